// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/fleet/miner.h"
#include "core/ports/clock.h"
#include "core/ports/eventlog.h"
#include "core/ports/writerequest.h"

namespace coalface {

//! Notes what a person changes, by this program: who, what, before, after, outcome. One event for each change, noted
//! first right before anything is sent, without an outcome, so that it is there even if the program dies over it, and
//! so that other programs know whose change it is they see. Holds no password. GUI thread.
class WriteJournal
{
public:
    //! Both outlive it.
    WriteJournal(EventLog &log, const Clock &clock) : m_log(log), m_clock(clock) {}

    //! The event of a change that is intended; nothing is noted yet. `before`: the value before, for a person; where it
    //! is not given, what `known` (the newest sample) says of it.
    static Event drafted(const MinerRecord &miner, const WriteRequest &request,
                         const QString &before, const std::optional<Telemetry> &known = {});
    //! It is sent now: the time of the event.
    void begun(Event &event);
    //! How it ended; also where it was not begun.
    void ended(Event event, const WriteReport &report);
    //! It was stopped before its turn: worth knowing, but nothing that went wrong.
    void leftOut(Event event, const WriteReport &report);

    //! What any program has noted of that miner; the newest first.
    QFuture<Result<QList<Event>>> noted(qint64 miner, const QList<EventKind> &kinds) const;
    QDateTime now() const { return m_clock.now(); }

private:
    void append(Event event, const WriteReport &report, EventSeverity severity);

    EventLog &m_log;
    const Clock &m_clock;
};

//! Whether that write of a pool asked for a restart, too.
bool asksForRestart(const Event &write);

//! What a request asks for, as a value: "eco", "stratum+tcp://host:port worker"; empty where the verb says all.
QString wantedValue(const WriteRequest &request);

} // namespace coalface
