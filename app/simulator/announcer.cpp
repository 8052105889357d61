// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/announcer.h"

#include <QNetworkProxy>

#include <utility>

namespace coalface::simulator {

namespace {
QByteArray spoiledDatagram(Fault fault, const QByteArray &datagram)
{
    switch (fault) {
    case Fault::Drop:
    case Fault::Stall:
        return {};
    case Fault::Truncated:
        return datagram.first(datagram.size() / 2);
    case Fault::Garbage:
    case Fault::Array:
    case Fault::Strings:
        return spoiled(fault, HttpAnswer::json(datagram)).body;
    default:
        return datagram;
    }
}
} // namespace

Announcer::Announcer(const Broadcast &broadcast, Source source, QObject *parent)
    : QObject(parent), m_broadcast(broadcast), m_source(std::move(source))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_timer, &QTimer::timeout, this, &Announcer::send);
}

bool Announcer::open(const QHostAddress &address, int delay)
{
    // Both flags, so that listeners on the same port go on hearing.
    const auto shared = QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint;
    if (!m_socket.bind(address, m_broadcast.port, shared) && !m_socket.bind(address, 0))
        return false;
    m_timer.start(delay);
    return true;
}

void Announcer::send()
{
    m_timer.setInterval(m_broadcast.interval);
    if (m_silent)
        return;
    const QByteArray datagram = spoiledDatagram(m_fault, m_source());
    if (!datagram.isEmpty())
        m_socket.writeDatagram(datagram, QHostAddress(QStringLiteral("127.255.255.255")),
                               m_broadcast.port);
}

} // namespace coalface::simulator
