// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratehouse.h"

#include "store/fleetrates.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;
using namespace coalface::test;

//! The shares a minute of the whole fleet, which are put together of its miners' counters: how much they are.
class TestFleetRates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_house = std::make_unique<RateHouse>(); }
    void cleanup() { m_house.reset(); }
    void theTotalIsWhatTheReadingsSay_data();
    void theTotalIsWhatTheReadingsSay();
    void theStoredTotalIsWhatTheReadingsSay_data();
    void theStoredTotalIsWhatTheReadingsSay();
    void aRestartCostsAStepAndIsNeverNegative_data();
    void aRestartCostsAStepAndIsNeverNegative();
    void whoIsAwayIsMissingWhileItIsAndWhoIsForgottenForEver_data();
    void whoIsAwayIsMissingWhileItIsAndWhoIsForgottenForEver();
    void ofMoreMinersCoarserRowsAreReadAndFinerOnesWhereTheyTellTooLittle_data();
    void ofMoreMinersCoarserRowsAreReadAndFinerOnesWhereTheyTellTooLittle();

private:
    std::unique_ptr<RateHouse> m_house;
};

void TestFleetRates::theTotalIsWhatTheReadingsSay_data()
{
    QTest::addColumn<int>("seconds");
    QTest::newRow("an hour") << rateHour;
    QTest::newRow("a day") << rateDay;
}

//! Recomputed reading by reading; with a restart, a pause of one miner, one that tells nothing and one that was forgotten.
void TestFleetRates::theTotalIsWhatTheReadingsSay()
{
    QFETCH(const int, seconds);
    const int end = seconds + 600;
    m_house->keys += putMiners(*m_house->store, 5).mid(3);
    m_house->poll(0, -600, end, 30, m_house->uneven(0));
    const int restart = seconds / 3;
    m_house->poll(1, -590, end, 30, m_house->restarted(m_house->uneven(1), restart));
    m_house->poll(2, -580, seconds / 2, 30, m_house->uneven(2));
    m_house->poll(2, seconds / 2 + 700, end, 30, m_house->uneven(2));
    if (m_house->keys.size() > 4) {
        m_house->poll(3, -570, end, 30, [](int) { return std::nullopt; });
        m_house->poll(4, -575, end, 30, m_house->uneven(4));
        QVERIFY(settled(m_house->store->fleet.remove({m_house->keys.at(4)})).ok());
        m_house->told.remove(4);
    }
    const SeriesRequest asked = m_house->request(0, seconds);
    const qint64 width = std::max<qint64>(75, (seconds + 118) / 119);
    const QMap<qint64, double> expected = m_house->recomputed(int(width), 75);
    const QList<SeriesPoint> found = m_house->points(m_house->runs(asked));
    QVERIFY2(found.size() >= seconds / width, qPrintable(QString::number(found.size())));
    for (const SeriesPoint &point : found) {
        const double wanted = expected.value(point.time / 1000 / width);
        QVERIFY2(qAbs(point.mean - wanted) < 1e-6, qPrintable(QStringLiteral("%1: %2 and not %3")
                                                                  .arg(m_house->secondOf(point))
                                                                  .arg(point.mean)
                                                                  .arg(wanted)));
        QCOMPARE(point.least, point.mean);
        QCOMPARE(point.greatest, point.mean);
    }
}

void TestFleetRates::theStoredTotalIsWhatTheReadingsSay_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("width"); // of the stored rows
    QTest::addColumn<int>("interval");
    QTest::newRow("quarters") << 4 << 900 << 90;
    QTest::newRow("hours") << 7 << rateHour << 180;
    QTest::newRow("hours, polled seldom") << 61 << rateHour << 600;
    QTest::newRow("a year") << 420 << rateHour << 1800;
}

//! Recomputed reading by reading: with restarts and a pause of each miner.
void TestFleetRates::theStoredTotalIsWhatTheReadingsSay()
{
    QFETCH(const int, days);
    QFETCH(const int, width);
    QFETCH(const int, interval);
    const int read = std::min(days, 5); // the last ones
    for (int miner = 0; miner < 3; ++miner) {
        const int away = (1 + miner) * rateDay - 7000;
        const auto counter = m_house->restarted(m_house->growing(miner),
                                                (1 + miner) * rateDay + 5000);
        m_house->poll(miner, miner * 7, away, interval, counter);
        m_house->poll(miner, away + 4 * rateHour + miner * 7, read * rateDay, interval, counter);
    }
    m_house->sumUp();
    const QMap<qint64, double> expected = m_house->recomputed(width, interval * 5 / 2);
    const qint64 seconds = qint64(days) * rateDay;
    qint64 bucket = (seconds + 118) / 119;
    bucket = (bucket + width - 1) / width * width;
    const auto line = m_house->runs(
        m_house->request((read - days) * rateDay, read * rateDay, std::max(75, interval * 5 / 2)));
    QCOMPARE(line.size(), 1);
    QVERIFY2(line.first().size() + 2 > read * rateDay / bucket,
             qPrintable(QString::number(line.first().size())));
    for (const SeriesPoint &point : line.first()) {
        const qint64 begin = point.time / 1000 / bucket * bucket;
        double sum = 0;
        int rows = 0;
        for (qint64 row = begin / width; row < (begin + bucket) / width; ++row) {
            sum += expected.value(row);
            rows += expected.contains(row) ? 1 : 0;
        }
        QCOMPARE(point.least, point.mean);
        QCOMPARE(point.greatest, point.mean);
        QVERIFY2(rows > 0 && qAbs(point.mean - sum / rows) < 0.01 * sum / rows,
                 qPrintable(QStringLiteral("%1: %2 and not %3, of %4")
                                .arg(m_house->secondOf(point))
                                .arg(point.mean)
                                .arg(sum / rows)
                                .arg(rows)));
    }
}

void TestFleetRates::aRestartCostsAStepAndIsNeverNegative_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("interval");
    QTest::newRow("from samples") << 1 << 60;
    QTest::newRow("from quarters") << 20 << 450;
    QTest::newRow("from hours") << 61 << 1200;
}

void TestFleetRates::aRestartCostsAStepAndIsNeverNegative()
{
    QFETCH(const int, days);
    QFETCH(const int, interval);
    const int period = days == 1 ? 8640 : 207'360;
    const int read = std::min(days, 10); // the last ones
    for (int miner = 0; miner < 3; ++miner) {
        m_house->poll(miner, 0, read * rateDay, interval, [&](int second) {
            return qint64(second + 1000 + 2000 * miner) % period * (2 << miner) / 60;
        });
    }
    m_house->sumUp();
    const auto line = m_house->runs(
        m_house->request((read - days) * rateDay, read * rateDay, interval * 5 / 2));
    QCOMPARE(line.size(), 1);
    double sum = 0;
    for (const SeriesPoint &point : line.first()) {
        QVERIFY2(point.mean > 9 && point.mean < 14.1, qPrintable(QString::number(point.mean)));
        sum += point.mean;
    }
    const double mean = sum / double(line.first().size());
    QVERIFY2(mean > 13.8, qPrintable(QString::number(mean)));
}

void TestFleetRates::whoIsAwayIsMissingWhileItIsAndWhoIsForgottenForEver_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("interval");
    QTest::newRow("from samples") << 1 << 60;
    QTest::newRow("from quarters") << 10 << 300;
    QTest::newRow("from hours") << 61 << 1200;
}

void TestFleetRates::whoIsAwayIsMissingWhileItIsAndWhoIsForgottenForEver()
{
    QFETCH(const int, days);
    QFETCH(const int, interval);
    const int end = std::min(days, 10) * rateDay; // the last ones
    m_house->poll(0, 0, end, interval, m_house->steady(2));
    m_house->poll(1, 0, end, interval, m_house->steady(4));
    m_house->poll(2, 0, end / 3, interval, m_house->steady(8));
    m_house->poll(2, 2 * end / 3, end, interval, m_house->steady(8));
    m_house->sumUp();
    const SeriesRequest asked = m_house->request(end - days * rateDay, end, interval * 5 / 2);
    const int edge = std::max(end, days * rateDay / 3) / 25;
    int alone = 0;
    for (const SeriesPoint &point : m_house->points(m_house->runs(asked))) {
        const int second = m_house->secondOf(point);
        const bool isAway = second > end / 3 && second < 2 * end / 3;
        if (qAbs(second - end / 3) < edge || qAbs(second - 2 * end / 3) < edge)
            continue;
        QVERIFY2(qAbs(point.mean - (isAway ? 6 : 14)) < 0.2,
                 qPrintable(QString::number(point.mean)));
        QCOMPARE(point.miners, isAway ? 2 : 3);
        alone += isAway ? 1 : 0;
    }
    QVERIFY2(alone >= (days > 60 ? 3 : 20), qPrintable(QString::number(alone)));
    QCOMPARE(m_house->runs(asked).size(), 1);
    QVERIFY(settled(m_house->store->fleet.remove({m_house->keys.at(2)})).ok());
    for (const SeriesPoint &point : m_house->points(m_house->runs(asked)))
        QVERIFY2(qAbs(point.mean - 6) < 0.2, qPrintable(QString::number(point.mean)));
}

void TestFleetRates::ofMoreMinersCoarserRowsAreReadAndFinerOnesWhereTheyTellTooLittle_data()
{
    QTest::addColumn<int>("miners");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("gap"); // of the interval in which miners are polled today
    QTest::addColumn<int>("leastPoints");
    QTest::newRow("a day: quarters and samples") << 2 << 1 << 60 << 5 << 48;
    QTest::newRow("two months: hours and quarters") << 36 << 60 << 450 << 1125 << 11;
    QTest::newRow("a year: parts of days and hours") << 24 << 365 << 1800 << 4500 << 2;
}

//! Polled a third of each day, or of each hour: each of the coarser rows is beside a pause.
void TestFleetRates::ofMoreMinersCoarserRowsAreReadAndFinerOnesWhereTheyTellTooLittle()
{
    QFETCH(const int, miners);
    QFETCH(const int, days);
    QFETCH(const int, interval);
    QFETCH(const int, gap);
    QFETCH(const int, leastPoints);
    m_house->keys = putMiners(*m_house->store, miners + 3).mid(3);
    const int read = std::min(days, 6);
    const int period = days == 1 ? rateHour : days == 60 ? 6 * rateHour : rateDay;
    for (int miner = 0; miner < miners; ++miner) {
        for (int begin = 0; begin < read * rateDay; begin += period)
            m_house->poll(miner, begin + 7 * period / 12, begin + 11 * period / 12, interval,
                          m_house->steady(6));
    }
    m_house->sumUp();
    const SeriesRequest asked = m_house->request((read - days) * rateDay, read * rateDay, gap);
    const CountPlan plan = fleetRatePlan(asked, qint64(days) * rateDay, miners);
    QVERIFY(plan.source > plan.finest);
    const QList<SeriesPoint> all = m_house->points(m_house->runs(asked));
    QVERIFY2(all.size() >= leastPoints, qPrintable(QString::number(all.size())));
    for (const SeriesPoint &point : all) {
        QVERIFY2(qAbs(point.mean - 6 * miners) < 0.1 * miners,
                 qPrintable(QString::number(point.mean / miners)));
    }
}

COALFACE_TEST(TestFleetRates)
#include "tst_fleetrates.moc"
