// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace coalface;
using namespace coalface::test;

class TestSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void bucketsHaveMeanLeastAndGreatest();
    void neverMorePointsThanAskedFor();
    void aGapSplitsTheRun();
    void whatWasPolledMoreSeldomIsNoGap_data();
    void whatWasPolledMoreSeldomIsNoGap();
    void readingsBetweenOutagesAreNoInterval();
    void aRateIsOverTheTimeOfItsReadings();
    void aPauseWithinABucketIsNoTimeOfARate();
    void aRestartCostsARateAStepOnly_data();
    void aRestartCostsARateAStepOnly();
    void aRateIsKnownFromTheSecondReadingOnAndNotOverAGap();
    void whatIsPolledSeldomHasARateFromTheSecondReadingOn();
    void samplesBesideSumsHaveNoBandOfTheirOwn();
    void anUnknownValueIsAGapOfItsKeyOnly();
    void theRangeIsHalfOpen();
    void slowValuesAreSeriesToo();
    void anEmptyMinerHasNoRuns();
    void aKeyWithoutNumberIsAnError();
    void aCancelledReadingEnds();

private:
    void sumUp()
    {
        while (*settled(
            m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {}
    }
    //! Readings at those seconds, whose counter of shares stands as it says.
    void count(const QList<int> &seconds, const std::function<qint64(int second)> &shares)
    {
        QList<Sample> samples;
        for (const int second : seconds) {
            samples += {m_key, telemetryAt(m_start.addSecs(second), 1000)};
            samples.last().telemetry.sharesAccepted = shares(second);
        }
        QVERIFY(settled(m_store->log.append(samples, {})).ok());
    }
    QList<QList<SeriesPoint>> rates(const QDateTime &from, const QDateTime &to, int gap,
                                    int buckets = 120)
    {
        const QString shares = QStringLiteral("shares_accepted");
        SeriesRequest request{m_key, {shares}, from, to, buckets, gap};
        request.rates = {shares};
        const auto answer = settled(m_store->log.read(request));
        return answer ? answer->series.value(0).runs : QList<QList<SeriesPoint>>();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    qint64 m_key = 0;
    const QDateTime m_start = utc("2026-01-02T00:00:00Z");
    const QString m_hashrate = QStringLiteral("hashrate");
};

void TestSeries::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<Store>(m_folder->filePath(QStringLiteral("coalface.sqlite")));
    m_key = putMiners(*m_store, 1).first();
}

void TestSeries::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestSeries::bucketsHaveMeanLeastAndGreatest()
{
    QList<Sample> samples;
    for (int index = 0; index < 20; ++index)
        samples += {m_key, telemetryAt(m_start.addSecs(30 * index), 1000 + index)};
    QCOMPARE(*settled(m_store->log.append(samples, {})), 20);
    const auto answer = settled(
        m_store->log.read({m_key, {m_hashrate}, m_start, m_start.addSecs(600), 3, 75}));
    QVERIFY(answer.ok());
    QCOMPARE(answer->series.size(), 1);
    QCOMPARE(answer->series.first().runs.size(), 1);
    const QList<SeriesPoint> &points = answer->series.first().runs.first();
    QCOMPARE(points.size(), 2); // 300 s each, so that any cut of the range gives at most three
    QCOMPARE(points.at(0).time, m_start.addSecs(150).toMSecsSinceEpoch());
    QCOMPARE(points.at(0).mean, 1004.5);
    QCOMPARE(points.at(0).least, 1000.0);
    QCOMPARE(points.at(0).greatest, 1009.0);
    QCOMPARE(points.at(1).mean, 1014.5);
    QCOMPARE(answer->firstSample, m_start);
    QCOMPARE(answer->lastSample, m_start.addSecs(570));
}

void TestSeries::neverMorePointsThanAskedFor()
{
    QList<Sample> samples;
    for (int index = 0; index < 1000; ++index)
        samples += {m_key, telemetryAt(m_start.addSecs(7 * index), 1000 + index)};
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    for (const int buckets : {1, 2, 10, 37, 600}) {
        for (const int shift : {0, 1, 333}) {
            const auto answer = settled(m_store->log.read(
                {m_key, {m_hashrate}, m_start.addSecs(shift), m_start.addSecs(7000), buckets, 5}));
            qsizetype points = 0;
            for (const QList<SeriesPoint> &run : answer->series.first().runs)
                points += run.size();
            QVERIFY(points > 0);
            QVERIFY2(points <= std::max(2, buckets),
                     qPrintable(QStringLiteral("%1 of %2").arg(points).arg(buckets)));
        }
    }
}

void TestSeries::aGapSplitsTheRun()
{
    QList<Sample> samples;
    for (const int second : {0, 30, 60, 300, 330, 375, 451})
        samples += {m_key, telemetryAt(m_start.addSecs(second), second)};
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    const auto answer = settled(
        m_store->log.read({m_key, {m_hashrate}, m_start, m_start.addSecs(600), 600, 75}));
    QList<qsizetype> lengths;
    for (const QList<SeriesPoint> &run : answer->series.first().runs)
        lengths += run.size();
    QCOMPARE(lengths, (QList<qsizetype>{3, 3, 1}));
}

void TestSeries::whatWasPolledMoreSeldomIsNoGap_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("buckets");
    QTest::addRow("samples") << 6 * 3600 << 5000;
    QTest::addRow("samples in wide buckets") << 6 * 3600 << 200;
    QTest::addRow("quarters, the ends cut") << 7 * 24 * 3600 - 13 << 1000;
    QTest::addRow("hours, the ends cut") << 30 * 24 * 3600 - 13 << 500;
}

void TestSeries::whatWasPolledMoreSeldomIsNoGap()
{
    QFETCH(const int, seconds);
    QFETCH(const int, buckets);
    QList<Sample> samples;
    int second = 0;
    const auto poll = [&](int end, int interval) {
        for (; second < end; second += interval)
            samples += {m_key, telemetryAt(m_start.addSecs(second), 1000)};
    };
    poll(3600, 10);
    poll(10'030, 60); // the interval was longer for a while,
    second = 10'030 + 5400;
    poll(20'010, 60); // with an outage,
    poll(21'600, 10); // and is as short as before now
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    for (const bool isSummed : {false, true}) {
        if (isSummed)
            sumUp();
        const auto answer = settled(m_store->log.read(
            {m_key, {m_hashrate}, m_start.addSecs(7), m_start.addSecs(seconds), buckets, 25}));
        QCOMPARE(answer->series.first().runs.size(), 2);
    }
}

void TestSeries::readingsBetweenOutagesAreNoInterval()
{
    QList<Sample> samples;
    for (const int second : {0, 30, 60, 90, 120, 3700, 8000, 8030, 8060, 8090})
        samples += {m_key, telemetryAt(m_start.addSecs(second), second)};
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    const auto answer = settled(
        m_store->log.read({m_key, {m_hashrate}, m_start, m_start.addSecs(9000), 9000, 25}));
    QList<qsizetype> lengths;
    for (const QList<SeriesPoint> &run : answer->series.first().runs)
        lengths += run.size();
    QCOMPARE(lengths, (QList<qsizetype>{5, 1, 4}));
}

void TestSeries::aRateIsOverTheTimeOfItsReadings()
{
    QList<int> seconds;
    for (int second = 0; second < 20 * 24 * 3600; second += 300) {
        if (second % 400'000 <= 360'000)
            seconds += second; // else a pause, of some hours
    }
    count(seconds, [](int second) { return second / 5; });
    for (const bool isSummed : {false, true}) {
        if (isSummed)
            sumUp();
        const auto runs = rates(m_start, m_start.addDays(20), 750);
        QCOMPARE(runs.size(), 5);
        int points = 0;
        for (const QList<SeriesPoint> &run : runs) {
            for (const SeriesPoint &point : run) {
                QVERIFY2(qAbs(point.mean - 12) < 0.001, qPrintable(QString::number(point.mean)));
                QCOMPARE(point.least, point.mean);
                QCOMPARE(point.greatest, point.mean);
                ++points;
            }
        }
        QVERIFY2(points > 80, qPrintable(QString::number(points)));
    }
}

//! It was unplugged, and went on from the count that it had.
void TestSeries::aPauseWithinABucketIsNoTimeOfARate()
{
    constexpr int period = 24 * 3600;
    constexpr int pause = 2 * 3600;
    QList<int> seconds;
    for (int second = 0; second < 20 * period; second += 300) {
        if (second % period < period - pause)
            seconds += second;
    }
    count(seconds,
          [](int second) { return (second / period * (period - pause) + second % period) / 5; });
    for (const bool isSummed : {false, true}) {
        if (isSummed)
            sumUp();
        for (const QList<SeriesPoint> &run : rates(m_start, m_start.addDays(20), 750)) {
            for (const SeriesPoint &point : run)
                QVERIFY2(qAbs(point.mean - 12) < 0.001, qPrintable(QString::number(point.mean)));
        }
    }
}

void TestSeries::aRestartCostsARateAStepOnly_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("interval");
    QTest::addColumn<double>(
        "least"); // of a point, as a row in which it restarts counts from there on only
    QTest::newRow("from samples") << 1 << 60 << 0.91;
    QTest::newRow("from quarters") << 30 << 450 << 0.95;
    QTest::newRow("from hours") << 61 << 1200 << 0.9;
    QTest::newRow("from parts of days") << 420 << 1800 << 0.85;
}

//! Each 2.4 days; within a day each 2.4 hours.
void TestSeries::aRestartCostsARateAStepOnly()
{
    QFETCH(const int, days);
    QFETCH(const int, interval);
    QFETCH(const double, least);
    const int period = days == 1 ? 8640 : 207'360;
    const int read = std::min(days, 20); // the last ones
    QList<int> seconds;
    for (int second = 0; second < read * 86'400; second += interval)
        seconds += second;
    count(seconds, [period](int second) { return (second + 4000) % period / 60; });
    sumUp();
    const auto runs = rates(m_start.addDays(read - days), m_start.addDays(read),
                            2 * interval + interval / 2);
    QCOMPARE(runs.size(), 1);
    QVERIFY2(runs.first().size() > 100 * read / days,
             qPrintable(QString::number(runs.first().size())));
    double sum = 0;
    for (const SeriesPoint &point : runs.first()) {
        QVERIFY2(point.mean >= least && point.mean < 1.001, qPrintable(QString::number(point.mean)));
        sum += point.mean;
    }
    const double mean = sum / double(runs.first().size());
    QVERIFY2(mean > (days > 400 ? 0.94 : 0.985), qPrintable(QString::number(mean)));
}

void TestSeries::aRateIsKnownFromTheSecondReadingOnAndNotOverAGap()
{
    // Two a minute. It restarts in the pause and after it; then it stands still.
    count({0, 30, 60, 90, 120, 1800, 1830, 1860, 1890, 1920, 1950}, [](int second) {
        return second < 1800   ? 500 + second / 30
               : second < 1860 ? (second - 1500) / 30
               : second < 1900 ? (second - 1830) / 30
                               : 2;
    });
    const auto runs = rates(m_start, m_start.addSecs(3600), 75, 600);
    QCOMPARE(runs.size(), 2);
    QList<double> told;
    for (const QList<SeriesPoint> &run : runs) {
        for (const SeriesPoint &point : run)
            told += point.mean;
    }
    QCOMPARE(told, (QList<double>{2, 2, 2, 2, 2, 2, 2, 0, 0}));
    QCOMPARE(runs.at(0).first().time / 30'000, m_start.addSecs(30).toMSecsSinceEpoch() / 30'000);
    QCOMPARE(runs.at(1).first().time / 30'000, m_start.addSecs(1830).toMSecsSinceEpoch() / 30'000);
}

void TestSeries::whatIsPolledSeldomHasARateFromTheSecondReadingOn()
{
    QList<int> seconds;
    for (int second = 0; second < 20 * 3600; second += 1800)
        seconds += second;
    count(seconds, [](int second) { return second / 60; });
    const auto runs = rates(m_start, m_start.addDays(1), 75);
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().size(), seconds.size() - 1);
    for (const SeriesPoint &point : runs.first())
        QCOMPARE(point.mean, 1.0);
}

void TestSeries::samplesBesideSumsHaveNoBandOfTheirOwn()
{
    QList<Sample> samples;
    for (int second = 0; second < 8000; second += 30) {
        samples += {m_key, telemetryAt(m_start.addSecs(second), 1000 + second % 7)};
        samples.last().telemetry.power = 20 + second % 7;
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    for (const bool isSummed : {false, true}) {
        if (isSummed)
            sumUp();
        const auto answer = settled(m_store->log.read(
            {m_key, {m_hashrate, QStringLiteral("power")}, m_start, m_start.addDays(7), 600, 75}));
        for (const SeriesPoint &point : answer->series.at(1).runs.first())
            QCOMPARE(point.greatest - point.least, 0.0);
        QCOMPARE(answer->series.at(0).runs.first().first().greatest, 1006.0); // that the sums keep
    }
}

void TestSeries::anUnknownValueIsAGapOfItsKeyOnly()
{
    QList<Sample> samples;
    for (int index = 0; index < 20; ++index) {
        samples += {m_key, telemetryAt(m_start.addSecs(30 * index), 0)};
        if (index >= 5 && index < 10)
            samples.last().telemetry.power.reset();
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    const auto answer = settled(m_store->log.read(
        {m_key, {m_hashrate, QStringLiteral("power")}, m_start, m_start.addSecs(600), 600, 75}));
    QCOMPARE(answer->series.at(0).runs.size(), 1);
    QCOMPARE(answer->series.at(0).runs.first().first().mean, 0.0); // a known zero is a point
    QCOMPARE(answer->series.at(1).runs.size(), 2);
    QCOMPARE(answer->series.at(1).runs.first().first().mean, 20.12);
}

void TestSeries::theRangeIsHalfOpen()
{
    QVERIFY(settled(m_store->log.append({{m_key, telemetryAt(m_start, 1)},
                                         {m_key, telemetryAt(m_start.addSecs(1), 2)},
                                         {m_key, telemetryAt(m_start.addSecs(2), 3)}},
                                        {}))
                .ok());
    const auto answer = settled(
        m_store->log.read({m_key, {m_hashrate}, m_start, m_start.addSecs(2), 100, 75}));
    QCOMPARE(answer->series.first().runs.first().size(), 2);
    QCOMPARE(answer->lastSample, m_start.addSecs(2));
}

void TestSeries::slowValuesAreSeriesToo()
{
    QList<Sample> samples;
    for (int index = 0; index < 4; ++index) {
        samples += {m_key, telemetryAt(m_start.addSecs(30 * index))};
        samples.last().telemetry.frequency = index < 2 ? 490.5 : 525;
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    const auto answer = settled(
        m_store->log.read({m_key, {QStringLiteral("frequency")}, {}, {}, 600, 75}));
    const QList<SeriesPoint> &points = answer->series.first().runs.first();
    QCOMPARE(points.first().mean, 490.5);
    QCOMPARE(points.last().mean, 525.0);
}

void TestSeries::anEmptyMinerHasNoRuns()
{
    const auto answer = settled(
        m_store->log.read({m_key, {m_hashrate}, m_start, m_start.addDays(1)}));
    QVERIFY(answer.ok());
    QVERIFY(answer->series.first().runs.isEmpty());
    QVERIFY(!answer->firstSample.isValid());
}

void TestSeries::aKeyWithoutNumberIsAnError()
{
    const auto answer = settled(m_store->log.read({m_key, {QStringLiteral("pool_url")}, {}, {}}));
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().detail.contains(QLatin1String("pool_url")));
}

void TestSeries::aCancelledReadingEnds()
{
    SeriesRequest request{m_key, {m_hashrate}, {}, {}, 600, 75};
    request.cancelled = std::make_shared<std::atomic<bool>>(true);
    const auto answer = settled(m_store->log.read(request));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, Error::Kind::Aborted);
}

COALFACE_TEST(TestSeries)
#include "tst_series.moc"
