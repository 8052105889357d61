// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/wantedpools.h"

#include "tests/core/fakeeventlog.h"
#include "tests/core/operations/writefakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int minute)
{
    return QDateTime({2026, 3, 1}, {12, minute}, Qt::UTC);
}

Event setPool(int minute, const QString &url, const QString &outcome, int slot = 0)
{
    Event event;
    event.time = at(minute);
    event.minerKey = 1;
    event.kind = EventKind::Write;
    event.verb = u"set_pool"_s;
    event.after = url + u" worker.a"_s;
    event.outcome = outcome;
    event.poolSlot = slot;
    return event;
}

Event poolChanged(int minute, const QString &url, EventActor::Kind actor, const QString &before = {})
{
    Event event;
    event.time = at(minute);
    event.minerKey = 1;
    event.kind = EventKind::PoolChanged;
    event.actor.kind = actor;
    event.before = before;
    event.after = url;
    return event;
}

//! `place`: "URL" or "URL, WORKER".
Miner minerAt(int minute, const QString &place, std::optional<qint64> uptime = 86'400)
{
    Miner miner;
    miner.record.key = 1;
    miner.telemetry.emplace();
    miner.telemetry->timestamp = at(minute);
    const Workplace inUse = workplaceIn(place);
    miner.telemetry->poolUrl = inUse.url;
    if (!inUse.user.isEmpty())
        miner.telemetry->poolUser = inUse.user;
    miner.telemetry->uptime = uptime;
    return miner;
}

Event fallbackChanged(int minute, const QString &before, const QString &after,
                      EventActor::Kind actor)
{
    Event event = poolChanged(minute, after, actor, before);
    event.kind = EventKind::FallbackChanged;
    return event;
}

//! "-": it does not tell.
Miner withFallback(Miner miner, const QString &fallback)
{
    if (fallback == u"-"_s)
        return miner;
    const Workplace place = workplaceIn(fallback);
    miner.telemetry->fallbackUrl = place.url;
    if (!place.user.isEmpty())
        miner.telemetry->fallbackUser = place.user;
    return miner;
}

} // namespace

//! Which miners work elsewhere, or as another worker, than they should.
class TestWantedPools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void driftIsWhatNobodySetAndTheDeviceDidNotChoose_data()
    {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<QString>("inUse");
        QTest::addColumn<QString>("wanted"); // empty: no drift
        const QString a = u"stratum+tcp://a.example:1"_s;
        const QString b = u"stratum+tcp://b.example:2"_s;
        const QString other = u"stratum+tcp://other.example:9"_s;
        using Events = QList<Event>;
        const auto applied = u"applied"_s;
        QTest::newRow("nobody ever set one") << Events{} << other << QString();
        QTest::newRow("as it was set") << Events{setPool(0, a, applied)} << a << QString();
        QTest::newRow("told without its scheme")
            << Events{setPool(0, a, applied)} << u"A.example:1"_s << QString();
        QTest::newRow("another") << Events{setPool(0, a, applied)} << other << a;
        QTest::newRow("the last one counts")
            << Events{setPool(0, a, applied), setPool(1, b, applied)} << a << b;
        QTest::newRow("refused, so the one before holds")
            << Events{setPool(0, a, applied), setPool(1, b, u"refused"_s)} << b << a;
        QTest::newRow("not confirmed, so it may be either")
            << Events{setPool(0, a, applied), setPool(1, b, u"not_confirmed"_s)} << b << QString();
        QTest::newRow("not confirmed, and the old one is there")
            << Events{setPool(0, a, applied), setPool(1, b, u"unknown"_s)} << a << QString();
        QTest::newRow("begun only") << Events{setPool(0, a, {})} << other << QString();
        QTest::newRow("at the fallback that was set")
            << Events{setPool(0, a, applied), setPool(0, b, applied, 1)} << b << QString();
        QTest::newRow("only a fallback was ever set")
            << Events{setPool(0, b, applied, 1)} << other << QString();
        QTest::newRow("went to its fallback by itself")
            << Events{setPool(0, a, applied), poolChanged(2, other, EventActor::Kind::Device)}
            << other << QString();
        QTest::newRow("went there before the pool was set")
            << Events{poolChanged(0, other, EventActor::Kind::Device), setPool(1, a, applied)}
            << other << a;
        QTest::newRow("someone else took it away")
            << Events{setPool(0, a, applied), poolChanged(2, other, EventActor::Kind::SomeoneElse)}
            << other << a;
        using Actor = EventActor::Kind;
        QTest::newRow("another worker at the same pool")
            << Events{setPool(0, a, applied)} << a + u", thief.a"_s << a;
        QTest::newRow("its worker, where the device says him")
            << Events{setPool(0, a, applied)} << a + u", worker.a"_s << QString();
        QTest::newRow("at the fallback that was set, but for another worker")
            << Events{setPool(0, a, applied), setPool(0, b, applied, 1)} << b + u", thief.a"_s << a;
        QTest::newRow("not confirmed for another worker")
            << Events{setPool(0, a, applied), setPool(1, b, u"not_confirmed"_s)} << b + u", thief"_s
            << a;
        QTest::newRow("someone else took the worker, seen by another program")
            << Events{setPool(0, a, applied), poolChanged(2, a + u", thief"_s, Actor::SomeoneElse)}
            << a << a;
        QTest::newRow("set again, seen by another program")
            << Events{setPool(0, a, applied), poolChanged(2, a + u", thief"_s, Actor::SomeoneElse),
                      setPool(3, a, applied)}
            << a << QString();
        QTest::newRow("its own fallback, but for another worker")
            << Events{setPool(0, a, applied), poolChanged(2, other + u", us"_s, Actor::Device)}
            << other + u", thief"_s << a;
        QTest::newRow("nobody ever set one, and someone else did")
            << Events{poolChanged(2, other, Actor::SomeoneElse, b + u", worker.a"_s)} << other << b;
        QTest::newRow("from one stranger's to another's")
            << Events{poolChanged(2, other, Actor::SomeoneElse, b + u", worker.a"_s),
                      poolChanged(3, a, Actor::SomeoneElse, other)}
            << a << b;
        QTest::newRow("it is back")
            << Events{poolChanged(2, other, Actor::SomeoneElse, b + u", worker.a"_s)} << b
            << QString();
        QTest::newRow("back at the stranger's by itself")
            << Events{setPool(0, a, applied), poolChanged(2, other, Actor::SomeoneElse),
                      poolChanged(3, b, Actor::Device), poolChanged(4, other, Actor::Device)}
            << other << a;
        QTest::newRow("someone else took what was its own choice")
            << Events{setPool(0, a, applied), poolChanged(2, other, Actor::Device),
                      poolChanged(3, a, Actor::Device), poolChanged(4, other, Actor::SomeoneElse)}
            << other << a;
        QTest::newRow("what was a stranger's once may be its fallback later")
            << Events{poolChanged(1, other, Actor::SomeoneElse, b), setPool(2, a, applied),
                      poolChanged(3, other, Actor::Device)}
            << other << QString();
        QTest::newRow("nobody can tell whose it was")
            << Events{poolChanged(2, other, Actor::Unknown, b + u", worker.a"_s)} << other
            << QString();
        QTest::newRow("a login in the URL is no other pool")
            << Events{setPool(0, a, applied)} << u"stratum+tcp://me:pw@a.example:1"_s << QString();
    }

    void driftIsWhatNobodySetAndTheDeviceDidNotChoose()
    {
        QFETCH(QList<Event>, events);
        QFETCH(QString, inUse);
        QFETCH(QString, wanted);
        PoolWishes wishes;
        for (const Event &event : events)
            takePoolEvent(wishes, event);
        const auto drift = driftOf(wishes, minerAt(10, inUse));
        QCOMPARE(drift ? drift->wanted.place.url : QString(), wanted);
        if (drift)
            QCOMPARE(drift->wanted.place.user, u"worker.a"_s);
    }

    void aFallbackDriftsWhenItDiffersFromTheWantedOne_data()
    {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<QString>("fallback"); // "-": not told
        QTest::addColumn<QString>("wanted");   // "-": no drift
        using Events = QList<Event>;
        using Actor = EventActor::Kind;
        const auto no = u"-"_s;
        const QString a = u"a.example:1"_s;
        const QString b = u"b.example:2"_s;
        const QString other = u"other.example:9"_s;
        const Events both{setPool(0, b, u"applied"_s, 1), setPool(0, a, u"applied"_s)};
        QTest::newRow("nobody ever set one") << Events{} << other << no;
        QTest::newRow("only the pool was set") << Events{setPool(0, a, u"applied"_s)} << other << no;
        QTest::newRow("as it was set") << both << u"stratum+tcp://B.example:2, worker.a"_s << no;
        QTest::newRow("the device does not tell") << both << no << no;
        QTest::newRow("another") << both << other << b;
        QTest::newRow("taken away") << both << QString() << b;
        QTest::newRow("another worker") << both << b + u", thief"_s << b;
        QTest::newRow("its worker is not told") << both << b << no;
        QTest::newRow("the pool that is wanted as the first") << both << a << no;
        QTest::newRow("refused") << Events{setPool(0, b, u"refused"_s, 1)} << other << no;
        QTest::newRow("not confirmed, so it may be either")
            << both + Events{setPool(1, other, u"unknown"_s, 1)} << other << no;
        QTest::newRow("set anew") << both + Events{setPool(1, other, u"applied"_s, 1)} << b << other;
        QTest::newRow("never set, and someone else changed it")
            << Events{fallbackChanged(2, b, other, Actor::SomeoneElse)} << other << b;
        QTest::newRow("never set, and back")
            << Events{fallbackChanged(2, b, other, Actor::SomeoneElse)} << b << no;
        QTest::newRow("never set, and changed by one of ours")
            << Events{fallbackChanged(2, b, other, Actor::Person)} << other << no;
        QTest::newRow("there was none until someone else set one")
            << Events{fallbackChanged(2, {}, other, Actor::SomeoneElse)} << other << QString();
    }

    void aFallbackDriftsWhenItDiffersFromTheWantedOne()
    {
        QFETCH(QList<Event>, events);
        QFETCH(QString, fallback);
        QFETCH(QString, wanted);
        PoolWishes wishes;
        for (const Event &event : events)
            takePoolEvent(wishes, event);
        const Miner miner = withFallback(minerAt(10, u"a.example:1"_s), fallback);
        const auto drift = fallbackDriftOf(wishes, miner);
        QCOMPARE(drift ? drift->wanted.place.url : u"-"_s, wanted);
        QVERIFY(!driftOf(wishes, miner));
        if (!drift)
            return;
        QVERIFY(drift->isFallback);
        QCOMPARE(drift->inUse, workplaceIn(fallback));
        // Of a program that does not ask the miners itself.
        Miner stored = minerAt(10, u"a.example:1"_s);
        stored.status.fallbackUrl = miner.telemetry->fallbackUrl;
        stored.status.fallbackUser = miner.telemetry->fallbackUser;
        QCOMPARE(fallbackDriftOf(wishes, stored), drift);
    }

    void aFailoverToAnotherFallbackThanTheWantedIsNoChoiceOfTheDevice()
    {
        PoolWishes wishes;
        takePoolEvent(wishes, setPool(0, u"b.example:2"_s, u"applied"_s, 1));
        takePoolEvent(wishes, setPool(0, u"a.example:1"_s, u"applied"_s));
        const auto inUse = [&](const QString &pool, const QString &fallback) {
            return driftOf(wishes, withFallback(minerAt(10, pool), fallback));
        };
        takePoolEvent(wishes, poolChanged(5, u"b.example:2"_s, EventActor::Kind::Device));
        QVERIFY(!inUse(u"b.example:2"_s, u"b.example:2"_s));
        takePoolEvent(wishes, poolChanged(6, u"evil.example:9"_s, EventActor::Kind::Device));
        QCOMPARE(inUse(u"evil.example:9"_s, u"evil.example:9"_s)->cause, PoolDrift::Cause::Unseen);
        // Where the device does not tell its fallback, it is one that it has gone to.
        QVERIFY(inUse(u"evil.example:9"_s, u"-"_s));
        // It may have a third pool.
        QVERIFY(!inUse(u"evil.example:9"_s, u"b.example:2"_s));
        takePoolEvent(wishes, fallbackChanged(4, u"b.example:2"_s, u"evil.example:9"_s,
                                              EventActor::Kind::SomeoneElse));
        const auto seen = inUse(u"evil.example:9"_s, u"evil.example:9"_s);
        QCOMPARE(seen->cause, PoolDrift::Cause::SomeoneElse);
        QCOMPARE(seen->since, at(4));
    }

    void whyItIsElsewhereIsToldAsFarAsItIsKnown()
    {
        using Cause = PoolDrift::Cause;
        PoolWishes wishes;
        takePoolEvent(wishes, poolChanged(1, u"b.example:2"_s, EventActor::Kind::Device));
        takePoolEvent(wishes, setPool(2, u"a.example:1"_s, u"applied"_s));
        takePoolEvent(wishes,
                      poolChanged(5, u"a.example:1, thief"_s, EventActor::Kind::SomeoneElse));
        const auto seen = driftOf(wishes, minerAt(10, u"a.example:1, thief"_s));
        QCOMPARE(seen->cause, Cause::SomeoneElse);
        QCOMPARE(seen->since, at(5));
        QVERIFY(seen->wanted.wasSet);
        QCOMPARE(seen->inUse, (Workplace{u"a.example:1"_s, u"thief"_s}));
        const auto unseen = driftOf(wishes, minerAt(10, u"a.example:1, other"_s));
        QCOMPARE(unseen->cause, Cause::Unseen);
        QCOMPARE(unseen->since, at(10));
        QCOMPARE(driftOf(wishes, minerAt(10, u"b.example:2"_s))->cause, Cause::Device);
    }

    void whatSomeoneElseChangedIsKnownFromThatReading()
    {
        PoolWishes wishes;
        takePoolEvent(wishes, poolChanged(5, u"thief.example:9"_s, EventActor::Kind::SomeoneElse,
                                          u"a.example:1, us"_s));
        const auto drift = driftOf(wishes, minerAt(5, u"thief.example:9"_s));
        QVERIFY(drift);
        QVERIFY(!drift->wanted.wasSet);
        QVERIFY(!driftOf(wishes, minerAt(4, u"a.example:1"_s)));
    }

    void aWorkerThatWasNotKnownIsLearntFromTheStrangersChange()
    {
        PoolWishes wishes;
        Event kept = setPool(0, u"a.example:1"_s, u"applied"_s);
        kept.verb = u"accept_pool"_s;
        kept.after = u"a.example:1"_s; // kept when the device did not tell
        takePoolEvent(wishes, kept);
        QVERIFY(!driftOf(wishes, minerAt(10, u"a.example:1, us"_s)));
        takePoolEvent(wishes, poolChanged(11, u"a.example:1, thief"_s,
                                          EventActor::Kind::SomeoneElse, u"a.example:1, us"_s));
        const auto drift = driftOf(wishes, minerAt(12, u"a.example:1, thief"_s));
        QVERIFY(drift);
        QCOMPARE(drift->wanted.place.user, u"us"_s);
        QVERIFY(!driftOf(wishes, minerAt(12, u"a.example:1, us"_s)));
    }

    void placesAreReadFromAllTheFormsThatEventsHave()
    {
        const Workplace place{u"stratum+tcp://a.example:1"_s, u"bc1q x, y"_s};
        QCOMPARE(workplaceIn(u"stratum+tcp://a.example:1, bc1q x, y"_s), place);
        QCOMPARE(workplaceIn(u"stratum+tcp://a.example:1 bc1q x, y"_s), place);
        QCOMPARE(workplaceIn(workplaceText(place)), place);
        QCOMPARE(workplaceIn(u"a.example:1"_s), (Workplace{u"a.example:1"_s, {}}));
        QCOMPARE(workplaceText({u"a.example:1"_s, {}}), u"a.example:1"_s);
        QCOMPARE(workplaceIn({}), Workplace());
    }

    void whatNeedsARestartIsAwaitedUntilThere()
    {
        PoolWishes known;
        Event write = setPool(5, u"a.example:1"_s, u"needs_restart"_s);
        write.before = u"old.example:1, worker.a"_s;
        takePoolEvent(known, write);
        QVERIFY(!driftOf(known, minerAt(20, u"old.example:1"_s)));
        QVERIFY(!driftOf(known, minerAt(20, u"a.example:1"_s)));
        // Neither what it was set to, nor where it worked before.
        QVERIFY(driftOf(known, minerAt(20, u"thief.example:1"_s)));
        QVERIFY(driftOf(known, minerAt(20, u"old.example:1"_s, 60)));
        // Set back at the device before it was restarted.
        takePoolEvent(known, poolChanged(15, u"old.example:1, worker.a"_s,
                                         EventActor::Kind::SomeoneElse, u"a.example:1, worker.a"_s));
        QVERIFY(driftOf(known, minerAt(20, u"old.example:1"_s)));
        PoolWishes wishes;
        takePoolEvent(wishes, setPool(5, u"a.example:1"_s, u"needs_restart"_s));
        QVERIFY(!driftOf(wishes, minerAt(20, u"old.example:1"_s, 86'400)));
        QVERIFY(!driftOf(wishes, minerAt(20, u"old.example:1"_s, std::nullopt)));
        QVERIFY(driftOf(wishes, minerAt(20, u"old.example:1"_s, 60)));
    }

    void whatWasNotConfirmedAndShowsLaterIsWanted()
    {
        PoolWishes wishes;
        takePoolEvent(wishes, setPool(0, u"a.example:1"_s, u"applied"_s));
        takePoolEvent(wishes, setPool(1, u"b.example:2"_s, u"not_confirmed"_s));
        takePoolEvent(wishes, poolChanged(2, u"b.example:2"_s, EventActor::Kind::Person));
        const auto drift = driftOf(wishes, minerAt(10, u"thief.example:9"_s));
        QVERIFY(drift);
        QCOMPARE(drift->wanted.place.url, u"b.example:2"_s);
        QVERIFY(driftOf(wishes, minerAt(10, u"a.example:1"_s)));
    }

    void aReadingFromBeforeTheChangeSaysNothing()
    {
        PoolWishes wishes;
        takePoolEvent(wishes, setPool(5, u"a.example:1"_s, u"applied"_s));
        QVERIFY(!driftOf(wishes, minerAt(5, u"old.example:1"_s)));
        QVERIFY(!driftOf(wishes, minerAt(4, u"old.example:1"_s)));
        QVERIFY(driftOf(wishes, minerAt(6, u"old.example:1"_s)));
        Miner silent = minerAt(6, {});
        silent.telemetry->poolUrl.reset();
        QVERIFY(!driftOf(wishes, silent));
    }

    void theLogAndTheReadingsAreFollowedAndAPersonCanAccept()
    {
        FakeStore store;
        WriteDirectory drivers;
        FakeClock clock;
        FakeEventLog log;
        store.addMiners(2);
        store.miners[0].telemetry = minerAt(10, u"stratum+tcp://other.example:9, thief"_s).telemetry;
        Fleet fleet(store, drivers, clock);
        fleet.load();
        QTRY_VERIFY(fleet.miner(1));
        WantedPools wanted(fleet, log);
        QSignalSpy changed(&wanted, &WantedPools::changed);
        QVERIFY(!wanted.isReady());
        wanted.follow();
        QTRY_VERIFY(wanted.isReady());
        QVERIFY(wanted.drifts().isEmpty());
        log.append({setPool(5, u"stratum+tcp://a.example:1"_s, u"applied"_s)});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(wanted.drifts().size(), 1);
        QCOMPARE(wanted.drift(1)->inUse.url, u"stratum+tcp://other.example:9"_s);
        QCOMPARE(wanted.drift(1)->wanted.place.url, u"stratum+tcp://a.example:1"_s);
        QVERIFY(!wanted.drift(2));

        wanted.accept({1, 2}, at(11));
        QTRY_VERIFY(wanted.drifts().isEmpty());
        const Event accepted = log.events.last();
        QCOMPARE(log.events.size(), 2);
        QCOMPARE(accepted.verb, u"accept_pool"_s);
        QCOMPARE(accepted.actor.kind, EventActor::Kind::Person);
        QCOMPARE(accepted.before, u"stratum+tcp://a.example:1, worker.a"_s);
        QCOMPARE(accepted.after, u"stratum+tcp://other.example:9, thief"_s);
        QCOMPARE(accepted.outcome, u"applied"_s);

        // The pool in use is the person's; its fallback is another matter, and theirs to keep, too.
        log.append({setPool(12, u"stratum+tcp://b.example:2"_s, u"applied"_s, 1)});
        Telemetry now = *withFallback(minerAt(13, u"other.example:9, thief"_s), u"evil.example:9"_s)
                             .telemetry;
        fleet.absorb(1, now, at(13));
        QTRY_VERIFY(wanted.fallbackDrift(1));
        QVERIFY(!wanted.drift(1));
        wanted.accept({1}, at(14));
        QTRY_VERIFY(wanted.drifts().isEmpty());
        QCOMPARE(log.events.last().poolSlot, 1);
        QCOMPARE(log.events.last().after, u"evil.example:9"_s);

        // Another program reads the same from the log.
        WantedPools elsewhere(fleet, log);
        elsewhere.follow();
        QTRY_VERIFY(elsewhere.isReady());
        QVERIFY(elsewhere.drifts().isEmpty());
    }
};

COALFACE_TEST(TestWantedPools)
#include "tst_wantedpools.moc"
