// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alerttrack.h"

#include <algorithm>

namespace coalface {

//! Since the last look; nothing where nobody watched in between, and what was found before is void.
qint64 AlertTrack::passed(const Moment &moment)
{
    const qint64 gap = m_lastLook ? moment.monotonic - *m_lastLook : 0;
    m_lastLook = moment.monotonic;
    if (gap <= longestGap)
        return gap;
    m_held = m_clear = -1;
    return 0;
}

bool AlertTrack::isCooling(const AlertRule &rule, const QDateTime &from, const QDateTime &now)
{
    if (!from.isValid())
        return false;
    const qint64 since = from.secsTo(now);
    return since >= 0 && since < rule.cooldown; // below 0: the computer's clock was put back
}

AlertTrack::Step AlertTrack::step(const AlertRule &rule, AlertVerdict verdict, const Moment &moment)
{
    const qint64 gap = passed(moment);
    switch (verdict) {
    case AlertVerdict::Unknown:
        return Step::None;
    case AlertVerdict::Clear:
        m_held = -1;
        m_clear = m_clear < 0 ? 0 : m_clear + gap;
        if (!m_active || m_clear < rule.clearsAfter * 1000LL)
            return Step::None;
        return Step::Clear;
    case AlertVerdict::Brewing:
    case AlertVerdict::Holds:
        break;
    }
    m_clear = -1;
    if (m_held < 0)
        m_heldSince = moment.now;
    m_held = m_held < 0 ? 0 : m_held + gap;
    if (m_active || verdict == AlertVerdict::Brewing || m_held < rule.holdsFor * 1000LL
        || isCooling(rule, m_lastCleared, moment.now))
        return Step::None;
    return Step::Raise;
}

void AlertTrack::hush(const Moment &moment)
{
    passed(moment);
    m_held = -1;
}

void AlertTrack::begin(const Alert &alert, const QDateTime &known)
{
    m_active = alert;
    m_lastNews = known;
    m_hasNews = false;
    m_pools.restart(alert, known);
}

void AlertTrack::raise(const Alert &alert)
{
    begin(alert, alert.raised);
}

bool AlertTrack::takesNews(const AlertFinding &finding, const QDateTime &now)
{
    if (!m_active || m_active->kind != AlertKind::PoolChanged
        || finding.verdict != AlertVerdict::Holds || !m_pools.take(finding, now))
        return false;
    m_hasNews = true;
    return true;
}

bool AlertTrack::isToldAnew(const AlertRule &rule, const QDateTime &now)
{
    if (!m_hasNews || isCooling(rule, m_lastNews, now))
        return false;
    m_hasNews = false;
    m_lastNews = now;
    return true;
}

void AlertTrack::end(const QDateTime &now)
{
    m_lastCleared = now;
    m_active.reset();
}

void AlertTrack::restore(const Alert &alert)
{
    if (alert.isActive()) // an invalid time is earlier than any
        begin(alert, std::max({alert.raised, alert.acknowledged, alert.told}));
    else if (!m_lastCleared.isValid() || alert.cleared > m_lastCleared)
        m_lastCleared = alert.cleared;
}

} // namespace coalface
