// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tinyserver.h"

#include <QNetworkProxy>

TinyServer::TinyServer(Handler handler, Complete complete)
    : m_handler(std::move(handler)), m_complete(std::move(complete))
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &TinyServer::accept);
}

bool TinyServer::listen(const QHostAddress &address)
{
    return m_server.listen(address);
}

void TinyServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        const qsizetype number = m_requests.size();
        m_requests.append(QByteArray());
        m_mostOpen = qMax(m_mostOpen, ++m_open);
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
        const auto read = [this, socket, number] {
            const bool before = m_complete(m_requests[number]);
            m_requests[number] += socket->readAll();
            if (!before && m_complete(m_requests[number]))
                m_handler(socket, m_requests[number]);
        };
        connect(socket, &QTcpSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0)
            read();
    }
}

bool TinyServer::isWholeHttpRequest(const QByteArray &request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = request.left(end).toLower() + "\r\n";
    const qsizetype at = head.indexOf("\r\ncontent-length:");
    if (at < 0)
        return true;
    const qsizetype from = at + 17;
    const qsizetype size = head.mid(from, head.indexOf("\r\n", from) - from).trimmed().toLongLong();
    return request.size() >= end + 4 + size;
}

bool TinyServer::isWholeLine(const QByteArray &request)
{
    return request.endsWith('\n');
}

TinyServer::Handler TinyServer::answering(const QByteArray &reply)
{
    return [reply](QTcpSocket *socket, const QByteArray &) {
        socket->write(reply);
        socket->disconnectFromHost();
    };
}

QByteArray TinyServer::httpReply(const QByteArray &body, const QByteArray &status,
                                 const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\n" + headers
           + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}
