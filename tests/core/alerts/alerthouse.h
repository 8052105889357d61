// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertwatcher.h"
#include "tests/core/events/fakes.h"
#include "tests/core/fakealertlog.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace coalface {

//! One miner that is polled and watched. Time is the test's.
class AlertHouse : public QObject
{
protected:
    void setUp()
    {
        m_house = std::make_unique<House>();
        StoredMiner &miner = m_house->store.addMiner(1, QStringLiteral("Attic"));
        miner.telemetry = usual();
        miner.telemetry->timestamp = m_house->clock.now();
        miner.status.lastAsked = miner.status.lastAnswered = m_house->clock.now();
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        QTRY_COMPARE(m_house->fleet->size(), 1);
        says(usual());
        watch();
    }
    struct House
    {
        House() { remakeWatcher(); }
        void remakeWatcher()
        {
            watcher.reset();
            pools = std::make_unique<WantedPools>(*fleet, events);
            watcher = std::make_unique<AlertWatcher>(*fleet, *poller, drivers, events, *pools, log,
                                                     settings, clock);
        }
        QTemporaryDir folder;
        FakeClock clock;
        FakeStore store;
        PoolDirectory drivers;
        FakeLog telemetry;
        FakeEventLog events;
        FakeAlertLog log;
        AlertSettings settings{folder.filePath(QStringLiteral("alerts.json")),
                               QStringLiteral(ALERT_RULES)};
        std::unique_ptr<Fleet> fleet = std::make_unique<Fleet>(store, drivers, clock);
        std::unique_ptr<Poller> poller = std::make_unique<Poller>(*fleet, drivers, telemetry, clock);
        std::unique_ptr<WantedPools> pools;
        std::unique_ptr<AlertWatcher> watcher;
    };
    static Telemetry usual()
    {
        Telemetry telemetry = reading();
        telemetry.uptime = 86'400;
        telemetry.temperature = 55;
        telemetry.mode = QStringLiteral("eco");
        telemetry.poolUrl = QStringLiteral("a.example:1");
        return telemetry;
    }
    static Error silence() { return {Error::Kind::Timeout, QStringLiteral("It does not answer.")}; }
    Event written(const QString &verb, const QString &outcome) const
    {
        Event event;
        event.ref = QStringLiteral("write/") + verb;
        event.kind = EventKind::Write;
        event.minerKey = 1;
        event.time = m_house->clock.now();
        event.verb = verb;
        event.outcome = outcome;
        return event;
    }
    Event strangersPool() const
    {
        Event event;
        event.kind = EventKind::PoolChanged;
        event.minerKey = 1;
        event.time = m_house->clock.now();
        event.actor.kind = EventActor::Kind::SomeoneElse;
        event.before = QStringLiteral("a.example:1");
        event.after = QStringLiteral("evil.example:9");
        return event;
    }
    void watch()
    {
        m_house->watcher->setWatching(true);
        QTRY_VERIFY(m_house->watcher->isWatching());
        settle();
    }
    //! What answers at once is handed on by the event loop.
    static void settle()
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }
    //! Into the log, until everybody knows of it.
    void note(const Event &event)
    {
        const auto poolReads = [this] { // the pools' own, which come a moment later
            const QList<EventFilter> &reads = m_house->events.reads;
            return std::count_if(reads.cbegin(), reads.cend(), [](const EventFilter &filter) {
                return filter.kinds.contains(EventKind::FallbackChanged);
            });
        };
        const auto before = poolReads();
        m_house->events.append({event});
        QTRY_VERIFY(poolReads() > before);
        settle();
    }
    //! Polls every half minute and looks every five seconds for so long.
    void pass(int seconds)
    {
        for (int second = 5; second <= seconds; second += 5) {
            m_house->clock.advance(5);
            m_sincePoll += 5;
            if (m_sincePoll >= 30 && m_house->fleet->size() > 0) {
                m_sincePoll = 0;
                m_house->fleet->absorb(1, stamped(), m_house->clock.now());
                Q_EMIT m_house->fleet->minersChanged({1}); // which takes it up to a second
                Q_EMIT m_house->poller->polled({1, stamped(), 10});
            }
            m_house->watcher->judge();
            if (second % 30 == 0)
                settle();
        }
        settle();
    }
    Result<Telemetry> stamped() const
    {
        if (m_error)
            return *m_error;
        Telemetry telemetry = m_says;
        telemetry.timestamp = m_house->clock.now();
        return telemetry;
    }
    void says(const Telemetry &telemetry)
    {
        m_says = telemetry;
        m_error.reset();
    }
    QStringList active() const { return m_house->log.active(); }

    std::unique_ptr<House> m_house;
    Telemetry m_says; // while it answers
    std::optional<Error> m_error;
    int m_sincePoll = 0;
};

} // namespace coalface
