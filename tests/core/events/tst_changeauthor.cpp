// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/changeauthor.h"
#include "tests/core/events/fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

//! Seen at noon, and as it was before half a minute earlier.
QDateTime seen()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
}

SeenChange change(EventKind kind, const QString &before, const QString &after)
{
    SeenChange change;
    change.event.kind = kind;
    change.event.minerKey = 1;
    change.event.time = seen();
    change.event.before = before;
    change.event.after = after;
    change.lastSeenBefore = seen().addSecs(-30);
    return change;
}

Event written(const QString &verb, const QString &after, qint64 secondsBefore,
              const QString &outcome = u"applied"_s, qint64 miner = 1)
{
    Event event;
    event.ref = u"write/1"_s;
    event.kind = EventKind::Write;
    event.minerKey = miner;
    event.time = seen().addSecs(-secondsBefore);
    event.verb = verb;
    event.after = after;
    event.outcome = outcome;
    event.actor = {EventActor::Kind::Person, u"coalface-cli"_s, 17};
    return event;
}

//! Of "URL" or "URL, WORKER".
PoolInfo configuredWith(const QStringList &pools)
{
    PoolInfo info = configured(pools);
    for (PoolSlot &slot : info.pools) {
        const Workplace place = workplaceIn(slot.url);
        slot.url = place.url;
        slot.user = place.user;
    }
    return info;
}

void row(const char *title, const SeenChange &change, const Event &write, bool explains)
{
    QTest::newRow(title) << QVariant::fromValue(change) << QVariant::fromValue(write) << explains;
}

} // namespace

class TestChangeAuthor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWriteExplainsAChange_data();
    void aWriteExplainsAChange();
    void anUncertainWriteExplainsNothingOnceAnotherWasTaken_data();
    void anUncertainWriteExplainsNothingOnceAnotherWasTaken();
    void aWriteExplainsOneRestartOnly();
    void aRestartThatIsUnderWayMayYetExplainOne();
    void aDeviceChangesPoolsByItself_data();
    void aDeviceChangesPoolsByItself();
    void authorsAreNamed();
};

void TestChangeAuthor::aWriteExplainsAChange_data()
{
    QTest::addColumn<QVariant>("change");
    QTest::addColumn<QVariant>("write");
    QTest::addColumn<bool>("explains");
    const SeenChange mode = change(EventKind::ModeChanged, u"eco"_s, u"turbo"_s);
    const QString setMode = u"set_mode"_s;
    row("mode", mode, written(setMode, u"turbo"_s, 10), true);
    row("another mode", mode, written(setMode, u"eco"_s, 10), false);
    row("another miner's", mode, written(setMode, u"turbo"_s, 10, u"applied"_s, 2), false);
    row("not known yet how it ended", mode, written(setMode, u"turbo"_s, 10, {}), true);
    for (const QString &outcome : {u"refused"_s, u"unsupported"_s, u"unreachable"_s})
        row(qPrintable(outcome), mode, written(setMode, u"turbo"_s, 10, outcome), false);
    for (const QString &outcome : {u"not_confirmed"_s, u"unknown"_s, u"needs_restart"_s})
        row(qPrintable(outcome), mode, written(setMode, u"turbo"_s, 86'400, outcome), true);
    row("was in use at once, long ago", mode, written(setMode, u"turbo"_s, 86'400), false);
    row("still read back", mode, written(setMode, u"turbo"_s, 200), true);
    row("on its way it matches none", change(EventKind::ModeChanged, u"eco"_s, u"custom"_s),
        written(setMode, u"turbo"_s, 10), true);
    row("matches none, long after", change(EventKind::ModeChanged, u"eco"_s, u"custom"_s),
        written(setMode, u"turbo"_s, 600), false);
    const SeenChange fallback = change(EventKind::FallbackChanged, u"b:2, w"_s, u"c:3, w"_s);
    row("fallback", fallback, written(u"set_pool"_s, u"c:3 w"_s, 10), true);
    row("fallback's other worker", fallback, written(u"set_pool"_s, u"c:3 x"_s, 10), false);
    row("another fallback", fallback, written(u"set_pool"_s, u"a:1 w"_s, 10), false);
    SeenChange left = fallback;
    left.poolBefore = {u"c:3"_s, u"w"_s};
    row("left as the fallback of the pool that was set", left,
        written(u"set_pool"_s, u"a:1 w"_s, 10), true);
    row("left, long after", left, written(u"set_pool"_s, u"a:1 w"_s, 600), false);
    row("paused", change(EventKind::ModeChanged, u"eco"_s, u"paused"_s),
        written(u"pause"_s, {}, 10), true);
    row("resumed", change(EventKind::ModeChanged, u"paused"_s, u"eco"_s),
        written(u"resume"_s, {}, 10), true);
    row("resumed, but was not paused", mode, written(u"resume"_s, {}, 10), false);

    const SeenChange pool = change(EventKind::PoolChanged, u"a.example:1"_s, u"B.example:2"_s);
    const QString setPool = u"set_pool"_s;
    row("pool", pool, written(setPool, u"b.example:2 worker"_s, 10), true);
    row("pool with a scheme", pool, written(setPool, u"stratum+tcp://b.example:2 w"_s, 10), true);
    const SeenChange worker = change(EventKind::PoolChanged, u"a.example:1, us.attic"_s,
                                     u"a.example:1, them.attic"_s);
    row("worker", worker, written(setPool, u"stratum+tcp://a.example:1 them.attic"_s, 10), true);
    row("another worker at that pool", worker, written(setPool, u"a.example:1 us.attic"_s, 10),
        false);
    row("a device that does not tell the worker", pool, written(setPool, u"b.example:2 us"_s, 10),
        true);
    const QString wallet(40, u'w');
    row("a worker that the device cut",
        change(EventKind::PoolChanged, u"a.example:1, us"_s, u"a.example:1, "_s + wallet),
        written(setPool, u"a.example:1 "_s + wallet + u".attic"_s, 10), true);
    row("a short beginning is another account",
        change(EventKind::PoolChanged, u"a.example:1, us"_s, u"a.example:1, bob"_s),
        written(setPool, u"a.example:1 bobby"_s, 10), false);
    row("another port", pool, written(setPool, u"b.example:3 w"_s, 10), false);
    row("another pool a moment ago", pool, written(setPool, u"c.example:2 w"_s, 5), false);
    row("in use after a restart", pool,
        written(setPool, u"b.example:2 w"_s, 5 * 86'400, u"needs_restart"_s), true);
    row("a mode is no pool", pool, written(setMode, u"b.example:2"_s, 10), false);

    SeenChange restart = change(EventKind::Restart, u"86400"_s, u"10"_s);
    restart.happened = seen().addSecs(-10);
    row("restart", restart, written(u"restart"_s, {}, 15), true);
    row("its clock is a little off", restart, written(u"restart"_s, {}, 5), true);
    row("asked for after it happened", restart, written(u"restart"_s, {}, -1), false);
    Event withRestart = written(setPool, u"b.example:2 w"_s, 15);
    withRestart.detail = u"It restarted. Pool 1, with a restart."_s;
    row("a pool, with a restart", restart, withRestart, true);
    withRestart.outcome.clear();
    withRestart.detail = u"Pool 1, with a restart."_s;
    row("a pool, with a restart that is under way", restart, withRestart, true);
    withRestart.outcome = u"needs_restart"_s;
    row("a pool whose restart failed", restart, withRestart, false);
    for (const QString &outcome : {u"needs_restart"_s, u"applied"_s}) {
        Event without = written(setPool, u"b.example:2 w"_s, 15, outcome);
        without.detail = u"It is used after a restart. Pool 1."_s;
        row(qPrintable(u"a pool without a restart, "_s + outcome), restart, without, false);
    }
    row("a mode, over which some start anew", restart, written(setMode, u"turbo"_s, 15), true);
    row("a mode that waits for a restart", restart,
        written(setMode, u"turbo"_s, 15, u"needs_restart"_s), false);
    SeenChange again = restart;
    again.startedBefore = seen().addSecs(-40);
    row("it had restarted over that already", again, written(u"restart"_s, {}, 50), false);
    row("it had restarted before that", again, written(u"restart"_s, {}, 35), true);
    row("long before", restart, written(u"restart"_s, {}, 300), false);
    // A device may count from before its start: it tells 32 s though it was asked 9 s ago.
    SeenChange early = restart;
    early.happened = seen().addSecs(-32);
    row("up for longer than since it was asked, and shown to have restarted", early,
        written(u"restart"_s, {}, 9), true);
    row("up for longer, and not known yet how it ended", early, written(u"restart"_s, {}, 9, {}),
        false);
    row("up for longer, and not seen to restart", early,
        written(u"restart"_s, {}, 9, u"not_confirmed"_s), false);
    row("up for longer, a mode", early, written(setMode, u"turbo"_s, 9), false);
    withRestart = written(setPool, u"b.example:2 w"_s, 9);
    withRestart.detail = u"It restarted. Pool 1, with a restart."_s;
    row("up for longer, a pool with a restart", early, withRestart, true);
    early.happened = seen().addSecs(-60);
    row("up since before it was last seen as before", early,
        written(u"restart"_s, {}, 25, u"not_confirmed"_s), true);
    row("up since before, but asked for much later", early,
        written(u"restart"_s, {}, 10, u"not_confirmed"_s), false);
    SeenChange later = restart;
    later.lastSeenBefore = seen().addSecs(-600);
    row("later, by somebody else", later, written(u"restart"_s, {}, 300), false);
    // A write that ended as applied had shown what it caused: what came later is somebody else's.
    Event needless = written(setPool, u"b.example:2 w"_s, 40);
    needless.detail = u"It is in use already. Pool 1, with a restart."_s;
    row("when it ended is not known", restart, needless, true);
    needless.ended = seen().addSecs(-35);
    row("had ended long before it", restart, needless, false);
    needless.ended = seen().addSecs(-18);
    row("had ended before it, by a clock that may be a little off", restart, needless, true);
    needless.ended = seen().addSecs(-35);
    needless.outcome = u"unknown"_s;
    row("had ended before it, and was not seen to restart", restart, needless, true);
    row("refused restart", restart, written(u"restart"_s, {}, 15, u"refused"_s), false);
}

void TestChangeAuthor::aWriteExplainsAChange()
{
    QFETCH(QVariant, change);
    QFETCH(QVariant, write);
    QFETCH(bool, explains);
    const QList<Event> log{write.value<Event>()};
    QCOMPARE(explainingWrite(change.value<SeenChange>(), log) != nullptr, explains);
}

void TestChangeAuthor::anUncertainWriteExplainsNothingOnceAnotherWasTaken_data()
{
    QTest::addColumn<QVariant>("change");
    QTest::addColumn<QList<Event>>("log");
    QTest::addColumn<bool>("explains");
    const auto in = [](int place, Event write) {
        write.poolSlot = place;
        return write;
    };
    const QVariant mode = QVariant::fromValue(change(EventKind::ModeChanged, u"eco"_s, u"turbo"_s));
    const Event lost = written(u"set_mode"_s, u"turbo"_s, 4000, u"unknown"_s);
    const auto eco = [](qint64 before, const QString &outcome) {
        return written(u"set_mode"_s, u"eco"_s, before, outcome);
    };
    QTest::newRow("none was") << mode << QList{lost} << true;
    QTest::newRow("taken") << mode << QList{eco(3000, u"applied"_s), lost} << false;
    QTest::newRow("refused") << mode << QList{eco(3000, u"refused"_s), lost} << true;
    QTest::newRow("taken before") << mode << QList{lost, eco(5000, u"applied"_s)} << true;
    QTest::newRow("both a moment ago")
        << mode << QList{eco(20, u"applied"_s), written(u"set_mode"_s, u"turbo"_s, 40, u"unknown"_s)}
        << true;
    QTest::newRow("a pool was") << mode
                                << QList{in(0, written(u"set_pool"_s, u"c:1 w"_s, 3000)), lost}
                                << true;

    for (const QString &verb : {u"restart"_s, u"identify"_s})
        QTest::newRow(qPrintable(verb)) << mode << QList{written(verb, {}, 3000), lost} << true;

    const QVariant pool = QVariant::fromValue(change(EventKind::PoolChanged, u"a:1 w"_s, u"b:1 w"_s));
    const Event lostPool = in(0, written(u"set_pool"_s, u"b:1 w"_s, 4000, u"not_confirmed"_s));
    const Event waiting = written(u"set_pool"_s, u"c:1 w"_s, 3000, u"needs_restart"_s);
    QTest::newRow("pool: none was") << pool << QList{lostPool} << true;
    QTest::newRow("pool: stored") << pool << QList{in(0, waiting), lostPool} << false;
    QTest::newRow("pool: in another place") << pool << QList{in(1, waiting), lostPool} << true;
}

void TestChangeAuthor::anUncertainWriteExplainsNothingOnceAnotherWasTaken()
{
    QFETCH(const QVariant, change);
    QFETCH(const QList<Event>, log);
    QFETCH(const bool, explains);
    const auto seen = change.value<SeenChange>();
    QCOMPARE(explainingWrite(seen, log) != nullptr, explains);
}

void TestChangeAuthor::aWriteExplainsOneRestartOnly()
{
    const SeenChange restart = change(EventKind::Restart, u"86400"_s, u"10"_s);
    const QList<Event> log{written(u"restart"_s, {}, 15)};
    QVERIFY(explainingWrite(restart, log));
    QVERIFY(!explainingWrite(restart, log, {log.first().ref}));
}

void TestChangeAuthor::aRestartThatIsUnderWayMayYetExplainOne()
{
    SeenChange early = change(EventKind::Restart, u"86400"_s, u"32"_s);
    early.happened = seen().addSecs(-32);
    const Event open = written(u"restart"_s, {}, 9, {});
    QVERIFY(mayYetBeExplained(early, {open}));
    QVERIFY(!mayYetBeExplained(early, {open}, {open.ref}));
    QVERIFY(!mayYetBeExplained(early, {written(u"restart"_s, {}, 9, u"unknown"_s)}));
    QVERIFY(!mayYetBeExplained(early, {written(u"set_mode"_s, u"turbo"_s, 9, {})}));
    QVERIFY(!mayYetBeExplained(early, {written(u"restart"_s, {}, -1, {})}));
    QVERIFY(!mayYetBeExplained(change(EventKind::ModeChanged, u"eco"_s, u"turbo"_s),
                               {written(u"set_mode"_s, u"eco"_s, 9, {})}));
}

void TestChangeAuthor::aDeviceChangesPoolsByItself_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QStringList>("pools");
    QTest::addColumn<QString>("earlier"); // the last change in the log, "before after"
    QTest::addColumn<bool>("byItself");
    const QStringList both{u"stratum+tcp://a.example:1"_s, u"b.example:2"_s};
    const QString a = u"a.example:1"_s;
    const QString b = u"B.example:2"_s;
    QTest::newRow("to its fallback") << a << b << both << QString() << true;
    QTest::newRow("back from it") << b << a << both << u"a.example:1 b.example:2"_s << true;
    // The fallback is what the first pool was: an intruder's pool above it is no return.
    QTest::newRow("a new one above the old one") << b << a << both << QString() << false;
    QTest::newRow("back to another one than it came from")
        << b << a << both << u"c.example:3 b.example:2"_s << false;
    QTest::newRow("the old one is not configured any more")
        << u"old.example:1"_s << a << both << QString() << false;
    QTest::newRow("the new one is not configured")
        << a << u"new.example:1"_s << both << QString() << false;
    const QStringList workers{u"a.example:1, us"_s, u"a.example:1, them"_s};
    QTest::newRow("to the fallback's worker at the same pool")
        << u"a.example:1, us"_s << u"a.example:1, them"_s << workers << QString() << true;
    QTest::newRow("another worker in the same place")
        << u"a.example:1, us"_s << u"a.example:1, thief"_s
        << QStringList{u"a.example:1, thief"_s, u"b.example:2, us"_s} << QString() << false;
    QTest::newRow("another worker above the one that stayed")
        << u"a.example:1, us"_s << u"a.example:1, thief"_s
        << QStringList{u"a.example:1, thief"_s, u"a.example:1, us"_s} << QString() << false;
    QTest::newRow("the same pool twice") << a << a << QStringList{a, a} << QString() << false;
}

void TestChangeAuthor::aDeviceChangesPoolsByItself()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QStringList, pools);
    QFETCH(QString, earlier);
    QFETCH(bool, byItself);
    QList<Event> log;
    if (!earlier.isEmpty()) {
        log << change(EventKind::PoolChanged, earlier.section(u' ', 0, 0), earlier.section(u' ', 1))
                   .event;
    }
    QCOMPARE(isOwnPoolSwitch(change(EventKind::PoolChanged, before, after), configuredWith(pools),
                             log),
             byItself);
}

void TestChangeAuthor::authorsAreNamed()
{
    const Event pool = change(EventKind::PoolChanged, u"a:1"_s, u"b:2"_s).event;
    const SeenChange seen = change(EventKind::PoolChanged, u"a:1"_s, u"b:2"_s);
    const Event ours = byWriter({pool, {}, {}}, written(u"set_pool"_s, u"b:2 w"_s, 5));
    QCOMPARE(ours.actor, (EventActor{EventActor::Kind::Person, u"coalface-cli"_s, 17}));
    QCOMPARE(ours.severity, EventSeverity::Info);
    QVERIFY(ours.detail.contains(u"coalface-cli (process 17)"_s));
    QCOMPARE(ours.notes,
             (QList<EventNote>{{EventNote::Kind::AskedThrough, {u"coalface-cli"_s, u"17"_s}}}));
    QCOMPARE(byDevice(pool).actor.kind, EventActor::Kind::Device);
    const Event theirs = byOthers(seen, true);
    QCOMPARE(theirs.actor.kind, EventActor::Kind::SomeoneElse);
    QCOMPARE(theirs.severity, EventSeverity::Critical);
    QVERIFY(byOthers(seen, false).detail.contains(u"fallback"_s));
    // A device that throttles itself is in no mode that it knows.
    QCOMPARE(byOthers(change(EventKind::ModeChanged, u"eco"_s, u"turbo"_s), false).actor.kind,
             EventActor::Kind::SomeoneElse);
    QCOMPARE(byOthers(change(EventKind::ModeChanged, u"eco"_s, u"custom"_s), false).actor.kind,
             EventActor::Kind::Unknown);
    SeenChange raised = change(EventKind::ModeChanged, u"eco"_s, u"custom"_s);
    raised.mayBeProtection = false;
    QCOMPARE(byOthers(raised, false).actor.kind, EventActor::Kind::SomeoneElse);
    QCOMPARE(byOthers(raised, false).notes.first().kind, EventNote::Kind::AtDevice);
    // A restart that nobody asked for may have been a power cut.
    QCOMPARE(byOthers(change(EventKind::Restart, u"9"_s, u"1"_s), false).actor.kind,
             EventActor::Kind::Unknown);
}

COALFACE_TEST(TestChangeAuthor)
#include "tst_changeauthor.moc"
