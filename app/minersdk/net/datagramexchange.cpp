// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/datagramexchange.h"

#include <QNetworkProxy>
#include <QUdpSocket>

namespace coalface {

DatagramExchange::DatagramExchange(Job *job, quint16 port, const QByteArray &payload,
                                   DatagramClient::Callback callback)
    : Exchange(job), m_port(port), m_payload(payload), m_callback(std::move(callback))
{}

void DatagramExchange::start(const Endpoint &endpoint)
{
    QUdpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    const qint64 written = socket.writeDatagram(m_payload, endpoint.address, m_port);
    Result<Done> result = Done();
    if (written != m_payload.size()) {
        result = Error{Error::Kind::Unreachable,
                       QStringLiteral("The datagram to %1 could not be sent: %2.")
                           .arg(placeName({endpoint.address, m_port}), socket.errorString())};
    } else {
        noteSent();
    }
    const DatagramClient::Callback callback = std::move(m_callback);
    Q_EMIT ended();
    callback(result);
}

} // namespace coalface
