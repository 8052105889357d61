// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/poolwishes.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

QDateTime minute(int minutes)
{
    return QDateTime({2026, 3, 1}, {12, minutes}, Qt::UTC);
}

//! Of the pool "HOST.example:1".
Event poolWrite(int minutes, const QString &host, const QString &outcome)
{
    Event event;
    event.ref = u"write/"_s + host;
    event.time = minute(minutes);
    event.minerKey = 1;
    event.kind = EventKind::Write;
    event.verb = u"set_pool"_s;
    event.after = host + u".example:1 worker"_s;
    event.outcome = outcome;
    event.poolSlot = 0;
    return event;
}

Event seenAt(int minutes, const QString &host, EventActor::Kind actor)
{
    Event event;
    event.time = minute(minutes);
    event.minerKey = 1;
    event.kind = EventKind::PoolChanged;
    event.actor.kind = actor;
    event.after = host + u".example:1"_s;
    return event;
}

Event pendingWrite(int minutes, const QString &before, const QString &host)
{
    Event event = poolWrite(minutes, host, u"needs_restart"_s);
    event.before = before + u".example:1, worker"_s;
    return event;
}

Event restarted(int minutes, EventKind kind)
{
    Event event;
    event.time = minute(minutes);
    event.minerKey = 1;
    event.kind = kind;
    if (kind == EventKind::Restart) {
        event.after = u"30"_s;
    } else {
        event.verb = u"restart"_s;
        event.outcome = u"applied"_s;
    }
    return event;
}

//! What it should work for instead; empty: it works where it should.
QString driftsFrom(const PoolWishes &wishes, const QString &host)
{
    Miner miner;
    miner.record.key = 1;
    miner.telemetry.emplace();
    miner.telemetry->timestamp = minute(30);
    miner.telemetry->poolUrl = host + u".example:1"_s;
    const auto drift = driftOf(wishes, miner);
    return drift ? drift->wanted.place.url.section(u'.', 0, 0) : QString();
}

PoolWishes wishesOf(const QList<Event> &events)
{
    PoolWishes wishes;
    for (const Event &event : events)
        takePoolEvent(wishes, event);
    return wishes;
}

} // namespace

//! Writes of pools of which it is not known, or not yet, how they ended.
class TestPoolWishes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatAKilledProgramAskedForIsNoStrangers()
    {
        PoolWishes wishes = wishesOf({poolWrite(0, u"old"_s, u"applied"_s),
                                      poolWrite(1, u"new"_s, {})}); // and then it was killed
        QCOMPARE(driftsFrom(wishes, u"new"_s), QString());
        QCOMPARE(driftsFrom(wishes, u"old"_s), QString()); // it may not have been sent
        QCOMPARE(driftsFrom(wishes, u"thief"_s), u"old"_s);
        // The next start sees it, and notes that nobody knows how it ended.
        takePoolEvent(wishes, seenAt(5, u"new"_s, EventActor::Kind::Person));
        takePoolEvent(wishes, poolWrite(1, u"new"_s, u"unknown"_s));
        QCOMPARE(driftsFrom(wishes, u"new"_s), QString());
        QCOMPARE(driftsFrom(wishes, u"old"_s), u"new"_s); // it is what was wanted last
        QCOMPARE(driftsFrom(wishes, u"thief"_s), u"new"_s);
    }

    void theNextStartReadsTheSameFromTheWholeLog()
    {
        const PoolWishes wishes = wishesOf({poolWrite(0, u"old"_s, u"applied"_s),
                                            poolWrite(1, u"new"_s, u"unknown"_s),
                                            seenAt(5, u"new"_s, EventActor::Kind::Person)});
        QCOMPARE(driftsFrom(wishes, u"new"_s), QString());
        QCOMPARE(driftsFrom(wishes, u"old"_s), u"new"_s);
    }

    void howAWriteEndsTakesThePlaceOfThatItBegan_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("atNew"); // what is wanted instead, there
        QTest::addColumn<QString>("atOld");
        QTest::newRow("applied") << u"applied"_s << QString() << u"new"_s;
        QTest::newRow("refused") << u"refused"_s << u"old"_s << QString();
        QTest::newRow("not confirmed") << u"not_confirmed"_s << QString() << QString();
    }
    void howAWriteEndsTakesThePlaceOfThatItBegan()
    {
        QFETCH(QString, outcome);
        PoolWishes wishes = wishesOf(
            {poolWrite(0, u"old"_s, u"applied"_s), poolWrite(1, u"new"_s, {})});
        QCOMPARE(driftsFrom(wishes, u"new"_s), QString()); // under way
        takePoolEvent(wishes, poolWrite(1, u"new"_s, outcome));
        QTEST(driftsFrom(wishes, u"new"_s), "atNew");
        QTEST(driftsFrom(wishes, u"old"_s), "atOld");
    }

    void anEndThatIsNotedAfterALaterWriteMakesNothingOurs()
    {
        PoolWishes wishes = wishesOf(
            {poolWrite(0, u"old"_s, u"applied"_s), poolWrite(1, u"killed"_s, {}),
             poolWrite(2, u"new"_s, u"applied"_s), poolWrite(1, u"killed"_s, u"unknown"_s)});
        QCOMPARE(driftsFrom(wishes, u"killed"_s), u"new"_s);
    }

    //! A device that shows what is stored shows before the second change what the first one stored.
    void whatWasSetTwiceBeforeARestartMayBeInUseAsItWasBeforeBoth_data()
    {
        QTest::addColumn<QList<Event>>("later");
        QTest::addColumn<QString>("atOld"); // what is wanted instead, there
        QTest::addColumn<QString>("atFirst");
        QTest::addColumn<QString>("atThief");
        using Events = QList<Event>;
        const auto second = u"second"_s;
        QTest::newRow("not restarted") << Events{} << QString() << QString() << second;
        QTest::newRow("a restart was seen")
            << Events{restarted(5, EventKind::Restart)} << second << second << second;
        QTest::newRow("restarted by a person")
            << Events{restarted(5, EventKind::Write)} << second << second << second;
        const auto third = u"third"_s;
        QTest::newRow("set once more")
            << Events{pendingWrite(7, second, third)} << QString() << QString() << third;
        QTest::newRow("set once more after a restart")
            << Events{restarted(5, EventKind::Write), pendingWrite(7, second, third)} << third
            << third << third;
        QTest::newRow("refused") << Events{poolWrite(7, third, u"refused"_s)} << QString()
                                 << QString() << second;
    }
    void whatWasSetTwiceBeforeARestartMayBeInUseAsItWasBeforeBoth()
    {
        QFETCH(QList<Event>, later);
        const PoolWishes wishes = wishesOf(QList<Event>{pendingWrite(1, u"old"_s, u"first"_s),
                                                        pendingWrite(3, u"first"_s, u"second"_s)}
                                           + later);
        QTEST(driftsFrom(wishes, u"old"_s), "atOld");
        QTEST(driftsFrom(wishes, u"first"_s), "atFirst");
        QTEST(driftsFrom(wishes, u"thief"_s), "atThief");
        QCOMPARE(driftsFrom(wishes, wishes.places.value(0).place.url.section(u'.', 0, 0)),
                 QString());
    }
};

COALFACE_TEST(TestPoolWishes)
#include "tst_poolwishes.moc"
