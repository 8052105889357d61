// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/lineexchange.h"

#include <QNetworkProxy>

namespace coalface {

LineExchange::LineExchange(Job *job, const QByteArray &request, LineClient::End end,
                           LineClient::Callback callback)
    : Exchange(job), m_request(request), m_end(end), m_callback(std::move(callback))
{}

LineExchange::~LineExchange()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void LineExchange::start(const Endpoint &endpoint)
{
    if (const std::optional<Error> error = unaskable(endpoint)) {
        conclude(*error);
        return;
    }
    m_place = placeName(endpoint);
    connect(&m_socket, &QTcpSocket::connected, this, &LineExchange::send);
    connect(&m_socket, &QTcpSocket::readyRead, this, &LineExchange::read);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &LineExchange::reportError);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.connectToHost(endpoint.address, endpoint.port);
}

void LineExchange::send()
{
    noteSent();
    m_socket.write(m_request);
}

void LineExchange::read()
{
    const qsizetype searched = m_reply.size();
    m_reply += m_socket.readAll();
    if (m_end != LineClient::End::Close) {
        const char terminator = m_end == LineClient::End::Newline ? '\n' : '\0';
        const qsizetype at = m_reply.indexOf(terminator, searched);
        if (at >= 0 && at <= LineClient::maximumReplySize) {
            m_reply.truncate(at);
            if (m_end == LineClient::End::Newline && m_reply.endsWith('\r'))
                m_reply.chop(1);
            conclude(m_reply);
            return;
        }
    }
    if (m_reply.size() > LineClient::maximumReplySize) {
        conclude(
            Error{Error::Kind::BadReply,
                  QStringLiteral("The reply of %1 is larger than 1 MiB, which no miner's is: look "
                                 "whether another device has this address now.")
                      .arg(m_place),
                  true});
    }
}

void LineExchange::reportClosed()
{
    if (m_reply.isEmpty()) {
        conclude(Error{Error::Kind::Unreachable,
                       QStringLiteral("%1 closed the connection without an answer. Look at the "
                                      "device if that goes on.")
                           .arg(m_place),
                       true});
    } else {
        conclude(m_reply);
    }
}

void LineExchange::reportError(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::RemoteHostClosedError && wasSent()) {
        read();
        if (m_callback)
            reportClosed();
        return;
    }
    QString detail = QStringLiteral(
        "No connection to %1: look whether the device is on, and in this network.");
    if (wasSent())
        detail = QStringLiteral("The request was sent to %1, but the connection was lost.");
    else if (error == QAbstractSocket::ConnectionRefusedError)
        detail = QStringLiteral("%1 refused the connection: the device is there, but starting, or "
                                "it is no miner.");
    conclude(Error{Error::Kind::Unreachable, detail.arg(m_place), wasSent()});
}

void LineExchange::conclude(const Result<QByteArray> &result)
{
    const LineClient::Callback callback = std::exchange(m_callback, {});
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT ended();
    callback(result);
}

} // namespace coalface
