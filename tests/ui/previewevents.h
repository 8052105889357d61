// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakeeventlog.h"

namespace coalface {

//! Some days of a fleet's history, for the preview of the window.
inline void populateEvents(FakeEventLog &log, const QDateTime &now)
{
    const auto add = [&](int minutesAgo, EventKind kind, qint64 miner, EventSeverity severity,
                         const EventActor &actor, const char *before, const char *after,
                         const char *detail, const char *verb = "", const char *outcome = "") {
        Event event;
        event.time = now.addSecs(-60LL * minutesAgo);
        event.kind = kind;
        event.minerKey = miner;
        event.severity = severity;
        event.actor = actor;
        event.before = QString::fromUtf8(before);
        event.after = QString::fromUtf8(after);
        event.detail = QString::fromUtf8(detail);
        event.verb = QString::fromUtf8(verb);
        event.outcome = QString::fromUtf8(outcome);
        log.append({event});
    };
    using Kind = EventKind;
    using Severity = EventSeverity;
    const EventActor device{EventActor::Kind::Device, {}, 0};
    const EventActor stranger{EventActor::Kind::SomeoneElse, {}, 0};
    const EventActor person{EventActor::Kind::Person, QStringLiteral("coalface-cli"), 4711};
    add(2800, Kind::BestDifficulty, 12, Severity::Info, device, "1200000", "4290000000", "");
    add(1500, Kind::Offline, 13, Severity::Warning, device, "online", "offline",
        "It has not answered since 2026-02-28 13:29:00 UTC.");
    add(55, Kind::Write, 11, Severity::Info, person, "eco", "turbo",
        "The device reports the mode turbo.", "set_mode", "applied");
    add(54, Kind::ModeChanged, 11, Severity::Info, person, "eco", "turbo",
        "It follows what was asked for through coalface-cli (process 4711).");
    add(40, Kind::Overheating, 11, Severity::Critical, device, "68", "71.2",
        "The hottest chip is at 71.2 °C; its limit is 68 °C.");
    add(30, Kind::Restart, 11, Severity::Warning, {}, "273600", "14",
        "Nobody asked for it through Coalface: it lost power, ended by a fault, or was restarted "
        "at "
        "the device. It has been up since 2026-03-01 14:00:00 UTC.");
    add(20, Kind::Write, 12, Severity::Warning, person, "stratum+tcp://solo.example:3333 bc1q.g2",
        "stratum+tcp://pool.example:3333 bc1q.garage-2",
        "The pool was sent, but the device does not show it.", "set_pool", "not_confirmed");
    add(12, Kind::PoolChanged, 11, Severity::Critical, stranger, "solo.example:3333",
        "evil.example:4444", "It was changed at the device and not through Coalface.");
    Event driver;
    driver.time = now.addSecs(-90);
    driver.kind = Kind::DriverUpdated;
    driver.driverType = QStringLiteral("pebble");
    driver.actor = {EventActor::Kind::Person, QStringLiteral("coalface"), 4800};
    driver.before = QStringLiteral("1.0.0");
    driver.after = QStringLiteral("1.1.0");
    driver.outcome = QStringLiteral("on_trial");
    log.append({driver});
}

} // namespace coalface
