// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/addressplan.h"

#include <QTcpServer>

namespace coalface::simulator {

namespace {
// As in a home network, .0 and .251 to .255 stay free; 127.20.0.0/24 is then one whole subnet to scan.
constexpr int perSubnet = 250;

QHostAddress ownAddress(int device)
{
    const int subnet = device / perSubnet;
    return QHostAddress((127u << 24) | ((20u + quint32(subnet / 256)) << 16)
                        | (quint32(subnet % 256) << 8) | quint32(device % perSubnet + 1));
}
} // namespace

AddressPlan AddressPlan::ports(quint16 firstPort)
{
    AddressPlan plan;
    plan.m_next = firstPort;
    return plan;
}

AddressPlan AddressPlan::ownAddresses()
{
    AddressPlan plan;
    plan.m_own = true;
    return plan;
}

bool AddressPlan::ownAddressesPermitted()
{
#ifdef Q_OS_LINUX
    // An address that no device gets: only the right is asked for, not whether a port is free.
    QTcpServer server;
    return server.listen(QHostAddress(QStringLiteral("127.20.255.254")), 80)
           || server.serverError() == QAbstractSocket::AddressInUseError;
#else
    return false;
#endif
}

QHostAddress AddressPlan::address(int device) const
{
    return m_own ? ownAddress(device) : QHostAddress(QHostAddress::LocalHost);
}

Place AddressPlan::next(int device, quint16 realPort)
{
    if (m_own)
        return {address(device), realPort};
    return {address(device), m_next == 0 ? quint16(0) : m_next++};
}

} // namespace coalface::simulator
