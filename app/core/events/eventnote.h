// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace coalface {

//! One sentence of what is told about an event: which one, and the values in it, so that it can be said in any language,
//! with times as the reader has them. The names of kinds are stored, so none is ever renamed. Times are ISO 8601 UTC,
//! spans whole seconds.
struct EventNote
{
    enum class Kind {
        Text,        //!< in the words of a driver, or of whoever else refused; those words
        QuietSince,  //!< it does not answer; since when
        OwnFault,    //!< it answers with a fault of its own; since when, status of HTTP
        Unusable,    //!< its answers cannot be used; since when, what is wrong with them
        OtherDevice, //!< another one answers at its address; in the words of that failure
        Answers,     //!< it answers again; after which span, where that is known
        Readable,    //!< its answers can be used again; likewise
        UpSince,     //!< it was started; when
        OtherWorker, //!< the pool is the same, the worker there is not
        FallbackUse, //!< what a fallback is
        BlockFound,
        BestKnown, //!< a best difficulty of a device that tells none of all time: the greatest that was told
        Heat,       //!< telemetry key, value, limit; °C
        NoShares,   //!< it reports a hash rate, but none of its shares was accepted; for which span
        NotHashing, //!< for which span
        Hashes,     //!< it hashes again; after which span, where that is known
        Unwatched,  //!< nobody looked; from when, to when
        AskedThrough,       //!< program, process
        OwnPoolSwitch,      //!< the device went over to another one of its pools
        RestartUnasked,     //!< through Coalface, that is
        ModeUnasked,        //!< the same, of a mode that matches none
        AtDevice,           //!< somebody changed it there
        AtDeviceOrFallback, //!< somebody changed it there, or the device went over to its fallback
        BundledUpdate,      //!< a version of a driver came with the program
        Place,              //!< of a pool that was set: which, from 1
        PlaceRestart,       //!< the same; a restart was asked for, too
        ProgramGone,        //!< the program that sent a write ended over it
        PoolKept, //!< the pool in use is wanted from now on; "stored": where it waits for a restart
        FallbackKept, //!< likewise
        StartUnknown, //!< of a pool that is stored: whether the device was started after that
    };

    Kind kind = Kind::Text;
    QStringList values = {};

    friend bool operator==(const EventNote &, const EventNote &) = default;
};
QString eventNoteName(EventNote::Kind kind); //!< "text", "quiet_since", …
std::optional<EventNote::Kind> eventNoteFromName(const QString &name);
const QList<EventNote::Kind> &allEventNotes(); //!< in their order

QString noteTime(const QDateTime &time);      //!< as a value; empty: not known
QDateTime timeFromNote(const QString &value); //!< UTC; invalid: not known

//! For a file or a database; empty: none.
QString storedNotes(const QList<EventNote> &notes);
//! None where one of them is not known: what is missing a sentence is no account of what happened.
QList<EventNote> notesFromStored(const QString &text);

} // namespace coalface
