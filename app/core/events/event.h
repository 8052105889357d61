// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/eventnote.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace coalface {

//! What an event is about. The names are stored and printed, so none is ever renamed.
enum class EventKind {
    Restart,         //!< the device was restarted; before, after: its uptime in s
    ModeChanged,     //!< before, after: modes
    PoolChanged,     //!< the pool in use, or the worker there; before, after: see workplaceText()
    FallbackChanged, //!< the pool that it goes to when its first fails; before, after: as PoolChanged. Empty: it has none
    BestDifficulty,  //!< a new all-time record; before, after: difficulties
    BlockFound,      //!< before, after: blocks found since the device's start
    Offline,         //!< before, after: names of states
    Online,          //!< answers again; before, after: names of states
    Overheating,     //!< before: the limit, after: the reading; °C
    CooledDown,      //!< as Overheating
    HashingStopped,  //!< answers, but does not hash; after: the reason's key
    HashingResumed,  //!< before: names of states, after: likewise
    DriverUpdated,   //!< before, after: versions
    DriverRolledBack, //!< before, after: versions
    DriverBroken,     //!< its host does not stay up
    Write,            //!< what a person did to a miner; see `verb`, `outcome`
};
QString eventKindName(EventKind kind); //!< "restart", "mode_changed", …
std::optional<EventKind> eventKindFromName(const QString &name);
const QList<EventKind> &allEventKinds(); //!< in their order

enum class EventSeverity { Info, Warning, Critical };
QString eventSeverityName(EventSeverity severity); //!< "info", "warning", "critical"
std::optional<EventSeverity> eventSeverityFromName(const QString &name);

//! Who is behind an event.
struct EventActor
{
    enum class Kind {
        Unknown,     //!< cannot be told
        Person,      //!< through `program`, one of Coalface's
        Program,     //!< `program` by itself
        Device,      //!< the device by itself
        SomeoneElse, //!< a person or program at the device, but none of Coalface's
    };

    Kind kind = Kind::Unknown;
    QString program; //!< "coalface", "coalface-cli"; empty where there is none
    qint64 pid = 0;  //!< of that program; 0: none

    friend bool operator==(const EventActor &, const EventActor &) = default;
};
QString eventActorName(
    EventActor::Kind kind); //!< "unknown", "person", "program", "device", "someone_else"
std::optional<EventActor::Kind> eventActorFromName(const QString &name);
//! A person through this very program.
EventActor personHere();
//! This very program by itself.
EventActor thisProgram();

//! Something that happened to a miner or a driver. No password, token or login is in any of it.
struct Event
{
    qint64 id = 0; //!< of the stored row; greater ones were stored later. 0: not stored yet
    //! Set where what is known of an event comes in two steps (a write: begun, ended), or where two programs
    //! may see the same: the later one of two with the same `ref` takes the place of the earlier.
    QString ref;
    QDateTime time;      //!< UTC, ms; when it was seen, or of a write: begun
    qint64 minerKey = 0; //!< 0: none
    QString minerName;   //!< as the miner is called now; of a forgotten one, as it was called last
    QString driverType;  //!< of events of drivers; else empty
    EventKind kind = EventKind::Write;
    QString verb; //!< of a write: what was asked for, "set_pool", …; else empty
    EventSeverity severity = EventSeverity::Info;
    EventActor actor;
    QString before;              //!< see EventKind; plain values, for machines. Empty: not known
    QString after;               //!< likewise; of a write: what was asked for
    std::optional<int> poolSlot; //!< of a write to a pool: which place, from 0; of older ones not known
    //! Of a write: its Outcome's name; empty while it is not known. Of a pool or fallback that was seen to change:
    //! "needs_restart" where it is stored and surely not in use yet; else empty.
    QString outcome;
    QDateTime ended; //!< of a write: when, UTC; invalid: it has not, or that was noted by a version that did not tell
    QString detail; //!< one or two English sentences, for the outside: none is ever reworded
    //! What `detail` says, sentence by sentence, for whoever says it in another language. None: noted by a version
    //! without notes, or there is nothing to say.
    QList<EventNote> notes;

    QString minerId() const; //!< "m1"; empty: none

    friend bool operator==(const Event &, const Event &) = default;
};

} // namespace coalface
