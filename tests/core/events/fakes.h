// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"
#include "tests/core/fleet/fakes.h"

#include <algorithm>

// A log of events in memory, and a driver that tells pools.
namespace coalface {

class FakeEventLog : public EventLog
{
public:
    QList<Event> events; //!< as they were stored, oldest first
    QList<EventFilter> reads;
    QList<std::pair<QDateTime, int>> trims;
    std::optional<Error> refusal; //!< of reading
    bool held = false;            //!< readings wait until the test answers
    Pending<QList<Event>> heldReads;

    QFuture<Result<Done>> append(const QList<Event> &added) override
    {
        for (Event event : added) {
            if (!event.ref.isEmpty())
                events.removeIf([&](const Event &old) { return old.ref == event.ref; });
            event.id = ++m_lastId;
            events << event;
        }
        Q_EMIT changed();
        return answered<Done>(Done());
    }
    QFuture<Result<QList<Event>>> read(const EventFilter &filter) override
    {
        reads << filter;
        if (held)
            return heldReads.add();
        if (refusal)
            return answered<QList<Event>>(*refusal);
        return answered<QList<Event>>(matching(filter));
    }
    QFuture<Result<int>> trim(const QDateTime &before, int most) override
    {
        trims << std::pair(before, most);
        return answered<int>(0);
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
                              && (event.minerName + event.detail + event.after)
                                     .contains(filter.text, Qt::CaseInsensitive);
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
    qint64 m_lastId = 0;
};

//! Tells the pools that it is given.
class PoolSession : public FakeSession
{
public:
    std::optional<PoolInfo> pools; //!< none: it cannot tell
    int poolsAsked = 0;

    QFuture<Result<PoolInfo>> readPoolInfo(const MinerRef &, Deadline) override
    {
        ++poolsAsked;
        return answered<PoolInfo>(pools ? Result<PoolInfo>(*pools)
                                        : Error{Error::Kind::Unsupported, QStringLiteral("No.")});
    }
};

class PoolDirectory : public FakeDirectory
{
public:
    PoolSession pools;
    DriverSession *session(const QString &type) override
    {
        return type == QLatin1String("pebble") && state == DriverState::Ready ? &pools : nullptr;
    }
};

inline PoolInfo configured(const QStringList &urls)
{
    PoolInfo info;
    for (const QString &url : urls)
        info.pools << PoolSlot{int(info.pools.size()), url, QStringLiteral("worker"),
                               info.pools.isEmpty()};
    return info;
}

} // namespace coalface
