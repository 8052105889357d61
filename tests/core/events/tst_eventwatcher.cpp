// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/events/watcherhouse.h"
#include "tests/testprogram/testprogram.h"

#include <limits>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestEventWatcher : public WatcherTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_house.reset(); }
    void onlyTheOneThatWatchesNotes();
    void anOutsidersPoolIsToldAfterOnePoll();
    void anOutsidersWorkerAtTheSamePoolIsToldAfterOnePoll();
    void anOutsidersFallbackIsToldAfterOnePoll();
    void aWriteInTheLogIsNoOutsiders();
    void aWriteThatIsNotedAMomentLaterIsNoOutsiders();
    void theDevicesOwnFallbackIsNoOutsiders();
    void whereThePoolsCannotBeReadThatIsSaid();
    void nobodyIsAccusedWhileTheLogCannotBeRead();
    void whatChangedWhileNobodyWatchedIsTold();
    void anOutsidersPoolIsToldAlsoOfAMinerThatWasSilentAtTheStart();
    void offlineIsToldByTheStateAlone();
    void heatIsToldByAPersonsLimit();
    void aBestOfAnEarlierStartIsKnownFromTheLog();
    void endingItNotesWhatIsUndecided();
    void anInterruptedPollTellsNothing();
    void aRemovedMinerIsForgotten();
    void aBrokenDriverIsToldOnce();
    void theLogIsKeptWithinItsBounds();
    void aWriteWhoseProgramWasKilledEndsUnknown_data();
    void aWriteWhoseProgramWasKilledEndsUnknown();
};

void TestEventWatcher::onlyTheOneThatWatchesNotes()
{
    m_house->watcher->setWatching(false);
    pollPool(u"evil.example:9"_s);
    QTest::qWait(20);
    QVERIFY(m_house->watcher->isIdle());
    QVERIFY(events().isEmpty());
    QVERIFY(m_house->events.reads.isEmpty());
}

void TestEventWatcher::anOutsidersPoolIsToldAfterOnePoll()
{
    m_house->drivers.pools.pools = configured({u"evil.example:9"_s, u"b.example:2"_s});
    pollPool(u"evil.example:9"_s);
    QTRY_COMPARE(events().size(), 1);
    const Event event = events().first();
    QCOMPARE(event.kind, EventKind::PoolChanged);
    QCOMPARE(event.actor.kind, EventActor::Kind::SomeoneElse);
    QCOMPARE(event.severity, EventSeverity::Critical);
    QCOMPARE(event.before, u"a.example:1"_s);
    QCOMPARE(event.after, u"evil.example:9"_s);
    QCOMPARE(event.minerKey, 1);
    QCOMPARE(m_house->drivers.pools.poolsAsked, 1);
    // It stays there: once is enough.
    pollPool(u"evil.example:9"_s);
    QTRY_VERIFY(m_house->watcher->isIdle());
    QCOMPARE(events().size(), 1);
}

void TestEventWatcher::anOutsidersWorkerAtTheSamePoolIsToldAfterOnePoll()
{
    m_house->drivers.pools.pools = configured({u"a.example:1"_s, u"b.example:2"_s});
    m_house->drivers.pools.pools->pools[0].user = u"thief"_s;
    Telemetry telemetry = usual();
    telemetry.poolUser = u"bc1q.attic"_s;
    poll(telemetry); // the first that is known is none
    telemetry.poolUser = u"thief"_s;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 1);
    const Event event = events().first();
    QCOMPARE(event.kind, EventKind::PoolChanged);
    QCOMPARE(event.actor.kind, EventActor::Kind::SomeoneElse);
    QCOMPARE(event.severity, EventSeverity::Critical);
    QCOMPARE(event.before, u"a.example:1, bc1q.attic"_s);
    QCOMPARE(event.after, u"a.example:1, thief"_s);
    QVERIFY2(event.detail.contains(u"another worker"_s), qPrintable(event.detail));
    // Our own change of the worker is ours.
    m_house->events.append({written(u"set_pool"_s, u"a.example:1 bc1q.attic"_s)});
    telemetry.poolUser = u"bc1q.attic"_s;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 3);
    QCOMPARE(events().last().actor.kind, EventActor::Kind::Person);
}

void TestEventWatcher::anOutsidersFallbackIsToldAfterOnePoll()
{
    Telemetry telemetry = usual();
    telemetry.fallbackUrl = u"b.example:2"_s;
    telemetry.fallbackUser = u"bc1q.attic"_s;
    poll(telemetry); // the first that is known is none
    telemetry.fallbackUrl = u"evil.example:9"_s;
    telemetry.fallbackUser = u"thief"_s;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 1);
    const Event event = events().first();
    QCOMPARE(event.kind, EventKind::FallbackChanged);
    QCOMPARE(event.actor.kind, EventActor::Kind::SomeoneElse);
    QCOMPARE(event.severity, EventSeverity::Critical);
    QCOMPARE(event.before, u"b.example:2, bc1q.attic"_s);
    QCOMPARE(event.after, u"evil.example:9, thief"_s);
    // No device sets its fallback by itself, so it is not asked for its pools.
    QCOMPARE(m_house->drivers.pools.poolsAsked, 0);
    // Our own change is ours.
    Event write = written(u"set_pool"_s, u"b.example:2 bc1q.attic"_s);
    write.poolSlot = 1;
    m_house->events.append({write});
    telemetry.fallbackUrl = u"b.example:2"_s;
    telemetry.fallbackUser = u"bc1q.attic"_s;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 3);
    QCOMPARE(events().last().kind, EventKind::FallbackChanged);
    QCOMPARE(events().last().actor.kind, EventActor::Kind::Person);
}

void TestEventWatcher::aWriteInTheLogIsNoOutsiders()
{
    m_house->events.append({written(u"set_pool"_s, u"stratum+tcp://b.example:2 w"_s)});
    pollPool(u"b.example:2"_s);
    QTRY_COMPARE(events().size(), 2);
    QCOMPARE(events().last().kind, EventKind::PoolChanged);
    QCOMPARE(events().last().actor, (EventActor{EventActor::Kind::Person, u"coalface-cli"_s, 17}));
    QCOMPARE(events().last().severity, EventSeverity::Info);
    QCOMPARE(m_house->drivers.pools.poolsAsked, 0);
}

void TestEventWatcher::aWriteThatIsNotedAMomentLaterIsNoOutsiders()
{
    Telemetry telemetry = usual();
    telemetry.mode = u"turbo"_s;
    poll(telemetry);
    QTRY_VERIFY(!m_house->events.reads.isEmpty());
    QCoreApplication::processEvents();
    QVERIFY(events().isEmpty());
    m_house->events.append({written(u"set_mode"_s, u"turbo"_s)});
    QTRY_COMPARE(events().size(), 2);
    QCOMPARE(events().last().kind, EventKind::ModeChanged);
    QCOMPARE(events().last().actor.kind, EventActor::Kind::Person);
}

void TestEventWatcher::theDevicesOwnFallbackIsNoOutsiders()
{
    m_house->drivers.pools.pools = configured({u"a.example:1"_s, u"b.example:2"_s});
    pollPool(u"b.example:2"_s);
    QTRY_COMPARE(events().size(), 1);
    QCOMPARE(events().first().actor.kind, EventActor::Kind::Device);
    pollPool(u"a.example:1"_s);
    QTRY_COMPARE(events().size(), 2);
    QCOMPARE(events().last().actor.kind, EventActor::Kind::Device);
}

void TestEventWatcher::whereThePoolsCannotBeReadThatIsSaid()
{
    pollPool(u"b.example:2"_s);
    QTRY_COMPARE(events().size(), 1);
    QCOMPARE(events().first().actor.kind, EventActor::Kind::SomeoneElse);
    QCOMPARE(events().first().severity, EventSeverity::Warning);
    QVERIFY(events().first().detail.contains(u"fallback"_s));
}

void TestEventWatcher::nobodyIsAccusedWhileTheLogCannotBeRead()
{
    m_house->events.refusal = Error{Error::Kind::Internal, u"It is locked."_s};
    Telemetry telemetry = usual();
    telemetry.mode = u"turbo"_s;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 1);
    QCOMPARE(events().first().actor.kind, EventActor::Kind::Unknown);
}

void TestEventWatcher::whatChangedWhileNobodyWatchedIsTold()
{
    m_house->clock.advance(7200);
    // The first question after the start is lost, and what is known is as old as before.
    poll(Error{Error::Kind::Timeout, u"It is silent."_s});
    Telemetry telemetry = usual();
    telemetry.mode = u"turbo"_s;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 1);
    QCOMPARE(events().first().actor.kind, EventActor::Kind::SomeoneElse);
    QVERIFY2(events().first().detail.contains(u"Nobody watched between 2026-03-01 12:00:00 UTC"_s),
             qPrintable(events().first().detail));
    telemetry.mode = u"eco"_s;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 2);
    QVERIFY(!events().last().detail.contains(u"Nobody watched"_s));
}

void TestEventWatcher::anOutsidersPoolIsToldAlsoOfAMinerThatWasSilentAtTheStart()
{
    // The program before had asked it in vain for a while when it ended.
    StoredMiner &silent = m_house->store.addMiner(2, u"Cellar"_s);
    silent.telemetry = usual();
    silent.telemetry->timestamp = silent.status.lastAnswered = m_house->clock.now();
    silent.status.firstMiss = m_house->clock.now().addSecs(30);
    silent.status.misses = 10;
    silent.status.poolUser = u"bc1q.cellar"_s;
    m_house->clock.advance(300);
    silent.status.lastAsked = m_house->clock.now();
    m_house->fleet->load();
    QTRY_COMPARE(m_house->fleet->size(), 2);
    poll(Error{Error::Kind::Timeout, u"It is silent."_s}, 2); // once more
    m_house->drivers.pools.pools = configured({u"evil.example:9"_s});
    Telemetry telemetry = usual();
    telemetry.uptime = 87'000;
    telemetry.poolUrl = u"evil.example:9"_s;
    poll(telemetry, 2);
    QTRY_COMPARE(m_house->events.kinds(), (QStringList{u"online"_s, u"pool_changed"_s}));
    QCOMPARE(events().last().actor.kind, EventActor::Kind::SomeoneElse);
    QCOMPARE(events().last().severity, EventSeverity::Critical);
    QCOMPARE(events().last().before, u"a.example:1, bc1q.cellar"_s);
}

void TestEventWatcher::offlineIsToldByTheStateAlone()
{
    for (int misses = 0; misses < 5; ++misses)
        poll(Error{Error::Kind::Timeout, u"It is silent."_s});
    QCOMPARE(m_house->events.kinds(), QStringList{u"offline"_s});
    QVERIFY(events().first().detail.contains(u"2026-03-01 12:00:30 UTC"_s));
    poll(usual());
    QCOMPARE(m_house->events.kinds(), (QStringList{u"offline"_s, u"online"_s}));
    QCOMPARE(events().last().after, u"online"_s);
}

void TestEventWatcher::heatIsToldByAPersonsLimit()
{
    m_house->fleet->setHeatLimit(55);
    Telemetry warm = usual();
    warm.temperature = 60; // the driver says 68
    poll(warm);
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().last().kind, EventKind::Overheating);
    QCOMPARE(events().last().before, u"55"_s);
    m_house->fleet->setHeatLimit(105);
    warm.temperature = 85;
    poll(warm);
    QCOMPARE(events().size(), 2);
    QCOMPARE(events().last().kind, EventKind::CooledDown);
}

void TestEventWatcher::aBestOfAnEarlierStartIsKnownFromTheLog()
{
    Telemetry telemetry = usual();
    telemetry.bestDifficulty.reset();
    telemetry.bestSessionDifficulty = 5e6;
    poll(telemetry);
    m_house->watcher->setWatching(false);
    Event best;
    best.kind = EventKind::BestDifficulty;
    best.minerKey = 1;
    best.time = m_house->clock.now();
    best.after = u"9000000"_s;
    m_house->events.append({best});
    m_house->watcher->setWatching(true);
    QTest::qWait(20);
    telemetry.bestSessionDifficulty = 8e6;
    poll(telemetry);
    QCOMPARE(events().size(), 1);
    telemetry.bestSessionDifficulty = 10e6;
    poll(telemetry);
    QCOMPARE(events().size(), 2);
    QCOMPARE(events().last().before, u"9000000"_s);
}

void TestEventWatcher::endingItNotesWhatIsUndecided()
{
    m_house->drivers.pools.pools = configured({u"evil.example:9"_s});
    pollPool(u"evil.example:9"_s);
    QTRY_COMPARE(m_house->drivers.pools.poolsAsked, 1);
    QVERIFY(events().isEmpty());
    m_house->watcher.reset();
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().first().after, u"evil.example:9"_s);
    QTest::qWait(1100); // what was asked may still be answered
    QCOMPARE(events().size(), 1);
}

void TestEventWatcher::anInterruptedPollTellsNothing()
{
    poll(Error{Error::Kind::Aborted, u"It was cancelled."_s});
    poll(usual());
    QTRY_VERIFY(m_house->watcher->isIdle());
    QVERIFY(events().isEmpty());
}

void TestEventWatcher::aRemovedMinerIsForgotten()
{
    m_house->fleet->remove({1});
    QTRY_COMPARE(m_house->fleet->size(), 0);
    m_house->poller->pollNow({1});
    QCoreApplication::processEvents();
    QVERIFY(events().isEmpty());
}

void TestEventWatcher::aBrokenDriverIsToldOnce()
{
    m_house->drivers.state = DriverState::Broken;
    m_house->drivers.detail = u"It ended five times."_s;
    Q_EMIT m_house->drivers.driverChanged(u"pebble"_s);
    Q_EMIT m_house->drivers.driverChanged(u"pebble"_s);
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().first().kind, EventKind::DriverBroken);
    QCOMPARE(events().first().driverType, u"pebble"_s);
    QCOMPARE(events().first().detail, u"It ended five times."_s);
    m_house->drivers.state = DriverState::Ready;
    Q_EMIT m_house->drivers.driverChanged(u"pebble"_s);
    m_house->drivers.state = DriverState::Broken;
    Q_EMIT m_house->drivers.driverChanged(u"pebble"_s);
    QCOMPARE(events().size(), 2);
}

void TestEventWatcher::theLogIsKeptWithinItsBounds()
{
    const auto &trims = m_house->events.trims;
    QCOMPARE(trims.size(), 1);
    QCOMPARE(trims.first().first, m_house->clock.now().addDays(-365));
    QCOMPARE(trims.first().second, 500'000);
}

void TestEventWatcher::aWriteWhoseProgramWasKilledEndsUnknown_data()
{
    const qint64 here = QCoreApplication::applicationPid();
    QTest::addColumn<qint64>("process");
    QTest::addColumn<int>("age"); // s
    QTest::addColumn<bool>("isEnded");
#ifdef Q_OS_UNIX
    const qint64 gone = std::numeric_limits<qint32>::max(); // no system gives such a number
    QTest::newRow("killed a minute ago") << gone << 60 << true;
#endif
    QTest::newRow("under way") << here << 0 << false;
    QTest::newRow("begun by an earlier one of the same number") << here << 60 << true;
    QTest::newRow("of a number that another has by now") << qint64(1) << 31 * 60 << true;
    QTest::newRow("of another that runs") << qint64(1) << 60 << false;
    QTest::newRow("its number is not known") << qint64(0) << 60 << false;
}

void TestEventWatcher::aWriteWhoseProgramWasKilledEndsUnknown()
{
    QFETCH(qint64, process);
    QFETCH(int, age);
    QFETCH(bool, isEnded);
    m_house->watcher->setWatching(false);
    Event begun = written(u"set_pool"_s, u"a.example:1 me"_s);
    begun.time = m_house->clock.now().addSecs(-age);
    begun.actor.pid = process;
    Event ended = written(u"set_mode"_s, u"eco"_s);
    ended.time = begun.time;
    ended.outcome = u"applied"_s;
    begun.id = 1;
    ended.id = 2;
    events() = {begun, ended};
    m_house->events.reads.clear();
    m_house->watcher->setWatching(true);
    QTRY_VERIFY(!m_house->events.reads.isEmpty());
    if (!isEnded) {
        QTest::qWait(20);
        QCOMPARE(events(), (QList<Event>{begun, ended}));
        return;
    }
    QTRY_COMPARE(events().last().outcome, u"unknown"_s);
    QCOMPARE(events().size(), 2);
    QCOMPARE(events().last().ref, begun.ref);
    QCOMPARE(events().last().time, begun.time);
    QVERIFY(events().last().detail.contains(u"program that sent it ended"_s));
    QCOMPARE(events().first().outcome, u"applied"_s);
}

COALFACE_TEST(TestEventWatcher)
#include "tst_eventwatcher.moc"
