// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/pendingrestart.h"

#include "core/pools/wantedpools.h"
#include "tests/core/fakeeventlog.h"
#include "tests/core/operations/writefakes.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/types.h>

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

using Actor = EventActor::Kind;

const QString first = u"a.example:1, us"_s;
const QString other = u"b.example:2, us"_s;
const QString robber = u"thief.example:9, thief"_s;
const QString second = u"second.example:9, thief"_s;

QDateTime afterNoon(int minutes)
{
    return QDateTime({2026, 3, 1}, {12, minutes}, Qt::UTC);
}

Event eventAt(int minutes, EventKind kind, const QString &before, const QString &after)
{
    Event event;
    event.time = afterNoon(minutes);
    event.minerKey = 1;
    event.kind = kind;
    event.before = before;
    event.after = after;
    event.outcome = outcomeName(Outcome::NeedsRestart);
    return event;
}

//! Seen to be stored by someone else while the device ran on.
Event storedAt(int minutes, const QString &before, const QString &after,
               Actor actor = Actor::SomeoneElse)
{
    Event change = eventAt(minutes, EventKind::PoolChanged, before, after);
    change.actor.kind = actor;
    return change;
}

Event setAt(int minutes, const QString &before, const QString &after,
            Outcome outcome = Outcome::NeedsRestart)
{
    Event write = eventAt(minutes, EventKind::Write, before,
                          QString(after).replace(u", "_s, u" "_s));
    write.verb = u"set_pool"_s;
    write.poolSlot = 0;
    write.actor.kind = Actor::Person;
    write.outcome = outcomeName(outcome);
    return write;
}

Event keptAt(int minutes, const QString &before, const QString &after)
{
    Event word = setAt(minutes, before, after, Outcome::Applied);
    word.after = after;
    word.verb = acceptPoolVerb;
    return word;
}

Event restartAt(int minutes)
{
    Event restart = eventAt(minutes, EventKind::Restart, u"7000"_s, u"20"_s);
    restart.outcome.clear();
    return restart;
}

//! "value|what it may use until then", with "someone else's: " in front where they set it.
QStringList waitsNow(const QList<Event> &events)
{
    RestartNeeds needs;
    for (const Event &event : events)
        takeRestartEvent(needs, event);
    Telemetry now;
    now.timestamp = afterNoon(30);
    now.uptime = 86'400;
    QStringList told;
    for (const PendingRestart &one : pendingRestarts(needs, now)) {
        told << (one.isReplaced ? u"someone else's: "_s : QString()) + one.value + u'|'
                    + (one.isStrangers ? u"theirs: "_s : QString()) + one.formerly.join(u"; "_s)
                    + (one.isInUse ? u"in use"_s : QString());
    }
    return told;
}

} // namespace

//! What someone else was seen to store, on a device that uses it after its next start, waits as what a person stores does.
class TestStrangersRestart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWaits_data()
    {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<QStringList>("expected");
        using Events = QList<Event>;
        const QString theirs = u"someone else's: "_s + robber + u'|';
        QTest::newRow("stored") << Events{storedAt(1, first, robber)} << QStringList{theirs + first};
        Event inUse = storedAt(1, first, robber);
        inUse.outcome.clear();
        QTest::newRow("in use") << Events{inUse} << QStringList();
        QTest::newRow("restarted since")
            << Events{storedAt(1, first, robber), restartAt(5)} << QStringList();
        Event soon = restartAt(2); // up for so long that it may have been started a moment before
        soon.after = u"63"_s;
        QTest::newRow("restarted right after it was seen")
            << Events{storedAt(1, first, robber), soon} << QStringList();
        QTest::newRow("a write of ours that was seen, restarted right after that")
            << Events{setAt(1, first, other), storedAt(1, first, other, Actor::Person), soon}
            << QStringList();
        QTest::newRow("noted after the restart that came right after it")
            << Events{soon, storedAt(1, first, robber)} << QStringList();
        QTest::newRow("noted after the restart that came later")
            << Events{restartAt(5), storedAt(1, first, robber)} << QStringList();
        QTest::newRow("two, one after the other")
            << Events{storedAt(1, first, robber), storedAt(2, robber, second)}
            << QStringList{u"someone else's: "_s + second + u'|' + first};
        QTest::newRow("over what a person's write had stored")
            << Events{setAt(1, first, other), storedAt(2, other, robber)}
            << QStringList{theirs + first + u"; "_s + other};
        QTest::newRow("another one over what came into use")
            << Events{inUse, storedAt(6, robber, second)}
            << QStringList{u"someone else's: "_s + second + u"|theirs: "_s + robber};
        QTest::newRow("what it uses is set back by them")
            << Events{storedAt(1, first, robber), storedAt(2, robber, first)} << QStringList();
        QTest::newRow("what it uses is set back by a person")
            << Events{storedAt(1, first, robber), setAt(2, robber, first)}
            << QStringList{first + u"|in use"_s};
        QTest::newRow("a person sets another")
            << Events{storedAt(1, first, robber), setAt(2, robber, other)}
            << QStringList{other + u'|' + first};
        QTest::newRow("a person keeps it")
            << Events{storedAt(1, first, robber), keptAt(2, first, robber)}
            << QStringList{robber + u'|' + first};
        Event keptWaiting = keptAt(2, other, robber);
        keptWaiting.outcome = outcomeName(Outcome::NeedsRestart);
        QTest::newRow("a person keeps what only a reading showed in the place of theirs")
            << Events{setAt(1, first, other), keptWaiting}
            << QStringList{robber + u'|' + first + u"; "_s + other};
        QTest::newRow("a person keeps it, which waits")
            << Events{storedAt(1, first, robber), keptWaiting} << QStringList{robber + u'|' + first};
        QTest::newRow("a person keeps it, and it restarts")
            << Events{storedAt(1, first, robber), keptAt(2, first, robber), restartAt(5)}
            << QStringList();
        QTest::newRow("a person keeps what it uses")
            << Events{storedAt(1, first, robber), storedAt(2, robber, first),
                      keptAt(3, robber, first)}
            << QStringList();
        QTest::newRow("a write of which nobody knew how it ended")
            << Events{setAt(1, first, other, Outcome::Unknown),
                      storedAt(2, first, other, Actor::Person)}
            << QStringList{other + u'|' + first};
        QTest::newRow("a write that said so itself")
            << Events{setAt(1, first, other), storedAt(2, first, other, Actor::Person)}
            << QStringList{other + u'|' + first};
        QTest::newRow("what is set back by them to what a person's write had stored")
            << Events{setAt(1, first, other), storedAt(2, other, robber),
                      storedAt(3, robber, other, Actor::Person)}
            << QStringList{other + u'|' + first};
        QTest::newRow("where the device went by itself")
            << Events{storedAt(1, first, robber), storedAt(2, robber, other, Actor::Device)}
            << QStringList{theirs + first};
    }
    void whatWaits()
    {
        QFETCH(QList<Event>, events);
        QFETCH(QStringList, expected);
        // The device itself is never noted so.
        for (Event &event : events) {
            if (event.actor.kind == Actor::Device)
                event.outcome.clear();
        }
        QCOMPARE(waitsNow(events), expected);
    }

    //! Between two writes, as its uptime tells; nobody noted it.
    void whatWasOverwrittenBeforeARestartIsNotInUseAnyMore()
    {
        const auto waiting = [](const QList<Event> &events, int startedAt) {
            RestartNeeds needs;
            for (const Event &event : events)
                takeRestartEvent(needs, event);
            Telemetry now;
            now.timestamp = afterNoon(30);
            now.uptime = (30 - startedAt) * 60;
            return pendingRestarts(needs, now).value(0);
        };
        const QString third = u"third.example:3, us"_s;
        const QList<Event> own{setAt(1, first, other), setAt(9, other, third)};
        QCOMPARE(waiting(own, -60).formerly, (QStringList{first, other}));
        QCOMPARE(waiting(own, 5).formerly, QStringList{other});
        QVERIFY(waiting(own, 15).value.isEmpty());
        Event stolen = storedAt(1, first, robber);
        stolen.outcome.clear();
        const QList<Event> back{stolen, setAt(2, robber, first), setAt(9, first, third)};
        QVERIFY(waiting(back, -60).isStrangers);
        QCOMPARE(waiting(back, -60).formerly.value(0), robber);
        QVERIFY(!waiting(back, 5).isStrangers);
        QCOMPARE(waiting(back, 5).formerly, QStringList{first});
    }

    //! Nobody saw it being stored; a reading shows it in the place of a person's that waits.
    void whoKeepsWhatWaitsIsToldThatItWaits()
    {
        FakeStore store;
        WriteDirectory drivers;
        FakeClock clock;
        FakeEventLog log;
        store.addMiners(1);
        Telemetry shown;
        shown.timestamp = afterNoon(3);
        shown.uptime = 86'400;
        shown.poolUrl = workplaceIn(robber).url;
        shown.poolUser = workplaceIn(robber).user;
        store.miners[0].telemetry = shown;
        Fleet fleet(store, drivers, clock);
        fleet.load();
        QTRY_VERIFY(fleet.miner(1));
        Event stolen = storedAt(2, other, robber);
        stolen.outcome.clear();
        log.append({setAt(1, first, other), stolen});
        WantedPools wanted(fleet, log);
        wanted.follow();
        QTRY_COMPARE(wanted.replaced(1).size(), 1);
        wanted.accept({1}, afterNoon(4));
        QTRY_VERIFY(wanted.drifts().isEmpty());
        QCOMPARE(log.events.last().outcome, outcomeName(Outcome::NeedsRestart));
        QCOMPARE(wanted.restarts(1).size(), 1);
        QCOMPARE(wanted.restarts(1).first().value, robber);
    }

    void aFallbackWaitsOnItsOwn()
    {
        Event fallback = storedAt(1, other, robber);
        fallback.kind = EventKind::FallbackChanged;
        RestartNeeds needs;
        takeRestartEvent(needs, fallback);
        const QList<PendingRestart> found = pendingRestarts(needs, std::nullopt);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().poolSlot, fallbackSlot);
        QVERIFY(found.first().isReplaced);
        // That it was taken away needs no word: there is nothing that would come.
        fallback.before = robber;
        fallback.after.clear();
        fallback.time = afterNoon(2);
        takeRestartEvent(needs, fallback);
        QVERIFY(pendingRestarts(needs, std::nullopt).isEmpty());
    }
};

COALFACE_TEST(TestStrangersRestart)
#include "tst_strangersrestart.moc"
