// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/metrics/hostusage.h"

#include <algorithm>
#include <utility>

namespace coalface {

HostUsage UsageReader::since(const wire::Pong &pong)
{
    HostUsage usage;
    if (pong.cpuMilliseconds) {
        const qint64 before = std::exchange(m_cpuMs, std::max(m_cpuMs, *pong.cpuMilliseconds));
        usage.cpuMs = m_cpuMs - before;
    }
    // The system's peak never falls. Where it has not risen it is an old one, perhaps of another hour.
    if (pong.peakBytes && *pong.peakBytes > m_peakBytes) {
        m_peakBytes = *pong.peakBytes;
        usage.peakBytes = m_peakBytes;
    } else if (pong.residentBytes > 0) {
        usage.peakBytes = pong.residentBytes;
    }
    return usage;
}

} // namespace coalface
