// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/transcripts/recordingdevice.h"

#include <QNetworkDatagram>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <memory>

namespace coalface {

RecordingDevice::RecordingDevice(Transcript::Protocol protocol, const Endpoint &device)
    : m_protocol(protocol), m_device(device)
{
    if (protocol == Transcript::Protocol::Udp) {
        connect(&m_ear, &QUdpSocket::readyRead, this, &RecordingDevice::hear);
        m_ear.bind(QHostAddress::AnyIPv4, device.port,
                   QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint);
        return;
    }
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &RecordingDevice::accept);
    m_server.listen(QHostAddress::LocalHost);
}

void RecordingDevice::hear()
{
    while (m_ear.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = m_ear.receiveDatagram();
        if (datagram.senderAddress().isEqual(m_device.address, QHostAddress::TolerantConversion))
            m_announcement = datagram.data();
    }
}

void RecordingDevice::accept()
{
    while (QTcpSocket *asker = m_server.nextPendingConnection()) {
        auto *device = new QTcpSocket(asker);
        auto said = std::make_shared<Transcript::Exchange>();
        device->setProxy(QNetworkProxy::NoProxy);
        connect(asker, &QTcpSocket::readyRead, device, [asker, device, said] {
            const QByteArray bytes = asker->readAll();
            said->request += bytes;
            if (device->state() == QAbstractSocket::ConnectedState)
                device->write(bytes);
        });
        connect(device, &QTcpSocket::connected, device,
                [device, said] { device->write(said->request); });
        connect(device, &QTcpSocket::readyRead, asker, [asker, device, said] {
            const QByteArray bytes = device->readAll();
            said->reply += bytes;
            asker->write(bytes);
        });
        connect(device, &QTcpSocket::disconnected, asker, [asker] { asker->disconnectFromHost(); });
        connect(asker, &QTcpSocket::disconnected, this, [this, asker, said] {
            const bool isHttp = m_protocol == Transcript::Protocol::Http;
            const QByteArray request = isHttp ? httpRequestOf(said->request) : said->request;
            if (!request.isEmpty())
                m_exchanges.append({request, said->reply});
            asker->deleteLater();
        });
        device->connectToHost(m_device.address, m_device.port);
    }
}

} // namespace coalface
