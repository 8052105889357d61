// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/subnets.h"

#include <algorithm>
#include <array>

namespace coalface {

namespace {
//! How the names of interfaces begin behind which no miner is. "br0" and "bridge0" are not among
//! them: such a bridge often is the home network itself.
constexpr std::array virtualNames{"docker",    "br-",     "veth",   "virbr", "lxc",   "lxd",
                                  "cni",       "flannel", "podman", "tun",   "tap",   "wg",
                                  "tailscale", "utun",    "zt",     "ppp",   "vmnet", "vboxnet"};

bool isVirtual(const QString &name)
{
    return std::any_of(virtualNames.begin(), virtualNames.end(), [&](const char *start) {
        return name.startsWith(QLatin1String(start), Qt::CaseInsensitive);
    });
}

bool isUsable(const InterfaceDescription &interface)
{
    constexpr auto wanted = QNetworkInterface::IsUp | QNetworkInterface::IsRunning;
    constexpr auto unwanted = QNetworkInterface::IsLoopBack | QNetworkInterface::IsPointToPoint;
    return (interface.flags & wanted) == wanted && !(interface.flags & unwanted)
           && !isVirtual(interface.name);
}
} // namespace

QList<InterfaceDescription> interfaceDescriptions()
{
    QList<InterfaceDescription> descriptions;
    const QList<QNetworkInterface> all = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : all) {
        // Windows names an interface by a number; what a person calls it tells more.
        InterfaceDescription description{interface.humanReadableName(), interface.flags(), {}};
        if (description.name.isEmpty())
            description.name = interface.name();
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries)
            description.addresses.append({entry.ip(), entry.prefixLength()});
        descriptions += description;
    }
    return descriptions;
}

QList<LocalSubnet> usableSubnets(const QList<InterfaceDescription> &interfaces)
{
    QList<LocalSubnet> subnets;
    for (const InterfaceDescription &interface : interfaces) {
        if (!isUsable(interface))
            continue;
        for (const InterfaceDescription::Address &address : interface.addresses) {
            if (address.ip.protocol() != QAbstractSocket::IPv4Protocol || address.ip.isLinkLocal()
                || address.prefix < 1 || address.prefix > 30) {
                continue;
            }
            const quint32 mask = 0xffffffffu << (32 - address.prefix);
            const LocalSubnet subnet{QHostAddress(address.ip.toIPv4Address() & mask),
                                     address.prefix, interface.name};
            const bool known = std::any_of(subnets.cbegin(), subnets.cend(),
                                           [&](const LocalSubnet &other) {
                                               return other.network == subnet.network
                                                      && other.prefix == subnet.prefix;
                                           });
            if (!known)
                subnets += subnet;
        }
    }
    return subnets;
}

} // namespace coalface
