// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/loopbackserver.h"

#include <QNetworkProxy>
#include <QTimer>

#include <chrono>

namespace coalface::testing {

using namespace std::chrono_literals;
using Manner = Fault::Manner;

namespace {

constexpr auto pieceInterval = 5ms;
constexpr auto dripInterval = 20ms;
constexpr auto pourInterval = 3ms;
constexpr auto overlap = 30ms; //!< a connection that its peer has closed is not noticed at once
constexpr qsizetype pieces = 20;

//! Begins a reply that has no end.
QByteArray endlessBeginning(const Framing &framing)
{
    return framing.http
               ? QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":\"")
               : QByteArray("{\"a\":\"");
}

} // namespace

LoopbackServer::LoopbackServer(const Subject &subject, const Fault &fault, Phase phase)
    : m_subject(subject), m_fault(fault), m_phase(phase)
{
    m_endpoint.address = QHostAddress(QHostAddress::LocalHost);
    if (!m_subject.device)
        return;
    m_device = m_subject.device();
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackServer::accept);
    m_server.listen(m_endpoint.address);
    m_endpoint.port = m_server.serverPort();
    if (m_fault.manner == Manner::Refuses && m_phase == Phase::Throughout)
        closePort();
}

// A port that is only left would soon be another device's.
void LoopbackServer::closePort()
{
    if (!m_server.isListening())
        return;
    m_server.close();
    m_closedPort.setProxy(QNetworkProxy::NoProxy);
    m_closedPort.bind(m_endpoint.address, m_endpoint.port);
}

bool LoopbackServer::isFaulty(bool write) const
{
    if (!m_fault.exists())
        return false;
    switch (m_phase) {
    case Phase::Throughout:
        return true;
    case Phase::AfterFirst:
        return !m_requests.isEmpty();
    case Phase::OnWrites:
        return write;
    case Phase::AfterWrites:
        return m_writesDone > 0;
    }
    return false;
}

void LoopbackServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_open.remove(socket);
            socket->deleteLater();
        });
        if (m_fault.manner == Manner::ClosesAtOnce && isFaulty(false)) {
            socket->disconnectFromHost();
            continue;
        }
        const QList<QTcpSocket *> others = m_open.keys();
        for (QTcpSocket *other : others) {
            QTimer::singleShot(overlap, other, [this, other, socket] {
                m_sawTwoAtOnce |= m_open.contains(other) && m_open.contains(socket);
            });
        }
        m_open.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void LoopbackServer::read(QTcpSocket *socket)
{
    const auto bytes = m_open.find(socket);
    if (bytes == m_open.end() || m_subject.framing.isWhole(*bytes))
        return;
    *bytes += socket->readAll();
    if (m_subject.framing.isWhole(*bytes)) {
        const QByteArray request = *bytes;
        QTimer::singleShot(m_delay, socket, [this, socket, request] { take(socket, request); });
    }
}

void LoopbackServer::take(QTcpSocket *socket, const QByteArray &request)
{
    const bool write = m_subject.isWrite(request);
    const bool faulty = isFaulty(write);
    m_requests.append(request);
    if (write)
        m_writes.append(request);
    // A fault that spoils a write keeps the device from doing it.
    const bool acts = !write || !faulty || m_fault.manner == Manner::InPieces;
    const QByteArray reply = acts ? m_device(request) : m_subject.device()(request);
    m_writesDone += write && acts ? 1 : 0;
    if (faulty)
        misbehave(socket, request, reply);
    else
        sendAndClose(socket, reply);
    if (m_fault.manner == Manner::Refuses && isFaulty(false))
        closePort();
    if (faulty)
        Q_EMIT misbehaved();
}

void LoopbackServer::misbehave(QTcpSocket *socket, const QByteArray &request,
                               const QByteArray &reply)
{
    switch (m_fault.manner) {
    case Manner::Answers:
        return sendAndClose(socket, m_fault.alter(m_subject.framing, request, reply));
    case Manner::Refuses:
    case Manner::ClosesAtOnce:
    case Manner::ClosesUnanswered:
        return sendAndClose(socket, {});
    case Manner::InPieces:
        return sendInPieces(socket, reply, reply.size() / pieces + 1);
    case Manner::Endless:
        return pour(socket);
    case Manner::Drips:
        return drip(socket);
    case Manner::Silent:
        return;
    }
}

void LoopbackServer::sendAndClose(QTcpSocket *socket, const QByteArray &reply)
{
    m_open.remove(socket);
    socket->write(reply);
    socket->disconnectFromHost();
}

void LoopbackServer::sendInPieces(QTcpSocket *socket, const QByteArray &reply, qsizetype size)
{
    if (reply.size() <= size)
        return sendAndClose(socket, reply);
    socket->write(reply.left(size));
    QTimer::singleShot(pieceInterval, socket, [this, socket, rest = reply.mid(size), size] {
        sendInPieces(socket, rest, size);
    });
}

void LoopbackServer::drip(QTcpSocket *socket)
{
    goOnWriting(socket, "x", dripInterval);
}

// No faster than a network: what is read as fast as it is written keeps QNetworkAccessManager's thread
// from ever hearing that it is to stop.
void LoopbackServer::pour(QTcpSocket *socket)
{
    constexpr qsizetype portion = 64 * 1024;
    goOnWriting(socket, QByteArray(portion, 'x'), pourInterval);
}

void LoopbackServer::goOnWriting(QTcpSocket *socket, const QByteArray &bytes,
                                 std::chrono::milliseconds interval)
{
    socket->write(endlessBeginning(m_subject.framing));
    auto *timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [socket, bytes] {
        if (socket->bytesToWrite() < bytes.size())
            socket->write(bytes);
    });
    timer->start(interval);
}

} // namespace coalface::testing
