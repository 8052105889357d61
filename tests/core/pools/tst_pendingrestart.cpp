// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/pendingrestart.h"

#include "core/pools/wantedpools.h"
#include "tests/core/fakeeventlog.h"
#include "tests/core/operations/writefakes.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

using Actor = EventActor::Kind;

const QString ours = u"stratum+tcp://ours.example:1, worker.a"_s;
const QString old = u"stratum+tcp://old.example:2, worker.a"_s;
const QString thief = u"stratum+tcp://thief.example:9, thief"_s;

QDateTime noon(int minutes)
{
    return QDateTime({2026, 3, 1}, {12, minutes}, Qt::UTC);
}

Event written(int minutes, const QString &verb, const QString &before, const QString &after,
              const QString &outcome = u"needs_restart"_s, int slot = 0)
{
    Event event;
    event.ref = u"write/%1"_s.arg(minutes);
    event.time = noon(minutes);
    event.minerKey = 1;
    event.kind = EventKind::Write;
    event.verb = verb;
    event.before = before;
    event.after = after;
    event.outcome = outcome;
    if (verb.endsWith(u"pool"_s))
        event.poolSlot = slot;
    return event;
}

Event poolSet(int minutes, const QString &before, const QString &after,
              const QString &outcome = u"needs_restart"_s)
{
    return written(minutes, u"set_pool"_s, before, QString(after).replace(u", "_s, u" "_s), outcome);
}

Event seen(int minutes, EventKind kind, Actor actor, const QString &before, const QString &after)
{
    Event event;
    event.time = noon(minutes);
    event.minerKey = 1;
    event.kind = kind;
    event.actor.kind = actor;
    event.before = before;
    event.after = after;
    return event;
}

Event stolen(int minutes)
{
    return seen(minutes, EventKind::PoolChanged, Actor::SomeoneElse, ours, thief);
}

RestartNeeds needsOf(const QList<Event> &events)
{
    RestartNeeds needs;
    for (const Event &event : events)
        takeRestartEvent(needs, event);
    return needs;
}

Telemetry readAt(int minutes, std::optional<qint64> uptime, const QString &place = ours)
{
    Telemetry telemetry;
    telemetry.timestamp = noon(minutes);
    telemetry.uptime = uptime;
    telemetry.poolUrl = workplaceIn(place).url;
    telemetry.poolUser = workplaceIn(place).user;
    return telemetry;
}

} // namespace

//! What a miner has stored and uses only after a restart stays marked until it had one.
class TestPendingRestart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWaitsForARestart_data()
    {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<QStringList>("pending"); // verb, value, what may be in use
        using Events = QList<Event>;
        const QString set = u"set_pool|%1|%2"_s.arg(ours, old);
        QTest::newRow("nothing was set") << Events{} << QStringList();
        QTest::newRow("stored") << Events{poolSet(1, old, ours)} << QStringList{set};
        QTest::newRow("in use at once")
            << Events{poolSet(1, old, ours, u"applied"_s)} << QStringList();
        QTest::newRow("refused") << Events{poolSet(1, old, ours, u"refused"_s)} << QStringList();
        QTest::newRow("set again, in use at once")
            << Events{poolSet(1, old, ours), poolSet(2, ours, old, u"applied"_s)} << QStringList();
        QTest::newRow("refused after it was stored")
            << Events{poolSet(1, old, ours), poolSet(2, ours, thief, u"refused"_s)}
            << QStringList{set};
        QTest::newRow("another place of the same miner")
            << Events{poolSet(1, old, ours),
                      written(2, u"set_pool"_s, {}, u"spare.example:1 w"_s, u"applied"_s, 1)}
            << QStringList{set};
        QTest::newRow("changed twice, so that it may be either")
            << Events{poolSet(1, old, ours), poolSet(2, ours, u"third.example:3, w"_s)}
            << QStringList{u"set_pool|third.example:3, w|%1; %2"_s.arg(old, ours)};
        QTest::newRow("set back, so that it is what it uses")
            << Events{poolSet(1, old, ours), poolSet(2, ours, old)}
            << QStringList{u"set_pool|%1|"_s.arg(old)};
        QTest::newRow("set back after two others")
            << Events{poolSet(1, old, ours), poolSet(2, ours, u"third.example:3, w"_s),
                      poolSet(3, u"third.example:3, w"_s, old)}
            << QStringList{u"set_pool|%1|"_s.arg(old)};
        QTest::newRow("set back after it was set back")
            << Events{poolSet(1, old, ours), poolSet(2, ours, old), poolSet(3, old, ours)}
            << QStringList{set};
        QTest::newRow("set back, though someone else had sent it elsewhere")
            << Events{poolSet(1, old, ours), stolen(2), poolSet(3, thief, old)}
            << QStringList{u"set_pool|%1|%2"_s.arg(old, thief)};
        QTest::newRow("set back to what was not the first")
            << Events{poolSet(1, old, ours), poolSet(2, ours, u"third.example:3, w"_s),
                      poolSet(3, u"third.example:3, w"_s, ours)}
            << QStringList{u"set_pool|%1|%2; third.example:3, w"_s.arg(ours, old)};
        QTest::newRow("its password alone")
            << Events{poolSet(1, ours, ours)} << QStringList{u"set_pool|%1|"_s.arg(ours)};
        QTest::newRow("a restart was seen")
            << Events{poolSet(1, old, ours),
                      seen(9, EventKind::Restart, Actor::Unknown, u"7000"_s, u"120"_s)}
            << QStringList();
        QTest::newRow("a restart was seen that came before")
            << Events{poolSet(8, old, ours),
                      seen(9, EventKind::Restart, Actor::Unknown, u"7000"_s, u"120"_s)}
            << QStringList{set};
        QTest::newRow("restarted through Coalface")
            << Events{poolSet(1, old, ours), written(2, u"restart"_s, {}, {}, u"applied"_s)}
            << QStringList();
        QTest::newRow("a restart that was not seen to happen")
            << Events{poolSet(1, old, ours), written(2, u"restart"_s, {}, {}, u"not_confirmed"_s)}
            << QStringList{set};
        QTest::newRow("changed once more after a restart")
            << Events{poolSet(1, u"third.example:3, w"_s, old),
                      written(2, u"restart"_s, {}, {}, u"applied"_s), poolSet(3, old, ours)}
            << QStringList{set};
        QTest::newRow("what was stored is no longer wanted")
            << Events{poolSet(1, old, ours), stolen(2),
                      written(3, u"accept_pool"_s, ours, thief, u"applied"_s)}
            << QStringList();
        const Event mode = written(1, u"set_mode"_s, u"normal"_s, u"eco"_s);
        QTest::newRow("a mode") << Events{mode} << QStringList{u"set_mode|eco|normal"_s};
        QTest::newRow("a mode that is set back")
            << Events{mode, written(2, u"set_mode"_s, u"eco"_s, u"normal"_s)}
            << QStringList{u"set_mode|normal|"_s};
        QTest::newRow("a mode that shows")
            << Events{mode, seen(2, EventKind::ModeChanged, Actor::Person, u"normal"_s, u"eco"_s)}
            << QStringList{u"set_mode|eco|normal"_s};
        QTest::newRow("a mode that someone else has changed since")
            << Events{mode,
                      seen(2, EventKind::ModeChanged, Actor::SomeoneElse, u"eco"_s, u"turbo"_s)}
            << QStringList();
    }
    void whatWaitsForARestart()
    {
        QFETCH(QList<Event>, events);
        QStringList pending;
        for (const PendingRestart &one : pendingRestarts(needsOf(events), std::nullopt))
            pending << u"%1|%2|%3"_s.arg(one.verb, one.value, one.formerly.join(u"; "_s));
        QTEST(pending, "pending");
    }

    //! A password that was set with it cannot be seen, and may be another.
    void whatIsSetBackIsInUseWhereNothingHasRestartedMeanwhile_data()
    {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<int>("upMinutes"); // at 12:20; -1: it does not tell
        QTest::addColumn<bool>("isInUse");
        using Events = QList<Event>;
        const Events back{poolSet(10, old, ours), poolSet(15, ours, old)};
        QTest::newRow("set back") << back << 60 << true;
        QTest::newRow("restarted in between") << back << 7 << false;
        QTest::newRow("without an uptime") << back << -1 << false;
        QTest::newRow("and once more") << back + Events{poolSet(16, old, old)} << 60 << true;
        QTest::newRow("set back after two others")
            << Events{poolSet(10, old, ours), poolSet(11, ours, u"third.example:3, w"_s),
                      poolSet(12, u"third.example:3, w"_s, old)}
            << 60 << true;
        QTest::newRow("to what was not the first")
            << back + Events{poolSet(16, old, ours)} << 60 << false;
        QTest::newRow("set once") << Events{poolSet(10, old, ours)} << 60 << false;
        QTest::newRow("what was there before is not known")
            << Events{poolSet(10, {}, ours), poolSet(15, ours, old)} << 60 << false;
        QTest::newRow("someone else was there, too")
            << Events{poolSet(10, old, ours), stolen(12), poolSet(15, thief, old)} << 60 << false;
        QTest::newRow("read before it was set back")
            << Events{poolSet(10, old, ours), poolSet(25, ours, old)} << 60 << false;
        QTest::newRow("a restart is noted that the uptime does not tell")
            << Events{poolSet(10, old, ours),
                      seen(12, EventKind::Restart, Actor::Unknown, u"7000"_s, u"30"_s),
                      poolSet(15, ours, old)}
            << 60 << false;
    }
    void whatIsSetBackIsInUseWhereNothingHasRestartedMeanwhile()
    {
        QFETCH(QList<Event>, events);
        QFETCH(int, upMinutes);
        const RestartNeeds needs = needsOf(events);
        const auto uptime = upMinutes < 0 ? std::nullopt : std::optional(qint64(upMinutes) * 60);
        const auto found = pendingRestarts(needs, readAt(20, uptime));
        QCOMPARE(found.size(), 1);
        QTEST(found.first().isInUse, "isInUse");
        QVERIFY(!pendingRestarts(needs, std::nullopt).first().isInUse);
    }

    void anUptimeFromAfterTheChangeTellsOfARestart()
    {
        const RestartNeeds needs = needsOf({poolSet(10, old, ours)});
        QCOMPARE(pendingRestarts(needs, readAt(20, 86'400)).size(), 1);
        QCOMPARE(pendingRestarts(needs, readAt(20, std::nullopt)).size(), 1);
        QCOMPARE(pendingRestarts(needs, readAt(20, 601)).size(), 1);
        QVERIFY(pendingRestarts(needs, readAt(20, 500)).isEmpty());
    }

    //! An uptime is told in whole seconds, and its answer takes a moment: the start seems to be a little later than it was.
    void aStartRightBeforeTheChangeIsNoneAfterIt_data()
    {
        QTest::addColumn<int>("startSeconds"); // since the change, as far as the uptime tells
        QTest::addColumn<qint64>("uptime");
        QTest::addColumn<bool>("waits");
        QTest::newRow("within the last second") << 1 << qint64(2) << true;
        QTest::newRow("later") << 20 << qint64(2) << false;
        QTest::newRow("by a clock that has run slow for ten days") << 40 << qint64(864'000) << true;
        QTest::newRow("after ten days") << 200 << qint64(864'000) << false;
    }
    void aStartRightBeforeTheChangeIsNoneAfterIt()
    {
        QFETCH(int, startSeconds);
        QFETCH(qint64, uptime);
        QFETCH(bool, waits);
        const Event set = poolSet(10, old, ours);
        Event restart = seen(0, EventKind::Restart, Actor::Person, u"7000"_s,
                             QString::number(uptime));
        restart.time = set.time.addSecs(startSeconds + uptime);
        QCOMPARE(pendingRestarts(needsOf({restart, set}), std::nullopt).size(), waits ? 1 : 0);
        QCOMPARE(pendingRestarts(needsOf({set, restart}), std::nullopt).size(), waits ? 1 : 0);
        Telemetry reading = readAt(0, uptime);
        reading.timestamp = restart.time;
        QCOMPARE(pendingRestarts(needsOf({set}), reading).size(), waits ? 1 : 0);
    }

    //! A fallback goes first and waits; the pool that follows asks for the restart, which comes a moment later.
    void theRestartThatAPoolAskedForIsOneForItsFallbackToo_data()
    {
        QTest::addColumn<QString>("outcome"); // of the pool, which went 2 s after its fallback
        QTest::addColumn<bool>("asks");
        QTest::addColumn<int>("startSeconds"); // since the fallback, as far as the uptime tells
        QTest::addColumn<bool>("waits");
        QTest::newRow("restarted") << u"applied"_s << true << 3 << false;
        QTest::newRow("restarted, and not seen at its pool")
            << u"not_confirmed"_s << true << 3 << false;
        QTest::newRow("taken without a restart") << u"applied"_s << true << -400 << true;
        QTest::newRow("started before it was asked") << u"applied"_s << true << 1 << true;
        QTest::newRow("none was asked for") << u"applied"_s << false << 3 << true;
        QTest::newRow("the restart failed") << u"needs_restart"_s << true << 3 << true;
        QTest::newRow("refused") << u"refused"_s << true << 3 << true;
    }
    void theRestartThatAPoolAskedForIsOneForItsFallbackToo()
    {
        QFETCH(QString, outcome);
        QFETCH(bool, asks);
        QFETCH(int, startSeconds);
        QFETCH(bool, waits);
        const QDateTime start = noon(10);
        const Event fallback = written(10, u"set_pool"_s, {}, old, u"needs_restart"_s, 1);
        Event pool = poolSet(10, old, ours, outcome);
        pool.ref = u"write/pool"_s;
        pool.time = start.addSecs(2);
        pool.detail = asks ? u"Pool 1, with a restart."_s : u"Pool 1."_s;
        const auto isFallbacks = [](const PendingRestart &one) { return one.poolSlot == 1; };
        const auto isWaiting = [&](const RestartNeeds &needs, const std::optional<Telemetry> &now) {
            const QList<PendingRestart> found = pendingRestarts(needs, now);
            return std::any_of(found.cbegin(), found.cend(), isFallbacks);
        };
        Telemetry reading = readAt(10, 20);
        reading.timestamp = start.addSecs(startSeconds + 20);
        QCOMPARE(isWaiting(needsOf({fallback, pool}), reading), waits);
        Event restart = seen(10, EventKind::Restart, Actor::Person, u"7000"_s, u"20"_s);
        restart.time = reading.timestamp;
        QCOMPARE(isWaiting(needsOf({fallback, pool, restart}), std::nullopt), waits);
        // What is set after it waits for the next one.
        Event later = fallback;
        later.time = reading.timestamp.addSecs(60);
        QVERIFY(isWaiting(needsOf({fallback, pool, restart, later}), reading));
    }

    void thePoolThatSomeoneElseSetMayStillBeInUse()
    {
        const auto again = pendingRestarts(needsOf({stolen(1), poolSet(2, thief, ours)}),
                                           std::nullopt);
        QVERIFY(again.at(0).isStrangers);
        QCOMPARE(again.at(0).formerly, QStringList{thief});
        // Changed once more, it still may be.
        const auto more = pendingRestarts(needsOf({stolen(1), poolSet(2, thief, ours),
                                                   poolSet(3, ours, old)}),
                                          std::nullopt);
        QVERIFY(more.at(0).isStrangers);
        QCOMPARE(more.at(0).formerly, (QStringList{thief, ours}));
        // One that a person set after all is no stranger's.
        const auto own = pendingRestarts(needsOf({stolen(1), poolSet(2, ours, thief, u"applied"_s),
                                                  poolSet(3, thief, ours)}),
                                         std::nullopt);
        QVERIFY(!own.at(0).isStrangers);
        QCOMPARE(own.at(0).formerly, QStringList{thief});
    }

    void theMarkLastsFromOneProgramToTheNextUntilTheMinerHasRestarted()
    {
        FakeStore store;
        WriteDirectory drivers;
        FakeClock clock;
        FakeEventLog log;
        store.addMiners(2);
        store.miners[0].telemetry = readAt(10, 86'400, thief);
        Fleet fleet(store, drivers, clock);
        fleet.load();
        QTRY_VERIFY(fleet.miner(1));
        log.append({poolSet(1, old, ours, u"applied"_s), stolen(9)});
        WantedPools wanted(fleet, log);
        wanted.follow();
        QTRY_VERIFY(wanted.drift(1));
        QVERIFY(wanted.restarts().isEmpty());

        log.append({poolSet(11, thief, ours)});
        QTRY_COMPARE(wanted.restarts(1).size(), 1);
        QVERIFY(wanted.restarts(2).isEmpty());
        fleet.absorb(1, readAt(12, 86'400), noon(12));
        QTRY_VERIFY(!wanted.drift(1)); // it shows what is stored
        QVERIFY(wanted.restarts(1).at(0).isStrangers);

        WantedPools elsewhere(fleet, log);
        elsewhere.follow();
        QTRY_COMPARE(elsewhere.restarts(), wanted.restarts());
        QCOMPARE(elsewhere.restarts().size(), 1);

        fleet.absorb(1, readAt(14, 30), noon(14));
        QTRY_VERIFY(wanted.restarts().isEmpty());
    }

    void whatSomeoneElseHasSetInItsPlaceNeedsNoRestartOfOurs()
    {
        FakeStore store;
        WriteDirectory drivers;
        FakeClock clock;
        FakeEventLog log;
        store.addMiners(1);
        store.miners[0].telemetry = readAt(10, 86'400);
        Fleet fleet(store, drivers, clock);
        fleet.load();
        QTRY_VERIFY(fleet.miner(1));
        log.append({poolSet(1, old, ours)});
        WantedPools wanted(fleet, log);
        wanted.follow();
        QTRY_COMPARE(wanted.restarts(1).size(), 1);
        log.append({stolen(11)});
        fleet.absorb(1, readAt(12, 86'400, thief), noon(12));
        QTRY_VERIFY(wanted.restarts().isEmpty());
        QVERIFY(wanted.drift(1));
        // It goes on as before all the same, until it has restarted.
        QCOMPARE(wanted.replaced(1).size(), 1);
        QVERIFY(wanted.replaced(2).isEmpty());
        fleet.absorb(1, readAt(14, 30, thief), noon(14));
        QTRY_VERIFY(wanted.replaced(1).isEmpty());
        QVERIFY(wanted.drift(1));
    }

    //! A device that shows what it uses shows that no start has come yet.
    void whatSomeoneElseHasSetBackToWhatIsInUseWaitsForNone()
    {
        PoolDrift drift;
        drift.inUse = workplaceIn(old);
        drift.cause = PoolDrift::Cause::SomeoneElse;
        const QList<PendingRestart> pending = pendingRestarts(needsOf({poolSet(10, old, ours)}),
                                                              readAt(20, 7200, old), {drift});
        QVERIFY(pending.isEmpty());
    }

    void whatSomeoneElseHasStoredInItsPlaceWaitsForARestartToo()
    {
        const RestartNeeds needs = needsOf({poolSet(1, old, ours), stolen(2)});
        PoolDrift drift;
        drift.inUse = workplaceIn(thief);
        drift.cause = PoolDrift::Cause::SomeoneElse;
        const auto found = pendingRestarts(needs, readAt(9, 86'400, thief), {drift});
        QCOMPARE(found.size(), 1);
        QVERIFY(found.at(0).isReplaced);
        QCOMPARE(found.at(0).value, thief);
        QCOMPARE(found.at(0).formerly, (QStringList{old, ours}));
        QVERIFY(pendingRestarts(needs, readAt(9, 60, thief), {drift}).isEmpty());
        // Whether it has restarted since is not known there.
        QVERIFY(pendingRestarts(needs, readAt(9, std::nullopt, thief), {drift}).isEmpty());
        drift.cause = PoolDrift::Cause::Unseen; // a fallback that it went to by itself, perhaps
        QVERIFY(pendingRestarts(needs, readAt(9, 86'400, thief), {drift}).isEmpty());
    }
};

COALFACE_TEST(TestPendingRestart)
#include "tst_pendingrestart.moc"
