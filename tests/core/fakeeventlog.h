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
                              && std::all_of(filter.words.begin(), filter.words.end(),
                                             [&](const EventWord &word) {
                                                 return fitsWord(event, word);
                                             });
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
    //! As far as tests of the window need it.
    static bool fitsWord(const Event &event, const EventWord &word)
    {
        const QString local = event.time.toLocalTime().toString(
            QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        return (event.minerName + event.detail + event.after).contains(word.text, Qt::CaseInsensitive)
               || word.kinds.contains(event.kind)
               || (!event.verb.isEmpty() && word.verbs.contains(event.verb))
               || (!event.outcome.isEmpty() && word.outcomes.contains(event.outcome))
               || word.actors.contains(event.actor.kind)
               || (!word.localTime.isEmpty() && local.contains(word.localTime))
               || (word.from.isValid() && event.time >= word.from && event.time < word.to)
               || std::any_of(event.notes.begin(), event.notes.end(),
                              [&](const EventNote &note) { return word.notes.contains(note.kind); });
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
    qint64 m_lastId = 0;
};

} // namespace coalface
