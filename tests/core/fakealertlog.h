// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/alertlog.h"

#include <QPromise>

#include <algorithm>

namespace coalface {

//! A log of alerts in memory. Answers come at once.
class FakeAlertLog : public AlertLog
{
public:
    QList<Alert> alerts; //!< oldest first
    int updates = 0;

    QFuture<Result<Done>> add(const QList<Alert> &added) override
    {
        alerts += added;
        Q_EMIT changed();
        return ready<Done>(Done());
    }
    QFuture<Result<Done>> mark(const QStringList &ids, Mark mark, const QDateTime &when) override
    {
        for (Alert &alert : alerts) {
            QDateTime &time = noted(alert, mark);
            if (ids.contains(alert.id) && !time.isValid())
                time = when;
        }
        Q_EMIT changed();
        return ready<Done>(Done());
    }
    QFuture<Result<Done>> unmark(const QStringList &ids, Mark mark) override
    {
        for (Alert &alert : alerts) {
            if (ids.contains(alert.id) && alert.isActive())
                noted(alert, mark) = {};
        }
        Q_EMIT changed();
        return ready<Done>(Done());
    }
    QFuture<Result<Done>> update(const QList<Alert> &now) override
    {
        for (Alert &alert : alerts) {
            const auto is = [&](const Alert &one) { return one.id == alert.id; };
            const auto found = std::find_if(now.cbegin(), now.cend(), is);
            if (found == now.cend() || !alert.isActive())
                continue;
            alert.part = found->part;
            alert.value = found->value;
            alert.limit = found->limit;
            alert.detail = found->detail;
            alert.since = found->since;
            alert.raised = found->raised;
        }
        ++updates;
        Q_EMIT changed();
        return ready<Done>(Done());
    }
    QFuture<Result<QList<Alert>>> read(const AlertFilter &filter) override
    {
        QList<Alert> found;
        for (const Alert &alert : std::as_const(alerts)) {
            const bool fits = (!filter.onlyActive || alert.isActive())
                              && (!filter.activeSince.isValid() || alert.isActive()
                                  || alert.cleared >= filter.activeSince)
                              && (filter.minerKeys.isEmpty()
                                  || filter.minerKeys.contains(alert.minerKey))
                              && (!filter.from.isValid() || alert.raised >= filter.from)
                              && (!filter.to.isValid() || alert.raised < filter.to);
            if (fits)
                found.prepend(alert);
        }
        return ready<QList<Alert>>(filter.limit > 0 ? found.mid(0, filter.limit) : found);
    }
    QFuture<Result<Done>> trim(const QDateTime &) override { return ready<Done>(Done()); }

    QStringList active() const //!< kinds
    {
        QStringList kinds;
        for (const Alert &alert : alerts) {
            if (alert.isActive())
                kinds << alertKindName(alert.kind);
        }
        return kinds;
    }

private:
    static QDateTime &noted(Alert &alert, Mark mark)
    {
        return mark == Mark::Cleared        ? alert.cleared
               : mark == Mark::Acknowledged ? alert.acknowledged
                                            : alert.told;
    }
    template<typename T>
    static QFuture<Result<T>> ready(Result<T> result)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(result));
        promise.finish();
        return promise.future();
    }
};

} // namespace coalface
