// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/writer.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! Sums of quarters and hours: whatever happens, they are what the samples say.
class TestRollups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aQuarterHoldsWhatIsKnownOfIt();
    void theFleetIsTheSumOfItsMiners();
    void theRunningQuarterIsReadFromSamples();
    void sumsAreTheSameAsFromSamples_data();
    void sumsAreTheSameAsFromSamples();
    void aForgottenMinerLeavesTheFleetsSums();
    void aLongSeriesIsTheSameAsFromSamples();
    void whatWasKilledGoesOn();
    void anOldDatabaseIsSummedUpBesides();

private:
    void reopen();
    //! Everything that a CSV of that range says, in both resolutions.
    QByteArray exported(const QDateTime &from, const QDateTime &to);
    QByteArrayList tables() const;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
    const QDateTime m_start = utc("2026-01-02T03:00:00Z");
};

namespace {
void sumUp(Store &store)
{
    while (*settled(store.database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {}
}

Telemetry randomTelemetry(QRandomGenerator &random, const QDateTime &time)
{
    Telemetry telemetry = fullTelemetry(time, random.bounded(100'000));
    for (const TelemetryField &field : telemetryFields()) {
        const bool isRare = field.pace == TelemetryField::Pace::Slow;
        std::visit(
            [&](auto member) {
                if (random.bounded(isRare ? 40 : 8) == 0)
                    (telemetry.*member).reset();
            },
            field.member);
        if (isRare && random.bounded(10) > 0) { // settings mostly stay
            const Telemetry usual = fullTelemetry(time, 1);
            std::visit([&](auto member) { telemetry.*member = usual.*member; }, field.member);
        }
    }
    return telemetry;
}

//! Grows and sums up until it is killed.
int growUntilKilled(const QString &file)
{
    Store store(file);
    store.database.keepUp(Retention{0, 0});
    QRandomGenerator random(QRandomGenerator::system()->generate());
    const auto miners = settled(store.fleet.load());
    while (true) {
        QList<Sample> samples;
        for (const StoredMiner &miner : *miners) {
            const QDateTime time = utc("2026-01-02T03:00:00Z").addSecs(random.bounded(20'000));
            samples += {miner.record.key, randomTelemetry(random, time)};
        }
        if (!settled(store.log.append(samples, {})))
            return 1;
    }
}
} // namespace

void TestRollups::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_store = std::make_unique<Store>(m_file);
}

void TestRollups::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestRollups::reopen()
{
    m_store.reset();
    m_store = std::make_unique<Store>(m_file);
}

QByteArray TestRollups::exported(const QDateTime &from, const QDateTime &to)
{
    QByteArray content;
    for (const Resolution resolution : {Resolution::Quarter, Resolution::Hour}) {
        const QString csv = m_folder->filePath(QStringLiteral("out.csv"));
        if (!settled(m_store->log.exportCsv({from, to, {}, resolution, csv}, nullptr)).ok())
            qFatal("the export failed");
        content += contentOf(csv);
    }
    return content;
}

QByteArrayList TestRollups::tables() const
{
    QByteArrayList rows;
    for (const char *table : {"quarters", "quarters_slow", "hours", "hours_slow", "parts",
                              "parts_slow", "fleet_quarters", "fleet_hours", "stale"})
        rows += tableContent(m_file, QString::fromLatin1(table));
    return rows;
}

void TestRollups::aQuarterHoldsWhatIsKnownOfIt()
{
    const qint64 key = putMiners(*m_store, 1).first();
    QList<Sample> samples;
    for (int index = 0; index < 4; ++index) {
        samples += {key, telemetryAt(m_start.addSecs(100 * index), 1000 + 10 * index)};
        samples.last().telemetry.uptime = 50 + index;
    }
    samples[3].telemetry.hashrate.reset();
    QCOMPARE(*settled(m_store->log.append(samples, {})), 4);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM stale")).toInt(), 1);
    sumUp(*m_store);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM stale")).toInt(), 0);
    const QString of = QStringLiteral("SELECT %1 FROM quarters");
    QCOMPARE(sqlValue(m_file, of.arg(QStringLiteral("k & 4294967295"))).toLongLong(),
             m_start.toSecsSinceEpoch());
    QCOMPARE(sqlValue(m_file, of.arg(QStringLiteral("n"))).toInt(), 4);
    QCOMPARE(sqlValue(m_file, of.arg(QStringLiteral("hashrate"))).toInt(), 3030);
    QCOMPARE(sqlValue(m_file, of.arg(QStringLiteral("hashrate_least"))).toInt(), 1000);
    QCOMPARE(sqlValue(m_file, of.arg(QStringLiteral("hashrate_greatest"))).toInt(), 1020);
    QCOMPARE(sqlValue(m_file, of.arg(QStringLiteral("temperature"))).toInt(), 4 * 6513);
    QCOMPARE(sqlValue(m_file, of.arg(QStringLiteral("uptime"))).toInt(), 53);
    QCOMPARE(sqlValue(m_file, of.arg(QStringLiteral("hex(substr(known, 1, 4))"))).toString(),
             QStringLiteral("03000400"));
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT n FROM hours")).toInt(), 4);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT hashrate FROM fleet_hours")).toInt(), 1010);
    for (const TelemetryField &field : telemetryFields()) {
        const bool isSlow = field.pace == TelemetryField::Pace::Slow;
        for (const char *table : {"quarters", "hours"}) {
            const QString name = QString::fromLatin1(table)
                                 + (isSlow ? QStringLiteral("_slow") : QString());
            const QString sql = QStringLiteral(
                "SELECT count(*) FROM pragma_table_info('%1') WHERE name = '%2'");
            QCOMPARE(sqlValue(m_file, sql.arg(name, field.key)).toInt(), 1);
        }
    }
}

void TestRollups::theFleetIsTheSumOfItsMiners()
{
    const QList<qint64> keys = putMiners(*m_store, 3);
    QList<Sample> samples;
    for (int second = 0; second < 900; second += 30) {
        samples += {keys.at(0), telemetryAt(m_start.addSecs(second), 1000)};
        samples += {keys.at(1), telemetryAt(m_start.addSecs(second), 3000)};
        samples.last().telemetry.temperature = 75.13;
        samples += {keys.at(2), telemetryAt(m_start.addSecs(second))};
        samples.last().telemetry.hashrate.reset(); // it does not tell, which is not zero
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    const SeriesRequest request{wholeFleet,
                                {QStringLiteral("hashrate"), QStringLiteral("temperature")},
                                m_start,
                                m_start.addDays(3),
                                600,
                                75};
    sumUp(*m_store);
    const auto answer = settled(m_store->log.read(request));
    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
    const SeriesPoint hashrate = answer->series.at(0).runs.value(0).value(0);
    QCOMPARE(hashrate.mean, 4000.0);
    QCOMPARE(hashrate.miners, 2);
    const SeriesPoint temperature = answer->series.at(1).runs.value(0).value(0);
    QCOMPARE(temperature.miners, 3);
    QVERIFY(std::abs(temperature.mean - (65.13 + 75.13 + 65.13) / 3) < 0.01);
    QCOMPARE(temperature.least, 65.13);
    QCOMPARE(temperature.greatest, 75.13);
    // A short range comes from the samples and says the same.
    SeriesRequest brief = request;
    brief.to = m_start.addSecs(900);
    const auto sampled = settled(m_store->log.read(brief));
    QCOMPARE(sampled->series.at(0).runs.value(0).value(1).mean, 4000.0);
    QCOMPARE(sampled->series.at(1).runs.value(0).value(1).greatest, 75.13);
    SeriesRequest wrong = request;
    wrong.keys = QStringList{QStringLiteral("uptime")};
    QVERIFY(!settled(m_store->log.read(wrong)).ok());
}

void TestRollups::theRunningQuarterIsReadFromSamples()
{
    const qint64 key = putMiners(*m_store, 1).first();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(settled(m_store->log.append({{key, telemetryAt(now.addDays(-3), 1000)},
                                         {key, telemetryAt(now.addSecs(-1), 2000)},
                                         {key, telemetryAt(now.addDays(400), 3000)}}, // clock ahead
                                        {}))
                .ok());
    sumUp(*m_store);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM quarters")).toInt(), 1);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM stale WHERE miner > 0")).toInt(),
             2);
    const auto answer = settled(
        m_store->log.read({key, {QStringLiteral("hashrate")}, {}, {}, 600, 75}));
    QList<double> means;
    for (const QList<SeriesPoint> &run : answer->series.first().runs)
        means += run.first().mean;
    QCOMPARE(means, (QList<double>{1000, 2000, 3000}));
}

void TestRollups::sumsAreTheSameAsFromSamples_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestRollups::sumsAreTheSameAsFromSamples()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const QList<qint64> keys = putMiners(*m_store, 3);
    QList<Sample> all;
    for (int round = 0; round < 12; ++round) {
        // Readings as they come: mostly onwards, then the clock is set back or ahead, or an old gap is filled.
        QDateTime time = m_start.addSecs(random.bounded(5 * 3600));
        QList<Sample> samples;
        for (int count = random.bounded(200); count > 0; --count) {
            time = time.addSecs(random.bounded(60));
            samples += {keys.at(random.bounded(3)), randomTelemetry(random, time)};
        }
        QVERIFY(settled(m_store->log.append(samples, {})).ok());
        all += samples;
        if (random.bounded(3) == 0)
            sumUp(*m_store);
        if (random.bounded(4) == 0)
            reopen();
    }
    const auto ranges = [&](quint32 number) {
        QRandomGenerator chosen(number);
        QByteArray content = exported({}, m_start.addDays(1));
        for (int round = 0; round < 4; ++round) {
            const QDateTime from = m_start.addSecs(chosen.bounded(18'000) - 1000);
            content += exported(from, from.addSecs(chosen.bounded(18'000)));
        }
        return content;
    };
    sumUp(*m_store);
    const QByteArrayList grown = tables();
    const QByteArray fromSums = ranges(seed);
    // From samples alone: nothing is taken as summed up.
    QVERIFY(settled(m_store->database.write<Done>([](Writer &writer) {
                return writer.markAllStale();
            })).ok());
    QCOMPARE(fromSums, ranges(seed));
    QCOMPARE(fromSums.count("\r\n") > 40, true);
    // Rebuilt in one go, and in a new database with everything in one order.
    sumUp(*m_store);
    QCOMPARE(tables(), grown);
    m_store.reset();
    QVERIFY(QFile::rename(m_file, m_file + QStringLiteral(".first")));
    reopen();
    putMiners(*m_store, 3);
    QVERIFY(settled(m_store->log.append(all, {})).ok());
    QCOMPARE(ranges(seed), fromSums);
    sumUp(*m_store);
    QCOMPARE(ranges(seed), fromSums);
}

void TestRollups::aForgottenMinerLeavesTheFleetsSums()
{
    const QList<qint64> keys = putMiners(*m_store, 2);
    QVERIFY(settled(m_store->log.append({{keys.at(0), telemetryAt(m_start, 1000)},
                                         {keys.at(1), telemetryAt(m_start, 500)}},
                                        {}))
                .ok());
    sumUp(*m_store);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT hashrate FROM fleet_hours")).toInt(), 1500);
    QVERIFY(settled(m_store->fleet.remove({keys.at(0)})).ok());
    sumUp(*m_store);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT hashrate FROM fleet_hours")).toInt(), 500);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT hashrate FROM fleet_quarters")).toInt(), 500);
    for (const char *table : {"quarters", "hours", "samples"}) {
        QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table)))
                     .toInt(),
                 1);
    }
}

void TestRollups::aLongSeriesIsTheSameAsFromSamples()
{
    const qint64 key = putMiners(*m_store, 1).first();
    QRandomGenerator random(7);
    QList<Sample> samples;
    for (int second = 0; second < 12 * 3600; second += 30 + random.bounded(4)) {
        if (second < 4 * 3600 || second > 6 * 3600)
            samples += {key, randomTelemetry(random, m_start.addSecs(second))};
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    for (const int days : {3, 40, 400}) { // by quarters; by hours; by parts of days
        const SeriesRequest request{key,
                                    {QStringLiteral("hashrate"), QStringLiteral("power"),
                                     QStringLiteral("frequency")},
                                    m_start.addSecs(1234),
                                    m_start.addDays(days),
                                    600,
                                    75};
        QVERIFY(settled(m_store->database.write<Done>([](Writer &writer) {
                    return writer.markAllStale();
                })).ok());
        const auto before = settled(m_store->log.read(request));
        sumUp(*m_store);
        const auto after = settled(m_store->log.read(request));
        for (int index = 0; index < 3; ++index) {
            const auto &expected = before->series.at(index).runs;
            const auto &runs = after->series.at(index).runs;
            QCOMPARE(runs.size(), index == 0 && days == 3 ? 2 : runs.size());
            QList<SeriesPoint> expectedPoints;
            QList<SeriesPoint> points;
            for (const auto &run : expected)
                expectedPoints += run;
            for (const auto &run : runs)
                points += run;
            QCOMPARE(points.size(), expectedPoints.size());
            QVERIFY(points.size() > (days < 400 ? 5 : 0));
            for (qsizetype point = 0; point < points.size(); ++point) {
                QCOMPARE(points.at(point).time, expectedPoints.at(point).time);
                QVERIFY(qFuzzyCompare(points.at(point).mean, expectedPoints.at(point).mean));
                if (index == 0) {
                    QCOMPARE(points.at(point).least, expectedPoints.at(point).least);
                    QCOMPARE(points.at(point).greatest, expectedPoints.at(point).greatest);
                }
            }
        }
    }
}

void TestRollups::whatWasKilledGoesOn()
{
    putMiners(*m_store, 3);
    m_store.reset();
    for (const int milliseconds : {150, 300, 450}) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--grow"), m_file});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples"))
                                         .toInt()
                                     > milliseconds,
                                 20'000);
        process.kill();
        QVERIFY(process.waitForFinished());
    }
    reopen();
    QVERIFY(settled(m_store->fleet.load()).ok());
    QVERIFY(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM samples")).toInt() > 450);
    const QByteArray before = exported({}, m_start.addDays(1));
    sumUp(*m_store);
    const QByteArrayList grown = tables();
    QCOMPARE(exported({}, m_start.addDays(1)), before);
    QVERIFY(settled(m_store->database.write<Done>([](Writer &writer) {
                return writer.markAllStale();
            })).ok());
    QCOMPARE(exported({}, m_start.addDays(1)), before);
    sumUp(*m_store);
    QCOMPARE(tables(), grown);
    QCOMPARE(m_store->database.trouble(), QString());
}

void TestRollups::anOldDatabaseIsSummedUpBesides()
{
    const qint64 key = putMiners(*m_store, 1).first();
    QList<Sample> samples;
    for (int second = 0; second < 30 * 3600; second += 30)
        samples += {key, telemetryAt(m_start.addSecs(second), 1000 + second)};
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    m_store.reset();
    QVERIFY(takeBack(m_file, 4)); // there were no sums
    reopen();
    const QByteArray before = exported({}, m_start.addDays(3));
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM stale")).toInt(), 1);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM quarters")).toInt(), 0);
    m_store->database.keepUp(Retention{0, 0});
    QTRY_COMPARE_WITH_TIMEOUT(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM stale")).toInt(),
                              0, 30'000);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM quarters")).toInt(), 120);
    QCOMPARE(exported({}, m_start.addDays(3)), before);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1String("--grow"))
        return growUntilKilled(arguments.value(2));
    TestRollups test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_rollups.moc"
