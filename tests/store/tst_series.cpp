// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

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
    void anUnknownValueIsAGapOfItsKeyOnly();
    void theRangeIsHalfOpen();
    void slowValuesAreSeriesToo();
    void anEmptyMinerHasNoRuns();
    void aKeyWithoutNumberIsAnError();
    void aCancelledReadingEnds();

private:
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
