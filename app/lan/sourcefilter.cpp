// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/sourcefilter.h"

#include <algorithm>
#include <limits>

namespace coalface {

namespace {
constexpr qint64 never = std::numeric_limits<qint64>::min() / 2;

bool isIn(quint32 address, quint32 network, int prefix)
{
    return prefix > 0 && ((address ^ network) >> (32 - prefix)) == 0;
}
} // namespace

bool SourceFilter::isLocal(const QHostAddress &source) const
{
    bool isIpv4 = false;
    const quint32 address = source.toIPv4Address(&isIpv4);
    if (!isIpv4)
        return false;
    constexpr struct
    {
        quint32 network;
        int prefix;
    } local[] = {{0x7f000000, 8},
                 {0x0a000000, 8},
                 {0xac100000, 12},
                 {0xc0a80000, 16},
                 {0xa9fe0000, 16}};
    const bool isPrivate = std::any_of(std::begin(local), std::end(local), [&](const auto &range) {
        return isIn(address, range.network, range.prefix);
    });
    return isPrivate
           || std::any_of(m_subnets.cbegin(), m_subnets.cend(), [&](const LocalSubnet &subnet) {
                  return isIn(address, subnet.network.toIPv4Address(), subnet.prefix);
              });
}

bool SourceFilter::admits(const QHostAddress &source, qint64 now)
{
    if (!isLocal(source))
        return false;
    const quint32 address = source.toIPv4Address();
    auto heard = m_heard.find(address);
    if (heard == m_heard.end()) {
        if (!makeRoom(now))
            return false;
        heard = m_heard.insert(address, {never, never});
    }
    if (now - heard->back() < window)
        return false;
    *heard = {now, heard->front()};
    return true;
}

bool SourceFilter::makeRoom(qint64 now)
{
    if (m_heard.size() >= mostSources)
        m_heard.removeIf([now](const auto &entry) { return now - entry->front() > forgotten; });
    return m_heard.size() < mostSources;
}

} // namespace coalface
