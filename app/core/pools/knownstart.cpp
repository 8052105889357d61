// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/knownstart.h"

#include "core/events/changeauthor.h"

#include <minersdk/types.h>

#include <algorithm>

namespace coalface {

namespace {

//! Uptimes are told in whole seconds, and slow devices take a while to tell them.
constexpr qint64 tellingSeconds = 5;
//! A device's clock loses one second of so many, at most.
constexpr qint64 driftShare = 10'000;

} // namespace

//! Not later than it started, whose uptime was that then.
QDateTime KnownStart::earliest(const QDateTime &told, qint64 uptime) const
{
    const QDateTime start = told.addSecs(-uptime - uptime / driftShare);
    const QDateTime surely = start.addSecs(-tellingSeconds);
    // It answered who it is before it was asked for the restart, so it had not been started within these few seconds
    // before.
    return asked.isValid() && start >= asked ? std::max(surely, asked) : surely;
}

std::optional<QDateTime> KnownStart::toldBy(const Event &event) const
{
    if (event.kind == EventKind::Restart)
        return earliest(event.time, event.after.toLongLong());
    if (event.kind == EventKind::Write && event.verb == capabilityName(Capability::Restart)
        && event.outcome == outcomeName(Outcome::Applied))
        return event.time; // it went away after that
    return std::nullopt;
}

bool KnownStart::take(const Event &event)
{
    if (mayHaveRestarted(event) && (!asked.isValid() || event.time > asked))
        asked = event.time;
    const std::optional<QDateTime> start = toldBy(event);
    if (!start || (restarted.isValid() && *start <= restarted))
        return false;
    restarted = *start;
    return true;
}

bool KnownStart::isAfter(const QDateTime &moment, const Telemetry &telemetry) const
{
    return (restarted.isValid() && restarted > moment)
           || (telemetry.uptime && earliest(telemetry.timestamp, *telemetry.uptime) > moment);
}

} // namespace coalface
