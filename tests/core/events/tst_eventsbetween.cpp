// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/eventsbetween.h"

#include "tests/core/events/workingminer.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

#include <functional>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(Miner &)>;

} // namespace

class TestEventsBetween : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatChangedIsTold_data();
    void whatChangedIsTold();
    void overheatingEndsThreeDegreesBelowItsLimit();
    void offlineAndOnlineAreToldOnce();
    void notHashingIsToldWhenItLasts();
    void aSingleIdleReadingIsNoStop();
    void pausedIsNoStopAndNoResumption();
    void whatIsSaidIsNotedForOtherLanguages();
    void valuesThatAreMissingOnceAreKept();
    void aLoginInAPoolsUrlIsNotKept();
    void anotherWorkerAtTheSamePoolIsAnotherPool();
    void anotherFallbackIsToldWhicheverPoolIsInUse();
    void blocksFromBeforeTheFirstLookAreNoNews();
    void withoutAnAllTimeBestTheGreatestOfAllStartsCounts();
    void heatThatIsOverIsOfTheSensorThatWasTooHot();
    void aClockThatIsSetMakesNoRestart();
    void aClockThatIsSetBackMakesNoNegativeTimes();
    void everyKindHasANameAndComesBackFromIt();

private:
    static void row(const char *title, const QStringList &expected, const Change &change,
                    qint64 seconds = 30)
    {
        Miner after = lookedAtAgain(workingMiner(), seconds);
        change(after);
        const MinerSnapshot first = nextSnapshot({}, workingMiner(), usualLimits());
        const MinerSnapshot second = nextSnapshot(first, after, usualLimits());
        QTest::newRow(title) << told(
            eventsBetween(after.record, first, second, after.telemetry->timestamp))
                             << expected;
    }
    //! Goes through the looks and gathers what they tell.
    QStringList toldOf(const QList<Miner> &looks)
    {
        QStringList all;
        MinerSnapshot before = nextSnapshot({}, looks.first(), usualLimits());
        for (const Miner &miner : looks.mid(1)) {
            const MinerSnapshot after = nextSnapshot(before, miner, usualLimits());
            all << told(eventsBetween(miner.record, before, after, miner.telemetry->timestamp));
            before = after;
        }
        return all;
    }
};

void TestEventsBetween::whatChangedIsTold_data()
{
    QTest::addColumn<QStringList>("events");
    QTest::addColumn<QStringList>("expected");
    row("nothing", {}, [](Miner &) {});
    row("uptime fell", {u"restart 86400>12"_s}, [](Miner &miner) { miner.telemetry->uptime = 12; });
    row("uptime not known any more", {}, [](Miner &miner) { miner.telemetry->uptime.reset(); });
    // Not looked at from noon to 22:00; up for two hours: it was started at 20:00.
    row(
        "restarted long ago, unseen", {u"restart 86400>7200"_s},
        [](Miner &miner) { miner.telemetry->uptime = 7200; }, 36'000);
    row(
        "up all the time, unseen for long", {}, [](Miner &) {}, 36'000);
    row("its clock is slow", {}, [](Miner &miner) { miner.telemetry->uptime = 86'400 + 20; });
    row("mode", {u"mode_changed eco>turbo"_s},
        [](Miner &miner) { miner.telemetry->mode = u"turbo"_s; });
    row("mode not known any more", {}, [](Miner &miner) { miner.telemetry->mode.reset(); });
    row("pool", {u"pool_changed pool.example:3333>other.example:1"_s},
        [](Miner &miner) { miner.telemetry->poolUrl = u"other.example:1"_s; });
    row("the first worker that is known", {},
        [](Miner &miner) { miner.telemetry->poolUser = u"bc1q.attic"_s; });
    row("pool is empty for a moment", {},
        [](Miner &miner) { miner.telemetry->poolUrl = QString(); });
    row("record", {u"best_difficulty 1000000>4290000000"_s},
        [](Miner &miner) { miner.telemetry->bestDifficulty = 4.29e9; });
    row("a block, where none was", {u"block_found 0>1"_s},
        [](Miner &miner) { miner.telemetry->blocksFound = 1; });
    row("blocks not known any more", {}, [](Miner &miner) { miner.telemetry->blocksFound.reset(); });
    row("restarted, and no block since", {u"restart 86400>12"_s},
        [](Miner &miner) { miner.telemetry->uptime = 12; });
    row("restarted, and a block since", {u"restart 86400>12"_s, u"block_found 0>1"_s},
        [](Miner &miner) {
            miner.telemetry->uptime = 12;
            miner.telemetry->blocksFound = 1;
        });
    row("a record higher by more than what the store rounds to",
        {u"best_difficulty 1000000>1000000.01"_s},
        [](Miner &miner) { miner.telemetry->bestDifficulty = 1e6 + 0.012; });
    row("a record higher by less than that", {},
        [](Miner &miner) { miner.telemetry->bestDifficulty = 1e6 + 0.0043; });
    row("record was cleared", {}, [](Miner &miner) { miner.telemetry->bestDifficulty = 5.0; });
    row("at the limit", {}, [](Miner &miner) { miner.telemetry->temperature = 68.0; });
    row("above the limit", {u"overheating 68>68.5"_s},
        [](Miner &miner) { miner.telemetry->temperature = 68.5; });
    row("the sensor furthest beyond its limit counts", {u"overheating 90>95"_s}, [](Miner &miner) {
        miner.telemetry->temperature = 69.0;
        miner.telemetry->temperatureVr = 95.0;
    });
    row("a sensor without a limit", {},
        [](Miner &miner) { miner.telemetry->temperatureBoard = 200.0; });
    row("several at once",
        {u"restart 86400>5"_s, u"mode_changed eco>turbo"_s,
         u"pool_changed pool.example:3333>other.example:1"_s},
        [](Miner &miner) {
            miner.telemetry->uptime = 5;
            miner.telemetry->mode = u"turbo"_s;
            miner.telemetry->poolUrl = u"other.example:1"_s;
        });
}

void TestEventsBetween::whatChangedIsTold()
{
    QFETCH(QStringList, events);
    QFETCH(QStringList, expected);
    QCOMPARE(events, expected);
}

void TestEventsBetween::overheatingEndsThreeDegreesBelowItsLimit()
{
    QList<Miner> looks{workingMiner()};
    for (const double celsius : {69.0, 67.0, 65.5, 68.5, 65.0, 67.9}) {
        looks << lookedAtAgain(looks.last());
        looks.last().telemetry->temperature = celsius;
    }
    QCOMPARE(toldOf(looks), (QStringList{u"overheating 68>69"_s, u"cooled_down 68>65"_s}));
}

void TestEventsBetween::offlineAndOnlineAreToldOnce()
{
    Miner silent = workingMiner();
    silent.status.misses = 2;
    silent.status.firstMiss = noon().addSecs(30);
    Miner offline = silent;
    offline.status.misses = 3;
    offline.state = MinerState::Offline;
    Miner back = lookedAtAgain(workingMiner(), 600);
    QCOMPARE(toldOf({workingMiner(), silent, offline, offline, back, lookedAtAgain(back)}),
             (QStringList{u"offline online>offline"_s, u"online offline>online"_s}));
    QCOMPARE(toldOf({workingMiner(), silent, lookedAtAgain(workingMiner(), 90)}), QStringList());
}

void TestEventsBetween::notHashingIsToldWhenItLasts()
{
    Miner idle = lookedAtAgain(workingMiner());
    idle.state = MinerState::NotHashing;
    idle.reasons = {u"no_hashrate"_s, u"temperature"_s};
    const Miner later = lookedAtAgain(idle, 60);
    Miner hashing = lookedAtAgain(later);
    hashing.state = MinerState::Warning;
    hashing.reasons = {u"rejects"_s};
    QCOMPARE(toldOf({workingMiner(), idle, later, lookedAtAgain(later, 10), hashing}),
             (QStringList{u"hashing_stopped >no_hashrate"_s,
                          u"hashing_resumed no_hashrate>warning"_s}));
}

void TestEventsBetween::aSingleIdleReadingIsNoStop()
{
    Miner idle = lookedAtAgain(workingMiner());
    idle.state = MinerState::NotHashing;
    const Miner works = lookedAtAgain(workingMiner(), 60);
    Miner again = lookedAtAgain(works);
    again.state = MinerState::NotHashing;
    QCOMPARE(toldOf({workingMiner(), idle, works, again}), QStringList());
}

void TestEventsBetween::pausedIsNoStopAndNoResumption()
{
    Miner idle = lookedAtAgain(workingMiner());
    idle.state = MinerState::NotHashing;
    idle.reasons = {u"no_shares"_s};
    Miner paused = lookedAtAgain(idle, 90);
    paused.state = MinerState::Paused;
    QCOMPARE(toldOf({workingMiner(), idle, lookedAtAgain(idle, 60), paused,
                     lookedAtAgain(workingMiner(), 300)}),
             QStringList{u"hashing_stopped >no_shares"_s});
}

void TestEventsBetween::whatIsSaidIsNotedForOtherLanguages()
{
    using Note = EventNote::Kind;
    Miner silent = workingMiner();
    silent.status.misses = 3;
    silent.status.firstMiss = noon().addSecs(30);
    silent.state = MinerState::Offline;
    Miner back = lookedAtAgain(workingMiner(), 600);
    back.telemetry->uptime = 100;
    back.telemetry->temperature = 71.5;
    QList<QList<EventNote>> notes;
    MinerSnapshot before = firstSnapshot(workingMiner(), usualLimits());
    for (const Miner &miner : {silent, back}) {
        MinerSnapshot after = nextSnapshot(before, miner, usualLimits());
        after.isStored = before.isStored && miner.status.misses > 0;
        const QDateTime now = noon().addSecs(miner.status.misses > 0 ? 90 : 600);
        for (const Event &event : eventsBetween(miner.record, before, after, now))
            notes << event.notes;
        before = after;
        before.isStored = false;
    }
    QCOMPARE(notes,
             (QList<QList<EventNote>>{{{Note::QuietSince, {u"2026-03-01T12:00:30Z"_s}},
                                       {Note::Unwatched,
                                        {u"2026-03-01T12:00:00Z"_s, u"2026-03-01T12:01:30Z"_s}}},
                                      {{Note::Answers, {u"570"_s}}},
                                      {{Note::UpSince, {u"2026-03-01T12:08:20Z"_s}}},
                                      {{Note::Heat, {u"temperature"_s, u"71.5"_s, u"68"_s}}}}));
}

void TestEventsBetween::valuesThatAreMissingOnceAreKept()
{
    Miner bare = lookedAtAgain(workingMiner());
    bare.telemetry->mode.reset();
    bare.telemetry->poolUrl = QString();
    bare.telemetry->uptime.reset();
    Miner changed = lookedAtAgain(workingMiner(), 60);
    changed.telemetry->mode = u"turbo"_s;
    changed.telemetry->uptime = 4;
    QCOMPARE(toldOf({workingMiner(), bare, changed}),
             (QStringList{u"restart 86400>4"_s, u"mode_changed eco>turbo"_s}));
}

void TestEventsBetween::aLoginInAPoolsUrlIsNotKept()
{
    QCOMPARE(withoutLogin(u"stratum+tcp://bob:s3cret@pool.example:3333"_s),
             u"stratum+tcp://pool.example:3333"_s);
    QCOMPARE(withoutLogin(u"bob:s3@cret@pool.example:3333"_s), u"pool.example:3333"_s);
    QCOMPARE(withoutLogin(u"pool.example:3333"_s), u"pool.example:3333"_s);
    Miner after = lookedAtAgain(workingMiner());
    after.telemetry->poolUrl = u"bob:s3cret@other.example:1"_s;
    QCOMPARE(toldOf({workingMiner(), after}),
             QStringList{u"pool_changed pool.example:3333>other.example:1"_s});
}

void TestEventsBetween::anotherWorkerAtTheSamePoolIsAnotherPool()
{
    Miner ours = workingMiner();
    ours.telemetry->poolUser = u"bc1q.attic"_s;
    Miner theirs = lookedAtAgain(ours);
    theirs.telemetry->poolUser = u"thief.attic"_s;
    QCOMPARE(toldOf({ours, theirs, lookedAtAgain(theirs)}),
             QStringList{
                 u"pool_changed pool.example:3333, bc1q.attic>pool.example:3333, thief.attic"_s});
    // A reading without the worker is no change, and does not make it forgotten.
    Miner silent = lookedAtAgain(ours);
    silent.telemetry->poolUser.reset();
    Miner late = lookedAtAgain(theirs);
    QCOMPARE(toldOf({ours, silent, late}),
             QStringList{
                 u"pool_changed pool.example:3333, bc1q.attic>pool.example:3333, thief.attic"_s});
    // Who worked at the pool before says nothing about another one.
    Miner elsewhere = lookedAtAgain(ours);
    elsewhere.telemetry->poolUrl = u"other.example:1"_s;
    elsewhere.telemetry->poolUser.reset();
    Miner named = lookedAtAgain(elsewhere);
    named.telemetry->poolUser = u"account"_s;
    QCOMPARE(toldOf({ours, elsewhere, named}),
             QStringList{u"pool_changed pool.example:3333, bc1q.attic>other.example:1"_s});
}

void TestEventsBetween::anotherFallbackIsToldWhicheverPoolIsInUse()
{
    Miner ours = workingMiner();
    ours.telemetry->fallbackUrl = u"back.example:3"_s;
    ours.telemetry->fallbackUser = u"bc1q.attic"_s;
    QVERIFY(toldOf({workingMiner(), lookedAtAgain(ours)}).isEmpty()); // the first that is known
    Miner theirs = lookedAtAgain(ours);
    theirs.telemetry->fallbackUser = u"thief"_s;
    const QStringList taken{u"fallback_changed back.example:3, bc1q.attic>back.example:3, thief"_s};
    QCOMPARE(toldOf({ours, theirs, lookedAtAgain(theirs)}), taken);
    // A reading that does not tell it is no change, and does not make it forgotten.
    Miner silent = lookedAtAgain(ours);
    silent.telemetry->fallbackUrl.reset();
    silent.telemetry->fallbackUser.reset();
    QCOMPARE(toldOf({ours, silent, lookedAtAgain(theirs)}), taken);
    Miner none = lookedAtAgain(ours);
    none.telemetry->fallbackUrl = QString();
    none.telemetry->fallbackUser.reset();
    QCOMPARE(toldOf({ours, none, lookedAtAgain(theirs)}),
             (QStringList{u"fallback_changed back.example:3, bc1q.attic>"_s,
                          u"fallback_changed >back.example:3, thief"_s}));
}

void TestEventsBetween::blocksFromBeforeTheFirstLookAreNoNews()
{
    // "Raise an event on an increase, never on non-zero" (protocol page of AxeOS, 3.3).
    Miner unknown = workingMiner();
    unknown.telemetry->blocksFound.reset();
    Miner two = lookedAtAgain(unknown);
    two.telemetry->blocksFound = 2;
    Miner still = lookedAtAgain(two);
    Miner three = lookedAtAgain(still);
    three.telemetry->blocksFound = 3;
    QCOMPARE(toldOf({unknown, two, still, three}), QStringList{u"block_found 2>3"_s});
    // Some count for ever: nothing was found at the restart.
    Miner again = lookedAtAgain(two);
    again.telemetry->uptime = 20;
    QCOMPARE(toldOf({two, again}), QStringList{u"restart 86430>20"_s});
    // Others from their start.
    again.telemetry->blocksFound = 1;
    QCOMPARE(toldOf({two, again}), (QStringList{u"restart 86430>20"_s, u"block_found 0>1"_s}));
}

void TestEventsBetween::withoutAnAllTimeBestTheGreatestOfAllStartsCounts()
{
    const auto looked = [](const Miner &before, std::optional<double> sinceStart) {
        Miner miner = lookedAtAgain(before);
        miner.telemetry->bestDifficulty.reset();
        miner.telemetry->bestSessionDifficulty = sinceStart;
        return miner;
    };
    Miner unknown = workingMiner();
    unknown.telemetry->bestDifficulty.reset();
    const Miner first = looked(unknown, 5e6);
    const Miner silent = looked(first, {});
    const Miner restarted = looked(silent, 0);
    const Miner lesser = looked(restarted, 2e6);
    const Miner greater = looked(lesser, 7e6);
    QCOMPARE(toldOf({unknown, first, silent, restarted, lesser, greater}),
             QStringList{u"best_difficulty 5000000>7000000"_s});
    const MinerSnapshot before = nextSnapshot({}, first, usualLimits());
    const MinerSnapshot after = nextSnapshot(before, greater, usualLimits());
    const QList<Event> events = eventsBetween(greater.record, before, after, noon());
    QCOMPARE(events.value(0).notes, QList<EventNote>{{EventNote::Kind::BestKnown}});
    // One that tells an all-time best is not asked for the other.
    Miner both = lookedAtAgain(workingMiner());
    both.telemetry->bestSessionDifficulty = 5e6;
    QCOMPARE(toldOf({workingMiner(), both}), QStringList());
}

void TestEventsBetween::heatThatIsOverIsOfTheSensorThatWasTooHot()
{
    Miner hot = lookedAtAgain(workingMiner());
    hot.telemetry->temperatureVr = 130.0;
    Miner cool = lookedAtAgain(hot);
    cool.telemetry->temperature = 54.875;
    cool.telemetry->temperatureVr = 50.125;
    QCOMPARE(toldOf({workingMiner(), hot, cool}),
             (QStringList{u"overheating 90>130"_s, u"cooled_down 90>50.13"_s}));
    cool.telemetry->temperatureVr.reset(); // it tells it no more
    QCOMPARE(toldOf({workingMiner(), hot, cool}),
             (QStringList{u"overheating 90>130"_s, u"cooled_down 68>54.88"_s}));
}

void TestEventsBetween::aClockThatIsSetMakesNoRestart()
{
    Miner young = workingMiner();
    young.telemetry->uptime = 600;
    Miner later = lookedAtAgain(young, 7200);
    later.telemetry->uptime = 630;
    MinerSnapshot before = nextSnapshot({}, young, usualLimits());
    before.looked = 5'000;
    MinerSnapshot after = nextSnapshot(before, later, usualLimits());
    const auto kinds = [&] {
        return told(eventsBetween(later.record, before, after, later.telemetry->timestamp));
    };
    after.looked = 35'000; // half a minute: the clock was set two hours ahead
    QCOMPARE(kinds(), QStringList());
    after.looked = 7'205'000; // it was not
    QCOMPARE(kinds(), QStringList{u"restart 600>630"_s});
}

void TestEventsBetween::aClockThatIsSetBackMakesNoNegativeTimes()
{
    Miner idle = lookedAtAgain(workingMiner());
    idle.state = MinerState::NotHashing;
    idle.reasons = {u"no_hashrate"_s};
    const MinerSnapshot before = firstSnapshot(idle, usualLimits());
    Miner hashing = idle;
    hashing.state = MinerState::Online;
    hashing.telemetry->timestamp = idle.telemetry->timestamp.addSecs(-7200);
    hashing.telemetry->uptime = *idle.telemetry->uptime + 30;
    const MinerSnapshot after = nextSnapshot(before, hashing, usualLimits());
    const QList<Event> events = eventsBetween(hashing.record, before, after,
                                              hashing.telemetry->timestamp);
    QCOMPARE(told(events), QStringList{u"hashing_resumed no_hashrate>online"_s});
    QCOMPARE(events.first().detail, u"It hashes again."_s);
}

void TestEventsBetween::everyKindHasANameAndComesBackFromIt()
{
    QCOMPARE(allEventKinds().size(), int(EventKind::Write) + 1);
    for (const EventKind kind : allEventKinds()) {
        QVERIFY(!eventKindName(kind).isEmpty());
        QCOMPARE(eventKindFromName(eventKindName(kind)), kind);
    }
    QVERIFY(!eventKindFromName(u"nonsense"_s));
    QCOMPARE(eventSeverityFromName(u"critical"_s), EventSeverity::Critical);
    QCOMPARE(eventActorFromName(u"someone_else"_s), EventActor::Kind::SomeoneElse);
    QVERIFY(!eventActorFromName(u""_s));
}

COALFACE_TEST(TestEventsBetween)
#include "tst_eventsbetween.moc"
