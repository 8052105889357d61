// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alerttrack.h"

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

bool AlertTrack::isCooling(const AlertRule &rule, const QDateTime &now) const
{
    if (!m_lastCleared.isValid())
        return false;
    const qint64 since = m_lastCleared.secsTo(now);
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
        || isCooling(rule, moment.now))
        return Step::None;
    return Step::Raise;
}

void AlertTrack::hush(const Moment &moment)
{
    passed(moment);
    m_held = -1;
}

void AlertTrack::end(const QDateTime &now)
{
    m_lastCleared = now;
    m_active.reset();
}

void AlertTrack::restore(const Alert &alert)
{
    if (alert.isActive())
        m_active = alert;
    else if (!m_lastCleared.isValid() || alert.cleared > m_lastCleared)
        m_lastCleared = alert.cleared;
}

} // namespace coalface
