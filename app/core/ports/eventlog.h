// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <minersdk/result.h>

#include <QFuture>
#include <QObject>

namespace coalface {

//! What a person looks for in events. One fits where any of this holds.
struct EventWord
{
    QString text; //!< in any case, in the name, detail, values, verb, outcome, driver or program with its process
    QString also; //!< likewise; empty: nothing
    QList<EventKind> kinds;
    QStringList verbs;
    QStringList outcomes;
    bool isUnderWay = false; //!< of writes: their outcome is not known yet
    QList<EventActor::Kind> actors;
    QList<EventNote::Kind> notes; //!< it has one of these
    QStringList noteTimes;        //!< part of a time in a note, UTC: "T08:12"
    QString localTime; //!< part of "2026-11-27 09:12:05", by the clock on the wall; empty: nothing
    //! With `localTime`: it is in one of these minutes of the day, UTC, which is faster to see; empty: in any.
    QList<int> utcMinutes;
    QDateTime from; //!< from <= t < to; invalid: nothing
    QDateTime to;
};

//! Which events are wanted. What is empty does not restrict.
struct EventFilter
{
    QList<qint64> minerKeys;
    QList<EventKind> kinds;
    QDateTime from;         //!< from <= t
    QDateTime to;           //!< t < to
    QList<EventWord> words; //!< all of them
    qint64 afterId = 0;     //!< only those stored later than that one
    int limit = 0;          //!< at most so many, the newest; 0: all
};

//! Where events are kept, shared by all programs on one configuration folder. Futures are completed exactly
//! once and never cancelled; all work happens on the store's own threads. Errors: Internal with a sentence.
class EventLog : public QObject
{
    Q_OBJECT
public:
    explicit EventLog(QObject *parent = nullptr) : QObject(parent) {}

    //! In one transaction; see Event::ref. Those of miners that were forgotten meanwhile are dropped, but for
    //! writes. While the disk is full a bounded number waits.
    virtual QFuture<Result<Done>> append(const QList<Event> &events) = 0;
    //! By time, newest first.
    virtual QFuture<Result<QList<Event>>> read(const EventFilter &filter) = 0;
    //! Deletes those before that time, and the oldest beyond `most`. The value: how many those were.
    virtual QFuture<Result<int>> trim(const QDateTime &before, int most) = 0;

Q_SIGNALS:
    //! This program stored events, or deleted some.
    void changed();
    //! Another program changed the database; whether its events is not known.
    void changedElsewhere();
};

} // namespace coalface
