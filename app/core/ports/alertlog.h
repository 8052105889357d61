// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <minersdk/result.h>

#include <QFuture>
#include <QObject>

namespace coalface {

//! Which alerts are wanted. What is empty does not restrict.
struct AlertFilter
{
    bool onlyActive = false;
    QDateTime activeSince; //!< those that were over before then do not count
    QList<qint64> minerKeys;
    QDateTime from; //!< raised: from <= t
    QDateTime to;   //!< raised: t < to
    int limit = 0;  //!< at most so many, the newest; 0: all
};

//! Where alerts are kept, shared by all programs on one configuration folder. Futures are completed exactly once and
//! never cancelled; all work happens on the store's own threads. Errors: Internal with a sentence.
class AlertLog : public QObject
{
    Q_OBJECT
public:
    //! What can be noted of one, once.
    enum class Mark { Cleared, Acknowledged, Told };

    explicit AlertLog(QObject *parent = nullptr) : QObject(parent) {}

    //! Those of miners that were forgotten meanwhile are dropped, as are ids that are there already.
    virtual QFuture<Result<Done>> add(const QList<Alert> &alerts) = 0;
    //! What is noted already stays as it is.
    virtual QFuture<Result<Done>> mark(const QStringList &ids, Mark mark, const QDateTime &when) = 0;
    //! What was noted was noted of something else than what they tell now; those that are over stay as they are.
    virtual QFuture<Result<Done>> unmark(const QStringList &ids, Mark mark) = 0;
    //! What is so now of those that last, see updateAlert(), and since when; those that are over stay as they are.
    virtual QFuture<Result<Done>> update(const QList<Alert> &alerts) = 0;
    //! The newest first.
    virtual QFuture<Result<QList<Alert>>> read(const AlertFilter &filter) = 0;
    //! Deletes those that were over before that time.
    virtual QFuture<Result<Done>> trim(const QDateTime &before) = 0;

Q_SIGNALS:
    //! This program stored or changed some.
    void changed();
    //! Another program changed the database; whether its alerts is not known.
    void changedElsewhere();
};

} // namespace coalface
