// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

#include <utility>

using namespace coalface;
using namespace coalface::test;

class TestTelemetryLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyKeyComesBackAsItWas_data();
    void everyKeyComesBackAsItWas();
    void unknownStaysUnknown();
    void ofTwoSamplesInOneSecondTheFirstStays();
    void whereTheClockIsSetBackNothingCountsTwice_data();
    void whereTheClockIsSetBackNothingCountsTwice();
    void samplesOfARemovedMinerAreDropped();
    void aSampleWithoutTimeIsDropped();
    void slowValuesAreWrittenWhenOneChanges();
    void slowValuesOfAnotherProgramAreReused();
    void statusIsKept();
    void theMeanOfLateComesBackWithTheReadingThatToldIt();
    void aMeanOfLateSaysNothingOfAnotherReading();
    void theLatestAnswerIsKnownAlsoWhereLaterOnesWereNotedByAWrongClock();
    void aTickOfAThousandMinersIsStoredAtOnce();
    void programsOnOneFileNeverBlockOrDouble();
    void whatWasHandedOverIsStoredAtTheEnd();

private:
    Telemetry latest(qint64 key);
    void answer(qint64 key, const Telemetry &told);
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
};

void TestTelemetryLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_store = std::make_unique<Store>(m_file);
}

void TestTelemetryLog::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

Telemetry TestTelemetryLog::latest(qint64 key)
{
    const auto miners = settled(m_store->fleet.load());
    for (const StoredMiner &miner : *miners) {
        if (miner.record.key == key)
            return miner.telemetry.value_or(Telemetry());
    }
    return {};
}

//! As the poller stores an answer.
void TestTelemetryLog::answer(qint64 key, const Telemetry &told)
{
    MinerStatus status;
    status.lastAsked = status.lastAnswered = told.timestamp;
    status.hashrateRecent = told.hashrateRecent;
    QCOMPARE(*settled(m_store->log.append({{key, told}}, {{key, status}})), 1);
}

void TestTelemetryLog::everyKeyComesBackAsItWas_data()
{
    QTest::addColumn<double>("hashrate");
    QTest::addColumn<double>("difficulty");
    QTest::newRow("ordinary") << 1.234567890123e12 << 4.29e9;
    QTest::newRow("a lottery stick") << 78'123.0 << 0.01;
    QTest::newRow("one hash") << 1.0 << 1.0;
    QTest::newRow("zero") << 0.0 << 0.0;
    QTest::newRow("a huge farm") << 1e18 << 1e24;
}

void TestTelemetryLog::everyKeyComesBackAsItWas()
{
    QFETCH(double, hashrate);
    QFETCH(double, difficulty);
    const qint64 key = putMiners(*m_store, 1).first();
    Telemetry telemetry = fullTelemetry(utc("2026-01-02T03:04:05Z"));
    telemetry.hashrate = hashrate;
    telemetry.bestDifficulty = difficulty;
    telemetry.fanRpm = 4500.25;
    QCOMPARE(*settled(m_store->log.append({{key, telemetry}}, {})), 1);
    const Telemetry stored = latest(key);
    for (const TelemetryField &field : telemetryFields()) {
        std::visit(
            [&](auto member) {
                QVERIFY2((telemetry.*member).has_value(), field.key.data());
                QVERIFY2(stored.*member == telemetry.*member, field.key.data());
            },
            field.member);
    }
    QCOMPARE(stored, telemetry);
}

void TestTelemetryLog::unknownStaysUnknown()
{
    const qint64 key = putMiners(*m_store, 1).first();
    Telemetry telemetry;
    telemetry.timestamp = utc("2026-01-02T03:04:05Z");
    telemetry.sharesAccepted = 0;
    QVERIFY(settled(m_store->log.append({{key, telemetry}}, {})).ok());
    QCOMPARE(latest(key), telemetry);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM slow")).toInt(), 0);
}

void TestTelemetryLog::ofTwoSamplesInOneSecondTheFirstStays()
{
    const qint64 key = putMiners(*m_store, 1).first();
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    Telemetry second = fullTelemetry(time.addMSecs(900), 2);
    QCOMPARE(*settled(m_store->log.append({{key, telemetryAt(time, 5)}, {key, second}}, {})), 1);
    QCOMPARE(*settled(m_store->log.append({{key, second}}, {})), 0);
    QCOMPARE(latest(key).hashrate, std::optional<double>(5));
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM slow")).toInt(), 0);
}

void TestTelemetryLog::whereTheClockIsSetBackNothingCountsTwice_data()
{
    QTest::addColumn<int>("back"); // s
    QTest::addColumn<int>("kept"); // in the quarter of an hour that was there twice
    QTest::addColumn<double>("mean");
    QTest::newRow("by a multiple of the interval") << 900 << 30 << 1000.0;
    QTest::newRow("between two of them") << 890 << 60 << 2000.0;
}

void TestTelemetryLog::whereTheClockIsSetBackNothingCountsTwice()
{
    QFETCH(const int, back);
    QFETCH(const int, kept);
    QFETCH(const double, mean);
    const qint64 key = putMiners(*m_store, 1).first();
    const QDateTime start = utc("2026-01-02T03:00:00Z");
    int stored = 0;
    for (int number = 0; number < 120; ++number) {
        const int second = number * 30 - (number < 60 ? 0 : back);
        const double hashrate = number < 60 ? 1000 : 3000;
        stored += *settled(
            m_store->log.append({{key, telemetryAt(start.addSecs(second), hashrate)}}, {}));
    }
    QCOMPARE(stored, 60 + kept);
    while (*settled(m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
    }
    const QString rows = QStringLiteral("SELECT group_concat(n) FROM (SELECT n FROM quarters "
                                        "ORDER BY k)");
    QCOMPARE(sqlValue(m_file, rows).toString(), QStringLiteral("30,%1,30").arg(kept));
    // A mean of what was read, and not a sum.
    const auto answer = settled(
        m_store->log.read({key, {QStringLiteral("hashrate")}, start, start.addSecs(2700), 4, 75}));
    QList<double> means;
    qint64 last = 0;
    for (const QList<SeriesPoint> &run : answer->series.first().runs) {
        for (const SeriesPoint &point : run) {
            QVERIFY(point.time > std::exchange(last, point.time));
            means += point.mean;
        }
    }
    QCOMPARE(means, (QList<double>{1000, mean, 3000}));
}

void TestTelemetryLog::samplesOfARemovedMinerAreDropped()
{
    const QList<qint64> keys = putMiners(*m_store, 2);
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    QList<Sample> samples;
    for (int second = 0; second < 50; ++second) {
        samples += {keys.at(0), fullTelemetry(time.addSecs(second))};
        samples += {keys.at(1), fullTelemetry(time.addSecs(second))};
    }
    QCOMPARE(*settled(m_store->log.append(samples, {})), 100);
    QVERIFY(settled(m_store->fleet.remove({keys.at(0)})).ok());
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples")).toInt(), 50);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM slow")).toInt(), 1);
    QCOMPARE(*settled(m_store->log.append({{keys.at(0), telemetryAt(time.addDays(1))},
                                           {keys.at(1), telemetryAt(time.addDays(1))}},
                                          {})),
             1);
}

void TestTelemetryLog::aSampleWithoutTimeIsDropped()
{
    const qint64 key = putMiners(*m_store, 1).first();
    QCOMPARE(*settled(m_store->log.append({{key, telemetryAt({})},
                                           {key, telemetryAt(utc("1950-01-01T00:00:00Z"))}},
                                          {})),
             0);
}

void TestTelemetryLog::slowValuesAreWrittenWhenOneChanges()
{
    const qint64 key = putMiners(*m_store, 1).first();
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    for (int second = 0; second < 20; ++second) {
        Telemetry telemetry = fullTelemetry(time.addSecs(second));
        telemetry.hashrate = second;
        telemetry.frequency = second < 10 ? 490 : 525;
        QVERIFY(settled(m_store->log.append({{key, telemetry}}, {})).ok());
    }
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM slow")).toInt(), 2);
    QCOMPARE(latest(key).frequency, std::optional<double>(525));
}

void TestTelemetryLog::slowValuesOfAnotherProgramAreReused()
{
    const qint64 key = putMiners(*m_store, 1).first();
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    Store other(m_file);
    for (int second = 0; second < 10; ++second) {
        Store &store = second % 2 ? other : *m_store;
        QCOMPARE(*settled(store.log.append({{key, fullTelemetry(time.addSecs(second))}}, {})), 1);
    }
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM slow")).toInt(), 1);
}

void TestTelemetryLog::statusIsKept()
{
    const qint64 key = putMiners(*m_store, 1).first();
    MinerStatus status;
    status.lastAsked = utc("2026-01-02T03:04:05Z").addMSecs(123);
    status.lastAnswered = status.lastAsked.addSecs(-30);
    status.misses = 3;
    status.firstMiss = status.lastAsked;
    status.lastError = QStringLiteral("timeout");
    status.lastErrorDetail = QStringLiteral("No answer within 5 s.");
    QCOMPARE(*settled(m_store->log.append({}, {{key, MinerStatus()}, {key, status}})), 0);
    QCOMPARE(settled(m_store->fleet.load())->first().status, status);
    // No fallback is not an unknown one.
    status.poolUser = QStringLiteral("bc1qtest.attic");
    status.fallbackUrl = QString();
    QCOMPARE(*settled(m_store->log.append({}, {{key, status}})), 0);
    QCOMPARE(settled(m_store->fleet.load())->first().status, status);
    status.fallbackUrl = QStringLiteral("back.example:3");
    status.fallbackUser = QStringLiteral("bc1qtest.cellar");
    status.hashrateRecent = 1.25e12;
    status.recentShares = ShareCount{0, 90, utc("2026-01-02T03:00:00Z")};
    QCOMPARE(*settled(m_store->log.append({}, {{key, status}})), 0);
    QCOMPARE(settled(m_store->fleet.load())->first().status, status);
}

void TestTelemetryLog::theMeanOfLateComesBackWithTheReadingThatToldIt()
{
    const qint64 key = putMiners(*m_store, 1).first();
    Telemetry told = fullTelemetry(utc("2026-01-02T03:04:05Z").addMSecs(123));
    told.hashrateRecent = 1.234567890123e12;
    answer(key, told);
    QCOMPARE(latest(key).hashrateRecent, told.hashrateRecent);
    QCOMPARE(settled(Store(m_file).fleet.load())->first().telemetry->hashrateRecent,
             told.hashrateRecent);
    told.hashrateRecent = 0;
    told.timestamp = told.timestamp.addSecs(30);
    answer(key, told);
    QCOMPARE(latest(key).hashrateRecent, 0.0);
    told.hashrateRecent.reset(); // no longer known
    told.timestamp = told.timestamp.addSecs(30);
    answer(key, told);
    QVERIFY(!latest(key).hashrateRecent);
}

//! It would judge for as long as nobody tells another one.
void TestTelemetryLog::aMeanOfLateSaysNothingOfAnotherReading()
{
    const qint64 key = putMiners(*m_store, 1).first();
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    Telemetry told = fullTelemetry(time);
    told.hashrateRecent = 0.5e12;
    answer(key, told);
    MinerStatus counted;
    counted.lastAnswered = time;
    counted.recentShares = ShareCount{10, 90, time.addSecs(-600)};
    QCOMPARE(*settled(m_store->log.append({}, {{key, counted}})), 0);
    const auto known = [this] {
        return settled(m_store->fleet.load())->first().status.recentShares;
    };
    QCOMPARE(known(), counted.recentShares);
    // The reading of that answer was not stored.
    MinerStatus status;
    status.lastAnswered = time.addSecs(30);
    status.hashrateRecent = 0.6e12;
    QCOMPARE(*settled(m_store->log.append({}, {{key, status}})), 0);
    QCOMPARE(latest(key).timestamp, time);
    QVERIFY(!latest(key).hashrateRecent);
    // An older version, which knows of no mean, goes on in a program that was started before.
    QCOMPARE(*settled(m_store->log.append({{key, fullTelemetry(time.addSecs(60))}}, {})), 1);
    QVERIFY(sqlExecute(m_file, {QStringLiteral("UPDATE miners SET last_answered = %1")
                                    .arg(time.addSecs(60).toMSecsSinceEpoch())}));
    QCOMPARE(latest(key).timestamp, time.addSecs(60));
    QVERIFY(!latest(key).hashrateRecent);
    QVERIFY(!known());
}

void TestTelemetryLog::theLatestAnswerIsKnownAlsoWhereLaterOnesWereNotedByAWrongClock()
{
    const qint64 key = putMiners(*m_store, 1).first();
    const QDateTime now = utc("2026-01-02T03:04:05Z").addMSecs(700);
    for (const qint64 ahead : {7200, 0}) { // the clock was two hours ahead, and is right again
        MinerStatus status;
        status.lastAsked = status.lastAnswered = now.addSecs(ahead);
        QCOMPARE(*settled(m_store->log.append({{key, fullTelemetry(now.addSecs(ahead))}},
                                              {{key, status}})),
                 1);
        QCOMPARE(latest(key).timestamp.toSecsSinceEpoch(), now.addSecs(ahead).toSecsSinceEpoch());
    }
}

void TestTelemetryLog::aTickOfAThousandMinersIsStoredAtOnce()
{
    const QList<qint64> keys = putMiners(*m_store, 1000);
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    for (int tick = 0; tick < 3; ++tick) {
        QList<Sample> samples;
        QList<StatusUpdate> statuses;
        for (const qint64 key : keys) {
            samples += {key, fullTelemetry(time.addSecs(30 * tick), int(key % 7))};
            statuses += {key, MinerStatus()};
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(*settled(m_store->log.append(samples, statuses)), 1000);
        qInfo("append of 1000 samples and statuses: %lld ms", timer.restart());
        QCOMPARE(settled(m_store->fleet.load())->size(), 1000);
        qInfo("load of 1000 miners: %lld ms", timer.elapsed());
    }
}

void TestTelemetryLog::programsOnOneFileNeverBlockOrDouble()
{
    constexpr int programs = 4;
    constexpr int rounds = 40;
    const QList<qint64> keys = putMiners(*m_store, 20);
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    std::vector<std::unique_ptr<Store>> stores;
    QList<QFuture<Result<int>>> appends;
    QList<QFuture<Result<QList<StoredMiner>>>> loads;
    QList<QFuture<Result<FleetStore::PutResult>>> puts;
    for (int program = 0; program < programs; ++program)
        stores.push_back(std::make_unique<Store>(m_file));
    for (int round = 0; round < rounds; ++round) {
        for (const auto &store : stores) {
            QList<Sample> samples; // all programs store the same seconds
            for (const qint64 key : keys)
                samples += {key, fullTelemetry(time.addSecs(round), round / 10)};
            appends += store->log.append(samples, {});
            loads += store->fleet.load();
            puts += store->fleet.put({minerRecord(100 + round), QStringLiteral("Found")});
        }
    }
    int stored = 0;
    for (const auto &append : appends) {
        const Result<int> result = settled(append);
        QVERIFY2(result.ok(), result ? "" : qPrintable(result.error().detail));
        stored += *result;
    }
    for (const auto &load : loads)
        QVERIFY(settled(load).ok());
    int added = 0;
    for (const auto &put : puts) {
        const auto result = settled(put);
        QVERIFY2(result.ok(), result ? "" : qPrintable(result.error().detail));
        added += result->added;
    }
    QCOMPARE(stored, rounds * keys.size());
    QCOMPARE(added, rounds);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples")).toInt(),
             rounds * keys.size());
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM miners")).toInt(),
             rounds + keys.size());
}

void TestTelemetryLog::whatWasHandedOverIsStoredAtTheEnd()
{
    const qint64 key = putMiners(*m_store, 1).first();
    QFuture<Result<int>> append;
    for (int second = 0; second < 100; ++second)
        append = m_store->log.append({{key,
                                       telemetryAt(utc("2026-01-02T03:04:05Z").addSecs(second))}},
                                     {});
    const auto read = m_store->log.read({key, {QStringLiteral("hashrate")}, {}, {}});
    m_store.reset();
    QVERIFY(append.isFinished());
    QVERIFY(read.isFinished());
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples")).toInt(), 100);
}

COALFACE_TEST(TestTelemetryLog)
#include "tst_telemetrylog.moc"
