// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/eventwatcher.h"
#include "tests/core/events/fakes.h"

#include <QObject>
#include <QSignalSpy>
#include <QTest>

namespace coalface {

//! For tests of the watcher: each begins with a watched miner, "Attic", that has been up for a day.
class WatcherTest : public QObject
{
protected:
    struct House
    {
        FakeClock clock;
        FakeStore store;
        PoolDirectory drivers;
        FakeLog log;
        FakeEventLog events;
        std::unique_ptr<Fleet> fleet = std::make_unique<Fleet>(store, drivers, clock);
        std::unique_ptr<Poller> poller = std::make_unique<Poller>(*fleet, drivers, log, clock);
        std::unique_ptr<EventWatcher> watcher = std::make_unique<EventWatcher>(*fleet, *poller,
                                                                               drivers, events,
                                                                               clock);
    };
    void begin()
    {
        m_house = std::make_unique<House>();
        StoredMiner &miner = m_house->store.addMiner(1, QStringLiteral("Attic"));
        miner.telemetry = usual();
        miner.telemetry->timestamp = m_house->clock.now();
        miner.status.lastAsked = miner.status.lastAnswered = m_house->clock.now();
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        QTRY_COMPARE(m_house->fleet->size(), 1);
        m_house->watcher->setWatching(true);
        m_house->events.reads.clear(); // the look for writes that nobody ended
    }
    static Telemetry usual()
    {
        Telemetry telemetry = reading();
        telemetry.uptime = 86'400;
        telemetry.mode = QStringLiteral("eco");
        telemetry.poolUrl = QStringLiteral("a.example:1");
        return telemetry;
    }
    //! The miner answers that, half a minute later.
    void poll(const Result<Telemetry> &answer, qint64 key = 1)
    {
        m_house->clock.advance(30);
        m_house->drivers.pools.read = [answer](const QString &) { return answer; };
        QSignalSpy polled(m_house->poller.get(), &Poller::polled);
        m_house->poller->pollNow({key});
        QTRY_VERIFY(!polled.isEmpty());
    }
    void pollPool(const QString &pool)
    {
        Telemetry telemetry = usual();
        telemetry.poolUrl = pool;
        poll(telemetry);
    }
    Event written(const QString &verb, const QString &after) const
    {
        Event event;
        event.ref = QStringLiteral("write/") + verb;
        event.kind = EventKind::Write;
        event.minerKey = 1;
        event.time = m_house->clock.now();
        event.verb = verb;
        event.after = after;
        event.actor = {EventActor::Kind::Person, QStringLiteral("coalface-cli"), 17};
        return event;
    }
    QList<Event> &events() { return m_house->events.events; }

    std::unique_ptr<House> m_house;
};

} // namespace coalface
