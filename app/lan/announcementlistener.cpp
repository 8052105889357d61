// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/announcementlistener.h"

#include "lan/subnets.h"

#include <QNetworkDatagram>
#include <QNetworkProxy>
#include <QPointer>
#include <QStringList>

namespace coalface {

namespace {
//! Datagrams per turn of the event loop: a flood must not hold up the window.
constexpr int mostAtOnce = 64;
} // namespace

class AnnouncementListener::Lease : public Listening
{
public:
    Lease(AnnouncementListener &listener, QList<quint16> ports)
        : m_listener(&listener), m_ports(std::move(ports))
    {}
    ~Lease() override
    {
        for (const quint16 port : std::as_const(m_ports)) {
            if (m_listener)
                m_listener->release(port);
        }
    }
    QString problem() const override
    {
        QStringList problems;
        for (const quint16 port : std::as_const(m_ports)) {
            if (m_listener && !m_listener->m_doors[port].problem.isEmpty())
                problems += m_listener->m_doors[port].problem;
        }
        return problems.join(u' ');
    }

private:
    QPointer<AnnouncementListener> m_listener;
    QList<quint16> m_ports;
};

AnnouncementListener::AnnouncementListener(QObject *parent) : Announcements(parent)
{
    m_clock.start();
}

AnnouncementListener::~AnnouncementListener() = default;

std::unique_ptr<Listening> AnnouncementListener::listen(const QList<quint16> &ports)
{
    m_filter.setSubnets(usableSubnets(interfaceDescriptions()));
    for (const quint16 port : ports) {
        ++m_doors[port].listeners;
        open(port);
    }
    return std::make_unique<Lease>(*this, ports);
}

void AnnouncementListener::open(quint16 port)
{
    Door &door = m_doors[port];
    if (door.socket)
        return;
    auto socket = std::make_unique<QUdpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    // Every program that listens for these devices binds the same port; a broadcast reaches them all.
    if (!socket->bind(QHostAddress::AnyIPv4, port,
                      QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint)) {
        door.problem = QStringLiteral("UDP port %1 cannot be listened on (%2), so miners that only "
                                      "announce themselves there are not heard. Another program "
                                      "probably keeps it for itself; end that one and try again.")
                           .arg(port)
                           .arg(socket->errorString());
        return;
    }
    door.problem.clear();
    door.socket = std::move(socket);
    connect(door.socket.get(), &QUdpSocket::readyRead, this,
            [this, socket = door.socket.get(), port] { read(*socket, port); });
}

void AnnouncementListener::release(quint16 port)
{
    const auto door = m_doors.find(port);
    if (door == m_doors.end() || --door->second.listeners > 0)
        return;
    // It may go from within what its own datagram led to.
    if (door->second.socket) {
        door->second.socket->disconnect(this);
        door->second.socket->close();
        door->second.socket.release()->deleteLater();
    }
    m_doors.erase(door);
}

void AnnouncementListener::read(QUdpSocket &socket, quint16 port)
{
    // What remains is announced again as soon as one has been read.
    for (int i = 0;
         i < mostAtOnce && socket.state() == QUdpSocket::BoundState && socket.hasPendingDatagrams();
         ++i) {
        // One byte more shows that it was too long.
        const QNetworkDatagram datagram = socket.receiveDatagram(longestDatagram + 1);
        if (!datagram.isValid() || datagram.data().size() > longestDatagram)
            continue;
        if (m_filter.admits(datagram.senderAddress(), m_clock.elapsed()))
            Q_EMIT received({datagram.senderAddress(), port, datagram.data(), 0});
    }
}

} // namespace coalface
