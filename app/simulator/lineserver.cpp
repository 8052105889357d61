// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/lineserver.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace coalface::simulator {

namespace {
constexpr int slowPiece = 16; // bytes …
constexpr int slowPause = 50; // … every so many milliseconds
constexpr int pourPiece = 16 * 1024;
constexpr int pourPause = 10;

//! What a fault of the content makes of a reply; its terminator stays where it was.
QByteArray spoiledReply(Fault fault, QByteArray reply)
{
    const bool terminated = reply.endsWith('\0');
    if (terminated)
        reply.chop(1);
    const HttpAnswer answer = spoiled(fault, HttpAnswer::json(reply));
    switch (fault) {
    case Fault::Error500:
    case Fault::Unauthorized:
    case Fault::Html:
    case Fault::Redirect:
        return answer.bytes(); // a web server sits on that port
    case Fault::NotHttp:
        return QByteArray("\x01\x02SSH-2.0-something else entirely\r\n\x7f\xff\r\n");
    default:
        return terminated ? answer.body + '\0' : answer.body;
    }
}
} // namespace

LineServer::LineServer(const Service &service, Handler handler, QObject *parent)
    : QTcpServer(parent), m_service(service), m_handler(std::move(handler))
{
    setProxy(QNetworkProxy::NoProxy);
    // One caller waits here, the others in the system's queue.
    setMaxPendingConnections(1);
    setListenBacklogSize(100);
    connect(this, &QTcpServer::newConnection, this, &LineServer::callerWaits);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &LineServer::hangUp);
}

LineServer::~LineServer()
{
    shut();
}

bool LineServer::open(const QHostAddress &address, quint16 port)
{
    return isListening() || listen(address, port);
}

void LineServer::shut()
{
    close();
    m_silence.stop();
    m_busy = false;
    if (QTcpSocket *caller = std::exchange(m_caller, nullptr)) {
        caller->disconnect(this);
        caller->abort();
        caller->deleteLater();
    }
}

void LineServer::callerWaits()
{
    if (m_busy)
        m_mostInFlight = std::max(m_mostInFlight, 2);
    if (!m_caller)
        serveNext();
}

void LineServer::serveNext()
{
    m_caller = nextPendingConnection();
    if (!m_caller)
        return;
    connect(m_caller, &QTcpSocket::readyRead, this, &LineServer::received);
    connect(m_caller, &QTcpSocket::disconnected, this, &LineServer::hangUp);
    m_silence.start(m_service.silence);
    // It may have sent, and even left, while it was waiting: what it asked for is done all the same.
    if (m_caller->bytesAvailable() > 0)
        received();
    else if (m_caller->state() != QAbstractSocket::ConnectedState)
        hangUp();
}

void LineServer::received()
{
    if (m_busy)
        return;
    m_busy = true;
    m_silence.stop();
    m_mostInFlight = std::max(m_mostInFlight, 1);
    if (hasPendingConnections())
        m_mostInFlight = 2;
    m_reply = m_handler(m_caller->read(longestRequest));
    later(m_latency, &LineServer::deliver);
}

void LineServer::later(int milliseconds, void (LineServer::*step)())
{
    QTimer::singleShot(milliseconds, m_caller, [this, step, caller = m_caller] {
        if (caller == m_caller)
            (this->*step)();
    });
}

void LineServer::deliver()
{
    const QByteArray reply = std::exchange(m_reply, {});
    switch (m_fault) {
    case Fault::Drop:
        return hangUp();
    case Fault::Stall:
        return;
    case Fault::Truncated:
        m_caller->write(reply.left(reply.size() / 2));
        return hangUp();
    case Fault::Slow:
        m_reply = reply;
        return trickle();
    case Fault::Endless:
        m_caller->write(reply.left(reply.size() / 2));
        return pour();
    default:
        m_caller->write(reply.isEmpty() ? reply : spoiledReply(m_fault, reply));
        return hangUp();
    }
}

void LineServer::trickle()
{
    m_caller->write(m_reply.left(slowPiece));
    m_reply.remove(0, slowPiece);
    if (m_reply.isEmpty())
        return hangUp();
    later(slowPause, &LineServer::trickle);
}

void LineServer::pour()
{
    if (m_caller->bytesToWrite() < pourPiece)
        m_caller->write(QByteArray(pourPiece, ' '));
    later(pourPause, &LineServer::pour);
}

//! Lets the caller go; what was written still reaches it.
void LineServer::hangUp()
{
    QTcpSocket *caller = std::exchange(m_caller, nullptr);
    if (!caller)
        return;
    m_silence.stop();
    m_busy = false;
    caller->disconnect(this);
    connect(caller, &QTcpSocket::disconnected, caller, &QObject::deleteLater);
    caller->disconnectFromHost();
    if (caller->state() == QAbstractSocket::UnconnectedState)
        caller->deleteLater();
    serveNext();
}

} // namespace coalface::simulator
