// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/writer.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

namespace {
constexpr int fleetHour = 3600;
} // namespace

//! The line of the whole fleet, as charts draw it: a part of the fleet is never taken for all of it.
class TestFleetSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theNewestBucketWaitsForEveryMiner_data() { ranges(); }
    void theNewestBucketWaitsForEveryMiner();
    void aPauseHasNoDipsAtItsEdges();
    void aPauseIsAGapWherePolledMoreOftenThanToday_data();
    void aPauseIsAGapWherePolledMoreOftenThanToday();
    void aQuarterBetweenSeldomPollsIsNoGap();
    void aRecordOfSomeMinersIsNoTotal_data() { ranges(); }
    void aRecordOfSomeMinersIsNoTotal();
    void aRecordOfAMinerThatAloneWasAwayCounts();
    void aMinerThatWentIsMissingFromThereOn_data() { ranges(); }
    void aMinerThatWentIsMissingFromThereOn();
    void thePastOfALongerIntervalStaysAsItWas();
    void theFirstBucketsOfAShorterIntervalAreWhole();
    void aPauseOfALongerIntervalHasNoDipsAtItsEdges_data();
    void aPauseOfALongerIntervalHasNoDipsAtItsEdges();
    void aReadingWithoutTheValueIsNoMissingMiner_data();
    void aReadingWithoutTheValueIsNoMissingMiner();
    void aReadingThatHoldsCountsInQuartersWithoutOne_data();
    void aReadingThatHoldsCountsInQuartersWithoutOne();
    void aPauseOfOneMinerIsNotFilled();
    void efficiencyHasNoBandBeforeSummingUpAndNoneAfter();

private:
    static void ranges()
    {
        QTest::addColumn<int>("hours");
        QTest::addRow("from samples") << 1;
        QTest::addRow("from quarters") << 6;
    }
    //! Each miner every `interval` s from the second `first` on, a third of the interval after the one before it; 1000 H/s each.
    void poll(int first, int end, int interval = 30, int miners = 3);
    void sumUp();
    QList<QList<SeriesPoint>> runs(int hours, int gap = 75, const char *key = "hashrate")
    {
        const auto answer = settled(m_store->log.read(request(hours, gap, key)));
        return answer ? answer->series.value(0).runs : QList<QList<SeriesPoint>>();
    }
    SeriesRequest request(int hours, int gap, const char *key) const
    {
        SeriesRequest request{wholeFleet, {QString::fromLatin1(key)},
                              m_start,    m_start.addSecs(hours * fleetHour),
                              600,        gap};
        request.isWholeFleetOnly = true;
        return request;
    }
    static QList<double> means(const QList<QList<SeriesPoint>> &runs)
    {
        QList<double> means;
        for (const QList<SeriesPoint> &run : runs) {
            for (const SeriesPoint &point : run) {
                if (!means.contains(point.mean))
                    means += point.mean;
            }
        }
        return means;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    QList<qint64> m_keys;
    const QDateTime m_start = utc("2026-01-02T00:00:00Z");
};

void TestFleetSeries::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<Store>(m_folder->filePath(QStringLiteral("coalface.sqlite")));
    m_keys = putMiners(*m_store, 3);
}

void TestFleetSeries::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestFleetSeries::poll(int first, int end, int interval, int miners)
{
    QList<Sample> samples;
    for (int begin = first; begin < end; begin += interval) {
        for (int miner = 0; miner < miners && begin + miner * interval / 3 < end; ++miner)
            samples += {m_keys.at(miner),
                        telemetryAt(m_start.addSecs(begin + miner * interval / 3), 1000)};
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
}

void TestFleetSeries::sumUp()
{
    while (*settled(m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
    }
}

void TestFleetSeries::theNewestBucketWaitsForEveryMiner()
{
    QFETCH(const int, hours);
    const int hour = (hours - 1) * fleetHour; // the last one; what is older comes from sums
    poll(0, hour);
    sumUp();
    poll(hour, hour + 2701); // a reading of the first miner is all there is of the newest bucket
    const auto line = runs(hours);
    QCOMPARE(line.size(), 1);
    QCOMPARE(means(line), QList<double>{3000});
    QVERIFY(line.first().last().time > m_start.addSecs(hour + 2700 - 900).toMSecsSinceEpoch());
    // Sums of energy need every reading.
    SeriesRequest all = request(hours, 75, "hashrate");
    all.isWholeFleetOnly = false;
    QCOMPARE(settled(m_store->log.read(all))->series.first().runs.last().last().mean, 1000.0);
    // Now each has answered in it.
    poll(hour + 2730, hour + 2760);
    QCOMPARE(means(runs(hours)), QList<double>{3000});
    QVERIFY(runs(hours).last().last().time > m_start.addSecs(hour + 2700).toMSecsSinceEpoch());
}

void TestFleetSeries::aPauseHasNoDipsAtItsEdges()
{
    poll(0, 905);     // the program ended when one of the three was polled in that bucket,
    poll(1790, 2701); // and began in the midst of one
    const auto line = runs(1);
    QCOMPARE(line.size(), 2);
    QCOMPARE(means(line), QList<double>{3000});
    // A range that cuts buckets, in the midst of what was polled.
    SeriesRequest cut = request(1, 75, "hashrate");
    cut.from = m_start.addSecs(143);
    cut.to = m_start.addSecs(605);
    QCOMPARE(means(settled(m_store->log.read(cut))->series.first().runs), QList<double>{3000});
}

void TestFleetSeries::aPauseIsAGapWherePolledMoreOftenThanToday_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("first"); // s, of the pause
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("interval"); // today
    QTest::newRow("from samples") << 1 << 1020 << 2820 << 600;
    QTest::newRow("from quarters") << 24 << 22140 << 23940 << 600;
    QTest::newRow("from hours") << 24 * 16 << 88560 << 95760 << 2400;
}

void TestFleetSeries::aPauseIsAGapWherePolledMoreOftenThanToday()
{
    QFETCH(const int, hours);
    QFETCH(const int, first);
    QFETCH(const int, last);
    QFETCH(const int, interval);
    poll(0, first, 60);
    poll(last, 2 * last, 60);
    sumUp();
    const auto line = runs(hours, interval * 5 / 2);
    QCOMPARE(line.size(), 2);
    QCOMPARE(means(line), QList<double>{3000});
    QVERIFY(line.last().first().time - line.first().last().time <= (last - first) * 1500);
}

void TestFleetSeries::aQuarterBetweenSeldomPollsIsNoGap()
{
    poll(0, 24 * fleetHour, 930); // each miner skips three of them
    sumUp();
    QCOMPARE(runs(24, 2250).size(), 1);
}

void TestFleetSeries::aRecordOfSomeMinersIsNoTotal()
{
    QFETCH(const int, hours);
    const int scale = hours; // of what happens
    poll(0, 905 * scale);
    poll(1805 * scale, 3600 * scale);
    for (const int miner : {0, 1}) {
        Backfill fill{m_keys.at(miner), {}, {}, 30};
        for (int second = 910 * scale; second < 1800 * scale; second += 30)
            fill.readings += telemetryAt(m_start.addSecs(second), 1000);
        fill.spans = {{m_start.addSecs(900 * scale), m_start.addSecs(1805 * scale)}};
        QVERIFY(settled(m_store->log.fill(fill)).ok());
    }
    for (const bool isSummed : {false, true}) {
        if (isSummed)
            sumUp();
        else if (hours > 1)
            continue; // of more than an hour there are sums alone
        const auto line = runs(hours);
        QCOMPARE(means(line), QList<double>{3000});
        QCOMPARE(line.size(), 2);
    }
}

void TestFleetSeries::aRecordOfAMinerThatAloneWasAwayCounts()
{
    poll(0, 3600, 30, 2);
    Backfill fill{m_keys.at(2), {}, {{m_start, m_start.addSecs(3599)}}, 30};
    for (int second = 5; second < 3600; second += 30)
        fill.readings += telemetryAt(m_start.addSecs(second), 1000);
    QVERIFY(settled(m_store->log.fill(fill)).ok());
    QCOMPARE(runs(1).size(), 1);
    QCOMPARE(means(runs(1)), QList<double>{3000});
    // Of a fleet of which all that there is was recorded, nothing is left out.
    QVERIFY(settled(m_store->fleet.remove({m_keys.at(0), m_keys.at(1)})).ok());
    QCOMPARE(means(runs(1)), QList<double>{1000});
}

void TestFleetSeries::aMinerThatWentIsMissingFromThereOn()
{
    QFETCH(const int, hours);
    poll(0, 1800 * hours);
    poll(1800 * hours, 3590 * hours, 30, 2);
    for (const bool isSummed : {false, true}) {
        if (isSummed)
            sumUp();
        else if (hours > 1)
            continue; // of more than an hour there are sums alone
        const auto line = runs(hours);
        QCOMPARE(line.size(), 1);
        QCOMPARE(means(line), (QList<double>{3000, 2000}));
        QVERIFY(line.first().last().time > m_start.addSecs(3400 * hours).toMSecsSinceEpoch());
    }
}

void TestFleetSeries::thePastOfALongerIntervalStaysAsItWas()
{
    poll(0, 2400, 60);
    poll(2400, 3600, 10);
    const auto line = runs(1, 25);
    QCOMPARE(line.size(), 1);
    QCOMPARE(means(line), QList<double>{3000});
}

void TestFleetSeries::theFirstBucketsOfAShorterIntervalAreWhole()
{
    poll(0, 3 * fleetHour, 100);
    poll(3 * fleetHour, 4 * fleetHour, 10);
    SeriesRequest range = request(1, 25, "hashrate");
    range.from = m_start.addSecs(fleetHour + 1010); // before and behind it was polled as seldom
    range.to = m_start.addSecs(fleetHour + 2010);
    const auto line = settled(m_store->log.read(range))->series.first().runs;
    QCOMPARE(line.size(), 1);
    QCOMPARE(means(line), QList<double>{3000});
    QVERIFY(line.first().first().time < range.from.addSecs(50).toMSecsSinceEpoch());
    QVERIFY(line.first().last().time > range.to.addSecs(-50).toMSecsSinceEpoch());
}

void TestFleetSeries::aPauseOfALongerIntervalHasNoDipsAtItsEdges_data()
{
    QTest::addColumn<int>("briefly"); // s that the program ran in between
    QTest::newRow("one pause") << 0;
    QTest::newRow("a try in between, too short for every miner") << 30;
    QTest::newRow("a while in between") << 200;
}

//! Each miner at seconds of its own, of a bucket that is a fifth of the interval.
void TestFleetSeries::aPauseOfALongerIntervalHasNoDipsAtItsEdges()
{
    QFETCH(const int, briefly);
    poll(0, 905, 60);
    poll(1300, 1300 + briefly, 60);
    poll(1790, 3590, 60);
    const auto line = runs(1, 12);
    QCOMPARE(means(line), QList<double>{3000});
    QCOMPARE(line.size(), briefly > 60 ? 3 : 2);
    QVERIFY(line.first().last().time > m_start.addSecs(905 - 80).toMSecsSinceEpoch());
    QVERIFY(line.last().first().time < m_start.addSecs(1790 + 80).toMSecsSinceEpoch());
    QVERIFY(line.last().last().time > m_start.addSecs(3590 - 80).toMSecsSinceEpoch());
}

void TestFleetSeries::aReadingWithoutTheValueIsNoMissingMiner_data()
{
    QTest::addColumn<int>("gap"); // of the interval in which miners are polled today
    QTest::newRow("now polled as often") << 150;
    QTest::newRow("now polled more often") << 12;
}

void TestFleetSeries::aReadingWithoutTheValueIsNoMissingMiner()
{
    QFETCH(const int, gap);
    poll(-3600, 600, 60);
    poll(660, 3600, 60);
    QList<Sample> samples;
    for (int miner = 0; miner < 3; ++miner) {
        samples += {m_keys.at(miner), telemetryAt(m_start.addSecs(600 + 20 * miner), 1000)};
        if (miner == 1)
            samples.last().telemetry.hashrate.reset();
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    QCOMPARE(means(runs(1, gap)), QList<double>{3000});
    QCOMPARE(runs(1, gap).size(), 1);
    SeriesRequest range = request(1, gap, "hashrate");
    range.from = m_start.addSecs(625); // behind it
    QCOMPARE(means(settled(m_store->log.read(range))->series.first().runs), QList<double>{3000});
    range.from = m_start;
    range.to = m_start.addSecs(619); // before it
    QCOMPARE(means(settled(m_store->log.read(range))->series.first().runs), QList<double>{3000});
    range.to = m_start.addSecs(625);
    QCOMPARE(means(settled(m_store->log.read(range))->series.first().runs), QList<double>{3000});
}

void TestFleetSeries::aReadingThatHoldsCountsInQuartersWithoutOne_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("gap");
    QTest::newRow("half an hour") << 1800 << 4500;
    QTest::newRow("three hours") << 3 * fleetHour << 27'000;
    QTest::newRow("half an hour, and a shorter interval since") << 1800 << 75;
}

void TestFleetSeries::aReadingThatHoldsCountsInQuartersWithoutOne()
{
    QFETCH(const int, interval);
    QFETCH(const int, gap);
    poll(-interval, 48 * fleetHour, interval);
    sumUp();
    for (const int hours : {24, 48}) {
        const auto line = runs(hours, gap);
        QCOMPARE(line.size(), 1);
        QCOMPARE(means(line), QList<double>{3000});
        QVERIFY(line.first().last().time
                > m_start.addSecs(hours * fleetHour - interval / 3 - 1800).toMSecsSinceEpoch());
    }
    // In the midst of it, where no miner need be read as the range begins.
    SeriesRequest range = request(24, gap, "hashrate");
    range.from = m_start.addSecs(20 * fleetHour + 900);
    range.to = range.from.addSecs(6 * fleetHour);
    QCOMPARE(means(settled(m_store->log.read(range))->series.first().runs), QList<double>{3000});
}

//! Polled often: who has no reading in a quarter was away.
void TestFleetSeries::aPauseOfOneMinerIsNotFilled()
{
    poll(0, 4 * fleetHour, 30, 2);
    for (const auto &[first, end] :
         {std::pair{0, fleetHour + 1000}, std::pair{fleetHour + 2800, 4 * fleetHour}}) {
        QList<Sample> samples;
        for (int second = first; second < end; second += 30)
            samples += {m_keys.at(2), telemetryAt(m_start.addSecs(second), 1000)};
        QVERIFY(settled(m_store->log.append(samples, {})).ok());
    }
    sumUp();
    QCOMPARE(means(runs(4)), (QList<double>{3000, 2000}));
}

void TestFleetSeries::efficiencyHasNoBandBeforeSummingUpAndNoneAfter()
{
    QList<Sample> samples;
    for (int second = 0; second < 4 * fleetHour; second += 30) {
        for (int miner = 0; miner < 3; ++miner) {
            samples += {m_keys.at(miner), telemetryAt(m_start.addSecs(second), 1000)};
            samples.last().telemetry.efficiency = 15 + 5 * miner;
        }
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    for (const bool isSummed : {false, true}) {
        if (isSummed)
            sumUp();
        for (const int hours : {1, 6}) {
            for (const QList<SeriesPoint> &run : runs(hours, 75, "efficiency")) {
                for (const SeriesPoint &point : run) {
                    QCOMPARE(point.mean, 20.0);
                    QCOMPARE(point.least, 20.0);
                    QCOMPARE(point.greatest, 20.0);
                }
            }
        }
    }
}

COALFACE_TEST(TestFleetSeries)
#include "tst_fleetseries.moc"
