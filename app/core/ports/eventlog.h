// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <minersdk/result.h>

#include <QFuture>
#include <QObject>

namespace coalface {

//! Which events are wanted. What is empty does not restrict.
struct EventFilter
{
    QList<qint64> minerKeys;
    QList<EventKind> kinds;
    QDateTime from; //!< from <= t
    QDateTime to;   //!< t < to
    QString text;   //!< in any case, in the name, detail, values, verb, outcome, driver or program
    QList<EventNote::Kind> notes; //!< with `text`: those with one of these notes fit it, too
    qint64 afterId = 0;           //!< only those stored later than that one
    int limit = 0;                //!< at most so many, the newest; 0: all
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
