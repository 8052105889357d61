// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/toldpools.h"

#include <algorithm>

namespace coalface {

namespace {

bool isSameTold(const Workplace &a, const Workplace &b)
{
    return a.url.isEmpty() || b.url.isEmpty() ? a.url == b.url : isSameWorkplace(a, b);
}

//! It is not in use yet.
bool isWaitingPart(const QString &part)
{
    return part == afterRestartPart || part == fallbackAfterRestartPart;
}

} // namespace

bool ToldPools::take(const AlertFinding &finding, const QDateTime &now)
{
    const bool isFallback = isFallbackPart(finding.part);
    const Workplace place = workplaceIn(finding.value);
    const auto told = std::find_if(m_told.begin(), m_told.end(), [&](const Told &one) {
        return one.isFallback == isFallback && isSameTold(one.place, place);
    });
    if (told == m_told.end()) {
        m_told << Told{isFallback, place, isWaitingPart(finding.part), now};
        return true;
    }
    if (told->isWaiting && !isWaitingPart(finding.part)) {
        told->isWaiting = false;
        told->when = now;
        return true;
    }
    // Not what a miner goes to and comes back from by itself.
    if (!finding.wasSeen || finding.since <= told->when)
        return false;
    told->when = now;
    return true;
}

void ToldPools::restart(const Alert &alert, const QDateTime &when)
{
    m_told = {Told{isFallbackPart(alert.part), workplaceIn(alert.value), isWaitingPart(alert.part),
                   when}};
}

} // namespace coalface
