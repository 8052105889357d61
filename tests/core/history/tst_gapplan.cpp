// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/gapplan.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace std::chrono_literals;

namespace {

const QDateTime noon(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

//! A reading every `step` s from `first` to `last` s after noon.
QList<Telemetry> recordOf(int first, int last, int step)
{
    QList<Telemetry> readings;
    for (int second = first; second <= last; second += step) {
        Telemetry one;
        one.timestamp = noon.addSecs(second);
        one.power = second;
        readings += one;
    }
    return readings;
}

QList<qint64> secondsOf(const Backfill &plan)
{
    QList<qint64> seconds;
    for (const Telemetry &one : plan.readings)
        seconds += noon.secsTo(one.timestamp);
    return seconds;
}

TimeSpan span(int first, int last)
{
    return {noon.addSecs(first), noon.addSecs(last)};
}

Gap gap(int from, int to)
{
    return {noon.addSecs(from), noon.addSecs(to)};
}

} // namespace

//! Which gaps are worth asking for, and what of a miner's record goes into them.
class TestGapPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void missedPollsAndTwoMinutesMakeAGap_data()
    {
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("isGap");
        QTest::newRow("two minutes") << 30 << 120 << false;
        QTest::newRow("more than two minutes") << 30 << 121 << true;
        QTest::newRow("few fast polls missed") << 5 << 100 << false;
        QTest::newRow("three slow polls") << 300 << 900 << false;
        QTest::newRow("more than three slow polls") << 300 << 901 << true;
        QTest::newRow("the clock was set back") << 30 << -3600 << false;
    }
    void missedPollsAndTwoMinutesMakeAGap()
    {
        QFETCH(int, interval);
        QFETCH(int, seconds);
        QFETCH(bool, isGap);
        const auto found = gapBetween(noon, noon.addSecs(seconds), interval, {});
        QCOMPARE(found.has_value(), isGap);
        if (found)
            QCOMPARE(*found, gap(0, seconds));
    }

    void whatIsNotKeptIsNotAskedFor()
    {
        const QDateTime to = noon.addDays(40);
        QCOMPARE(*gapBetween(noon, to, 30, to.addDays(-30)), (Gap{to.addDays(-30), to}));
        QVERIFY(!gapBetween({}, to, 30, to.addDays(-30))); // there is nothing before it
        // A little beyond its beginning.
        QCOMPARE(reachFor(gap(0, 600), noon.addSecs(660)), std::chrono::seconds(660 + 900));
    }

    void aGapIsFilledFromEndToEnd()
    {
        // Samples at 0 and 600; the miner recorded every 10 s since long before.
        const Backfill plan = planBackfill(7, gap(0, 600), recordOf(-900, 599, 10), 30);
        QCOMPARE(plan.minerKey, 7);
        QCOMPARE(plan.spacing, 30);
        QList<qint64> expected;
        for (qint64 second = 30; second <= 570; second += 30)
            expected += second;
        QCOMPARE(secondsOf(plan), expected);
        QCOMPARE(plan.spans, QList<TimeSpan>{span(0, 600)});
        QCOMPARE(plan.readings.first().power, 30.0);
    }

    void nothingComesNearerToASampleThanAPoll()
    {
        const Backfill plan = planBackfill(7, gap(0, 200), recordOf(-20, 190, 21), 30);
        // -20, 1, 22, 43, 64, 85, 106, 127, 148, 169, 190: almost a poll apart, and a whole one from the ends.
        QCOMPARE(secondsOf(plan), (QList<qint64>{43, 85, 127, 169}));
    }

    void aRecordThatIsPolledAlmostAsOftenIsTakenWhole()
    {
        QCOMPARE(planBackfill(7, gap(0, 300), recordOf(-29, 299, 29), 30).readings.size(), 8);
    }

    void theTimeBeforeTheMinersStartStaysAGap()
    {
        // It was off until 400: its record begins there.
        const Backfill plan = planBackfill(7, gap(0, 600), recordOf(400, 599, 20), 30);
        QCOMPARE(plan.spans, QList<TimeSpan>{span(400, 600)});
        QCOMPARE(secondsOf(plan).first(), 400);
        // Even a start right after the gap began: nobody knows of the time between.
        const Backfill early = planBackfill(7, gap(0, 600), recordOf(50, 599, 20), 30);
        QCOMPARE(early.spans, QList<TimeSpan>{span(50, 600)});
    }

    void aThinRecordCountsAsWhole()
    {
        // Thinner with age: a row every four minutes, then every ten seconds.
        const Backfill plan = planBackfill(7, gap(0, 1800),
                                           recordOf(-240, 960, 240) + recordOf(970, 1790, 10), 30);
        QCOMPARE(plan.spans, QList<TimeSpan>{span(0, 1800)});
        QCOMPARE(secondsOf(plan).mid(0, 5), (QList<qint64>{240, 480, 720, 960, 990}));
    }

    void aHoleInTheRecordStaysAGap()
    {
        const Backfill plan = planBackfill(7, gap(0, 9000),
                                           recordOf(-60, 1200, 60) + recordOf(6000, 8940, 60), 60);
        QCOMPARE(plan.spans, (QList<TimeSpan>{span(0, 1200), span(6000, 9000)}));
        // Recorded once an hour that would be none.
        const Backfill rare = planBackfill(7, gap(0, 36000), recordOf(-3600, 35999, 3600), 60);
        QCOMPARE(rare.spans, QList<TimeSpan>{span(0, 36000)});
        QCOMPARE(rare.readings.size(), 9); // the one at 0 is the sample's
    }

    void whereNothingFitsNothingIsMarked()
    {
        QVERIFY(planBackfill(7, gap(0, 600), {}, 30).spans.isEmpty());
        const Backfill before = planBackfill(7, gap(0, 600), recordOf(-900, -10, 30), 30);
        QVERIFY(before.readings.isEmpty() && before.spans.isEmpty());
        const Backfill edges = planBackfill(7, gap(0, 600), recordOf(0, 600, 590), 30);
        QVERIFY(edges.readings.isEmpty() && edges.spans.isEmpty());
    }
};

COALFACE_TEST(TestGapPlan)
#include "tst_gapplan.moc"
