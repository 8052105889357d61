// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/sincewrites.h"

#include "core/events/unnotedchanges.h"
#include "core/fleet/minerstatus.h"
#include "core/pools/poolwishes.h"
#include "tests/core/events/watcherhouse.h"
#include "tests/core/events/workingminer.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/types.h>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const QString ownPool = u"ours.example:1, us"_s;
const QString olderPool = u"older.example:1, us"_s;
const QString thiefsPool = u"evil.example:9, thief"_s;

Event placeWrittenAt(int minutes, const QString &before, const QString &after,
                     const QString &outcome, int slot = 0)
{
    Event write;
    write.ref = u"write/%1"_s.arg(minutes);
    write.time = coalface::noon().addSecs(60 * minutes);
    write.minerKey = 1;
    write.kind = EventKind::Write;
    write.verb = u"set_pool"_s;
    write.poolSlot = slot;
    write.before = before;
    write.after = QString(after).replace(u", "_s, u" "_s);
    write.outcome = outcome;
    write.actor = personHere();
    return write;
}

} // namespace

//! A miner that is polled for the first time after a person's write holds what that left, or somebody changed it.
class TestSinceWrites : public WatcherTest
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_house.reset(); }

    void whatTheFirstPollTells_data()
    {
        QTest::addColumn<QList<Event>>("writes"); // newest first
        QTest::addColumn<bool>("showsStored");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("told"); // "before>after author outcome"
        using Writes = QList<Event>;
        const QString stranger = ownPool + u'>' + thiefsPool + u" someone_else "_s;
        const Event applied = placeWrittenAt(0, olderPool, ownPool, u"applied"_s);
        const Event stored = placeWrittenAt(0, olderPool, ownPool, u"needs_restart"_s);
        const Event unknown = placeWrittenAt(0, olderPool, ownPool, u"unknown"_s);
        QTest::newRow("nothing was written") << Writes() << true << thiefsPool << QString();
        QTest::newRow("ours") << Writes{applied} << true << ownPool << QString();
        QTest::newRow("ours, written otherwise")
            << Writes{applied} << true << u"stratum+tcp://OURS.example:1, us"_s << QString();
        QTest::newRow("another") << Writes{applied} << false << thiefsPool << stranger;
        QTest::newRow("another worker") << Writes{applied} << false << u"ours.example:1, thief"_s
                                        << ownPool + u">ours.example:1, thief someone_else "_s;
        QTest::newRow("another, stored")
            << Writes{stored} << true << thiefsPool << stranger + u"needs_restart"_s;
        QTest::newRow("what was there before is put back")
            << Writes{stored} << true << olderPool
            << ownPool + u'>' + olderPool + u" someone_else needs_restart"_s;
        QTest::newRow("ours is stored, that before in use")
            << Writes{stored} << false << olderPool << QString();
        QTest::newRow("ours is stored, and in use since")
            << Writes{stored} << false << ownPool << QString();
        QTest::newRow("ours is stored, another in use")
            << Writes{stored} << false << thiefsPool
            << olderPool + u'>' + thiefsPool + u" someone_else "_s;
        QTest::newRow("the one before two of ours in use")
            << Writes{placeWrittenAt(1, ownPool, u"newer.example:1, us"_s, u"needs_restart"_s),
                      stored}
            << false << olderPool << QString();
        QTest::newRow("nobody knew how it ended")
            << Writes{unknown} << true << ownPool
            << olderPool + u'>' + ownPool + u" person needs_restart"_s;
        QTest::newRow("nobody knew how it ended, and another")
            << Writes{unknown} << true << thiefsPool
            << olderPool + u'>' + thiefsPool + u" someone_else needs_restart"_s;
        QTest::newRow("it was refused")
            << Writes{placeWrittenAt(0, olderPool, ownPool, u"refused"_s)} << true << olderPool
            << QString();
        QTest::newRow("nobody knows what was there")
            << Writes{placeWrittenAt(0, {}, ownPool, u"refused"_s)} << true << thiefsPool
            << QString();
        QTest::newRow("a fallback was written")
            << Writes{placeWrittenAt(0, {}, ownPool, u"applied"_s, 1)} << true << thiefsPool
            << QString();
    }
    void whatTheFirstPollTells()
    {
        QFETCH(QList<Event>, writes);
        QFETCH(bool, showsStored);
        QFETCH(QString, pool);
        UnnotedLook look;
        look.stored.record = workingMiner().record;
        look.now = lookedAtAgain(workingMiner(), 3600);
        const Workplace place = workplaceIn(pool);
        look.now.telemetry->poolUrl = place.url;
        look.now.telemetry->poolUser = place.user;
        look.now.telemetry->poolsAreStored = showsStored;
        noteAnswer(look.now.status, std::nullopt, *look.now.telemetry);
        look.time = look.now.telemetry->timestamp;
        look.pools.pools = {PoolSlot{0, place.url, place.user, true}};
        QStringList texts;
        for (const Event &event : unnotedChanges(look, writes)) {
            texts << event.before + u'>' + event.after + u' ' + eventActorName(event.actor.kind)
                         + u' ' + event.outcome;
        }
        QTEST(texts.join(u'\n'), "told");
    }

    void aFallbackThatAPoolsWriteLeftIsNobodyElses()
    {
        MinerSnapshot after = firstSnapshot(lookedAtAgain(workingMiner(), 3600), {});
        after.fallback = workplaceIn(olderPool);
        const QList<Event> log{placeWrittenAt(1, olderPool, ownPool, u"applied"_s),
                               placeWrittenAt(0, {}, u"back.example:2, us"_s, u"applied"_s,
                                              fallbackSlot)};
        after.pool = workplaceIn(ownPool);
        const auto changes = changesSinceWrites(workingMiner().record, {}, after, log, after.time);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().event.kind, EventKind::FallbackChanged);
        QVERIFY(explainingWrite(changes.first(), log) != nullptr);
        after.fallback = workplaceIn(thiefsPool);
        const auto stolen = changesSinceWrites(workingMiner().record, {}, after, log, after.time);
        QCOMPARE(stolen.size(), 1);
        QVERIFY(explainingWrite(stolen.first(), log) == nullptr);
    }

    void aStrangersPoolIsToldAtTheFirstPollOfAll()
    {
        m_house = std::make_unique<House>();
        m_house->store.addMiner(1, u"Attic"_s);
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        QTRY_COMPARE(m_house->fleet->size(), 1);
        m_house->watcher->setWatching(true);
        Event write = written(u"set_pool"_s, u"ours.example:1 us"_s);
        write.outcome = u"applied"_s;
        m_house->events.append({write});
        m_house->drivers.pools.pools = configured({u"evil.example:9"_s});
        pollPool(u"evil.example:9"_s);
        QTRY_VERIFY(m_house->watcher->isIdle() && events().size() == 2);
        QCOMPARE(events().last().kind, EventKind::PoolChanged);
        QCOMPARE(events().last().actor.kind, EventActor::Kind::SomeoneElse);
        QCOMPARE(events().last().before, ownPool);
        pollPool(u"evil.example:9"_s);
        QTRY_VERIFY(m_house->watcher->isIdle());
        QCOMPARE(events().size(), 2);
    }

    void whoPutsBackWhatTheLastLookSawIsTold()
    {
        begin();
        m_house->drivers.pools.pools = configured({u"evil.example:9"_s});
        pollPool(u"evil.example:9"_s);
        QTRY_VERIFY(m_house->watcher->isIdle() && events().size() == 1);
        m_house->clock.advance(5);
        Event write = written(u"set_pool"_s, u"ours.example:1 us"_s);
        write.before = u"evil.example:9"_s;
        m_house->events.append({write}); // it is under way
        QTest::qWait(500);
        pollPool(u"evil.example:9"_s);
        write.outcome = u"applied"_s;
        m_house->events.append({write});
        QTest::qWait(500);
        QCOMPARE(events().size(), 2);
        pollPool(u"evil.example:9"_s);
        QTRY_VERIFY(m_house->watcher->isIdle() && events().size() == 3);
        QCOMPARE(events().last().kind, EventKind::PoolChanged);
        QCOMPARE(events().last().actor.kind, EventActor::Kind::SomeoneElse);
        QCOMPARE(events().last().before, ownPool);
        for (int again = 0; again < 2; ++again) {
            pollPool(u"evil.example:9"_s);
            QTest::qWait(400);
        }
        QTRY_VERIFY(m_house->watcher->isIdle());
        QCOMPARE(events().size(), 3);
        // Nor is it by who begins to watch now.
        m_house->watcher->setWatching(false);
        m_house->watcher->setWatching(true);
        pollPool(u"evil.example:9"_s);
        QTRY_VERIFY(m_house->watcher->isIdle());
        QCOMPARE(events().size(), 3);
    }

    void whoPutsItBackIsToldToWhoOnlyAsks()
    {
        UnnotedLook look;
        look.stored = workingMiner();
        look.stored.telemetry->poolUrl = u"evil.example:9"_s;
        look.stored.telemetry->poolUser = u"thief"_s;
        look.now = lookedAtAgain(look.stored, 3600);
        look.time = look.now.telemetry->timestamp;
        look.pools.pools = {PoolSlot{0, u"evil.example:9"_s, u"thief"_s, true}};
        QVERIFY(unnotedChanges(look, {}).isEmpty());
        // The last stored look may have come right after the write, of which it tells nothing.
        for (const int minute : {30, -1}) {
            const Event write = placeWrittenAt(minute, thiefsPool, ownPool, u"applied"_s);
            const QList<Event> told = unnotedChanges(look, {write});
            QCOMPARE(told.size(), 1);
            QCOMPARE(told.first().before, ownPool);
            QCOMPARE(told.first().actor.kind, EventActor::Kind::SomeoneElse);
            Event noted = told.first();
            noted.time = write.time.addSecs(20);
            QVERIFY(unnotedChanges(look, {noted, write}).isEmpty());
        }
    }

    //! The round may come right after it, when an answer may be older than it, and the next one minutes later.
    void aMinerIsAskedOnceMoreSoonAfterAWrite()
    {
        begin();
        Event write = written(u"set_pool"_s, u"ours.example:1 us"_s);
        write.outcome = u"applied"_s;
        m_house->events.append({write});
        QTest::qWait(500); // it is known
        QSignalSpy polled(m_house->poller.get(), &Poller::polled);
        m_house->clock.advance(30);
        m_house->drivers.pools.pools = configured({u"evil.example:9"_s});
        Telemetry telemetry = usual();
        telemetry.poolUrl = u"evil.example:9"_s;
        m_house->drivers.pools.read = [telemetry](const QString &) {
            return Result<Telemetry>(telemetry);
        };
        QTRY_COMPARE_WITH_TIMEOUT(polled.size(), 1, 8000);
        QTRY_VERIFY(m_house->watcher->isIdle() && events().size() == 2);
        QCOMPARE(events().last().actor.kind, EventActor::Kind::SomeoneElse);
        QTest::qWait(1000);
        QCOMPARE(polled.size(), 1);
    }
};

COALFACE_TEST(TestSinceWrites)
#include "tst_sincewrites.moc"
