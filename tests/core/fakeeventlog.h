// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"

#include <QPromise>

#include <algorithm>
#include <memory>

namespace coalface {

//! A log of events in memory. Answers come at once.
class FakeEventLog : public EventLog
{
public:
    QList<Event> events; //!< as they were stored, oldest first
    QList<EventFilter> reads;
    QList<std::pair<QDateTime, int>> trims;
    std::optional<Error> refusal; //!< of reading

    QFuture<Result<Done>> append(const QList<Event> &added) override
    {
        for (Event event : added) {
            if (!event.ref.isEmpty())
                events.removeIf([&](const Event &old) { return old.ref == event.ref; });
            event.id = ++m_lastId;
            events << event;
        }
        Q_EMIT changed();
        return ready<Done>(Done());
    }
    QFuture<Result<QList<Event>>> read(const EventFilter &filter) override
    {
        reads << filter;
        if (refusal)
            return ready<QList<Event>>(*refusal);
        return ready<QList<Event>>(matching(filter));
    }
    QFuture<Result<int>> trim(const QDateTime &before, int most) override
    {
        trims << std::pair(before, most);
        return ready<int>(0);
    }

    QList<Event> matching(const EventFilter &filter) const
    {
        QList<Event> found;
        for (const Event &event : events) {
            const bool fits = (filter.minerKeys.isEmpty()
                               || filter.minerKeys.contains(event.minerKey))
                              && (filter.kinds.isEmpty() || filter.kinds.contains(event.kind))
                              && (!filter.from.isValid() || event.time >= filter.from)
                              && (!filter.to.isValid() || event.time < filter.to)
                              && event.id > filter.afterId
                              && ((event.minerName + event.detail + event.after)
                                      .contains(filter.text, Qt::CaseInsensitive)
                                  || std::any_of(event.notes.begin(), event.notes.end(),
                                                 [&](const EventNote &note) {
                                                     return filter.notes.contains(note.kind);
                                                 }));
            if (fits)
                found.prepend(event);
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const Event &a, const Event &b) { return a.time > b.time; });
        return filter.limit > 0 ? found.mid(0, filter.limit) : found;
    }
    QStringList kinds() const
    {
        QStringList names;
        for (const Event &event : events)
            names << eventKindName(event.kind);
        return names;
    }

private:
    template<typename T>
    static QFuture<Result<T>> ready(Result<T> result)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(result));
        promise.finish();
        return promise.future();
    }
    qint64 m_lastId = 0;
};

} // namespace coalface
