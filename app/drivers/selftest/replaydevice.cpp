// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/selftest/replaydevice.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestRequest = 64 * 1024;

class NoPorts : public Listening
{
public:
    QString problem() const override { return {}; }
};

} // namespace

ReplayDevice::ReplayDevice(const Transcript &transcript, QObject *parent)
    : QObject(parent), m_transcript(transcript)
{
    if (transcript.protocol == Transcript::Protocol::Udp)
        return;
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &ReplayDevice::accept);
    if (!m_server.listen(QHostAddress::LocalHost)) {
        m_problem = u"No port of this computer could be opened for the self-test: %1."_s.arg(
            m_server.errorString());
    }
}

Endpoint ReplayDevice::endpoint() const
{
    return {QHostAddress(QHostAddress::LocalHost), m_server.serverPort()};
}

void ReplayDevice::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, received = QByteArray()]() mutable { read(socket, received); });
    }
}

void ReplayDevice::read(QTcpSocket *socket, QByteArray &received)
{
    received += socket->readAll();
    const bool isHttp = m_transcript.protocol == Transcript::Protocol::Http;
    // A request of a line protocol has no end that all have in common; each leaves in one piece.
    const QByteArray request = isHttp ? httpRequestOf(received) : received;
    if (request.isEmpty() && received.size() <= longestRequest)
        return;
    if (const QByteArray *reply = replyTo(request)) {
        socket->write(*reply);
    } else {
        if (m_strange.isEmpty())
            m_strange = QString::fromUtf8(request.left(80)).simplified();
        if (isHttp)
            socket->write(
                "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }
    socket->disconnectFromHost();
}

const QByteArray *ReplayDevice::replyTo(const QByteArray &request)
{
    const QByteArray *last = nullptr;
    for (qsizetype i = 0; i < m_transcript.exchanges.size(); ++i) {
        if (m_transcript.exchanges[i].request != request)
            continue;
        last = &m_transcript.exchanges[i].reply;
        if (m_used.insert(i).second)
            break;
    }
    return last;
}

std::unique_ptr<Listening> ReplayedAnnouncements::listen(const QList<quint16> &)
{
    return std::make_unique<NoPorts>();
}

Announcement ReplayedAnnouncements::announcementOf(const Transcript &transcript)
{
    return {QHostAddress(QHostAddress::LocalHost), transcript.announcedPort,
            transcript.announcement, 0};
}

} // namespace coalface
