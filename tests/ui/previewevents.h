// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/englishnotes.h"
#include "tests/core/fakeeventlog.h"

namespace coalface {

//! Some days of a fleet's history, for the preview of the window.
inline void populateEvents(FakeEventLog &log, const QDateTime &now)
{
    const auto add = [&](int minutesAgo, EventKind kind, qint64 miner, EventSeverity severity,
                         const EventActor &actor, const char *before, const char *after,
                         const QList<EventNote> &notes, const char *verb = "",
                         const char *outcome = "") {
        Event event;
        event.time = now.addSecs(-60LL * minutesAgo);
        event.kind = kind;
        event.minerKey = miner;
        event.severity = severity;
        event.actor = actor;
        event.before = QString::fromUtf8(before);
        event.after = QString::fromUtf8(after);
        event.verb = QString::fromUtf8(verb);
        event.outcome = QString::fromUtf8(outcome);
        for (const EventNote &note : notes)
            appendNote(event, note);
        log.append({event});
    };
    using Kind = EventKind;
    using Note = EventNote::Kind;
    using Severity = EventSeverity;
    const EventActor device{EventActor::Kind::Device, {}, 0};
    const EventActor stranger{EventActor::Kind::SomeoneElse, {}, 0};
    const EventActor person{EventActor::Kind::Person, QStringLiteral("coalface-cli"), 4711};
    add(2800, Kind::BestDifficulty, 12, Severity::Info, device, "1200000", "4290000000", {});
    add(1500, Kind::Offline, 13, Severity::Warning, device, "online", "offline",
        {{Note::QuietSince, {noteTime(now.addSecs(-60LL * 1501))}}});
    add(55, Kind::Write, 11, Severity::Info, person, "eco", "turbo",
        {{Note::Text, {QStringLiteral("The device reports the mode turbo.")}}}, "set_mode",
        "applied");
    add(54, Kind::ModeChanged, 11, Severity::Info, person, "eco", "turbo",
        {{Note::AskedThrough, {person.program, QString::number(person.pid)}}});
    add(40, Kind::Overheating, 11, Severity::Critical, device, "68", "71.2",
        {{Note::Heat,
          {QStringLiteral("temperature"), QStringLiteral("71.2"), QStringLiteral("68")}}});
    add(30, Kind::Restart, 11, Severity::Warning, {}, "273600", "14",
        {{Note::RestartUnasked}, {Note::UpSince, {noteTime(now.addSecs(-60LL * 30))}}});
    add(20, Kind::Write, 12, Severity::Warning, person, "stratum+tcp://solo.example:3333 bc1q.g2",
        "stratum+tcp://pool.example:3333 bc1q.garage-2",
        {{Note::Text, {QStringLiteral("The pool was sent, but the device does not show it.")}},
         {Note::Place, {QStringLiteral("1")}}},
        "set_pool", "not_confirmed");
    add(12, Kind::PoolChanged, 11, Severity::Critical, stranger, "solo.example:3333",
        "evil.example:4444", {{Note::AtDevice}});
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
