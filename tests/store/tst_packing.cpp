// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/packedsamples.h"
#include "store/samplereader.h"
#include "store/writer.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! Samples of before yesterday take less room, and nobody notices.
class TestPacking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsPackedComesBackBitForBit();
    void brokenBytesAreNoSamples();
    void whoReadsNoticesNothing();
    void theNewestDayOfAMinerStaysAsItIs();
    void aLateSampleIsStoredOnce();
    void whatAMinerRecordedKeepsItsDistanceToPackedSamples();
    void sumsAreMadeOfPackedSamplesToo();
    void whatIsTooOldGoes();
    void forgottenMinersGoToo();
    void aDatabaseOfTheVersionBeforeIsPackedBesides();
    void whatWasKilledWhilePackingIsWhole();

private:
    qint64 number(const QString &sql) const { return sqlValue(m_file, sql).toLongLong(); }
    qint64 packed() const { return number(QStringLiteral("SELECT sum(n) FROM packed")); }
    qint64 rows() const { return number(QStringLiteral("SELECT count(*) FROM samples")); }
    //! Keeps the history up until nothing is left to do but the running day.
    void keepUp();
    //! All that can be asked for.
    QByteArray everything(int days = 0);
    void fill(int days);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
    QList<qint64> m_keys;
    int m_stored = 0;
    const QDateTime m_start = utc("2026-01-02T03:00:00Z");
};

namespace {
Telemetry someTelemetry(QRandomGenerator &random, const QDateTime &time)
{
    Telemetry telemetry = fullTelemetry(time, random.bounded(100'000));
    for (const TelemetryField &field : telemetryFields()) {
        const bool isSlow = field.pace == TelemetryField::Pace::Slow;
        const Telemetry usual = fullTelemetry(time, 1);
        std::visit(
            [&](auto member) {
                if (random.bounded(isSlow ? 30 : 8) == 0)
                    (telemetry.*member).reset();
                else if (isSlow && random.bounded(20) > 0)
                    telemetry.*member = usual.*member;
            },
            field.member);
    }
    return telemetry;
}

StoredSample storedSample(QRandomGenerator &random, qint64 k)
{
    StoredSample sample{k, random.bounded(3) ? QVariant(qlonglong(7)) : QVariant(), {}};
    const Telemetry telemetry = someTelemetry(random, QDateTime::fromSecsSinceEpoch(k, Qt::UTC));
    for (const Column &column : sampleColumns())
        sample.values += encoded(telemetry, column);
    return sample;
}

bool isEqual(const StoredSample &a, const StoredSample &b)
{
    const auto same = [](const QVariant &x, const QVariant &y) {
        return x.isNull() == y.isNull() && (x.isNull() || (x.typeId() == y.typeId() && x == y));
    };
    return a.k == b.k && same(a.slow, b.slow)
           && std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), same);
}

int keepUntilKilled(const QString &file)
{
    Store store(file);
    store.database.keepUp(Retention{0, 0});
    return QCoreApplication::exec();
}
} // namespace

void TestPacking::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_store = std::make_unique<Store>(m_file);
    m_keys = putMiners(*m_store, 2);
    m_stored = 0;
}

void TestPacking::fill(int days)
{
    QRandomGenerator random(5);
    for (int day = 0; day < days; ++day) {
        QList<Sample> samples;
        for (int second = random.bounded(60); second < 6 * 3600; second += 200 + random.bounded(60)) {
            const QDateTime time = m_start.addDays(day).addSecs(second);
            samples += {m_keys.at(random.bounded(2)), someTelemetry(random, time)};
        }
        m_stored += *settled(m_store->log.append(samples, {}));
    }
}

void TestPacking::keepUp()
{
    m_store->database.keepUp(Retention{0, 0});
    QTRY_VERIFY_WITH_TIMEOUT(number(QStringLiteral("SELECT count(*) FROM stale")) == 0, 60'000);
    // No quarter of an hour is left that lies more than a day before its miner's newest sample.
    const QString left = QStringLiteral(
        "SELECT count(*) FROM (SELECT k >> 32 AS miner, min(k & 4294967295) / 900 * 900 AS oldest, "
        "max(k & 4294967295) AS newest FROM samples GROUP BY miner) WHERE oldest + 900 + 86400 <= "
        "newest");
    QTRY_COMPARE_WITH_TIMEOUT(number(left), 0, 60'000);
    QVERIFY(packed() > 0);
    m_store->database.keepUp(std::nullopt);
}

QByteArray TestPacking::everything(int days)
{
    QByteArray content;
    const QDateTime from = m_start.addDays(days).addSecs(days > 0 ? 1234 : -86'400);
    const QString csv = m_folder->filePath(QStringLiteral("out.csv"));
    for (const Resolution resolution : {Resolution::Raw, Resolution::Quarter, Resolution::Hour}) {
        if (!settled(
                 m_store->log.exportCsv({from, m_start.addDays(20), {}, resolution, csv}, nullptr))
                 .ok())
            qFatal("the export failed");
        content += contentOf(csv);
    }
    for (const qint64 key : m_keys) {
        for (const int hours : {3, 40, 100, 400 * 24}) {
            const auto answer = settled(m_store->log.read(
                {key,
                 {QStringLiteral("hashrate"), QStringLiteral("fan_rpm"), QStringLiteral("frequency")},
                 from,
                 from.addSecs(3600 * hours),
                 300,
                 900}));
            for (const Series &series : answer->series) {
                for (const QList<SeriesPoint> &run : series.runs) {
                    for (const SeriesPoint &point : run)
                        content += QByteArray::number(point.time) + '='
                                   + QByteArray::number(point.mean, 'g', 12) + ' ';
                }
            }
            content += QByteArray::number(answer->firstSample.toSecsSinceEpoch()) + ' '
                       + QByteArray::number(answer->lastSample.toSecsSinceEpoch()) + '\n';
        }
    }
    const auto extent = settled(m_store->fleet.extent(m_keys));
    return content + QByteArray::number(extent->samples.value_or(-1))
           + QByteArray::number(extent->first.toSecsSinceEpoch());
}

void TestPacking::whatIsPackedComesBackBitForBit()
{
    QRandomGenerator random(3);
    for (const int count : {1, 2, 8, 9, 30, 900}) {
        std::vector<StoredSample> samples;
        qint64 k = (qint64(5) << 32) + 1'760'000'400;
        for (int index = 0; index < count; ++index)
            samples.push_back(storedSample(random, k += 1 + (count < 900 ? random.bounded(25) : 0)));
        samples.back().values[0] = qlonglong(9'223'372'036'854'775'807LL);
        if (count > 1)
            samples.front().values[0] = qlonglong(-9'223'372'036'854'775'807LL);
        samples.front().values[11] = 0.1 + 0.2; // no hundredths
        const QByteArray bytes = packSamples(samples);
        const auto back = unpackSamples(samples.front().k, bytes, sampleColumns());
        QVERIFY(back.has_value());
        QCOMPARE(back->size(), samples.size());
        for (size_t index = 0; index < samples.size(); ++index)
            QVERIFY(isEqual(back->at(index), samples.at(index)));
        // A part of the columns.
        const auto some = unpackSamples(samples.front().k, bytes, {sampleColumns().at(2)});
        QCOMPARE(some->back().values, QVariantList{samples.back().values.at(2)});
    }
    // Half a minute of noise a value: less than half of what a row takes.
    std::vector<StoredSample> usual;
    for (int index = 0; index < 30; ++index) {
        usual.push_back({1'760'000'400 + 30 * index, 3, {}});
        const Telemetry telemetry = telemetryAt(m_start, 1.1e12 + random.bounded(2'000'000'000));
        for (const Column &column : sampleColumns())
            usual.back().values += encoded(telemetry, column);
    }
    QVERIFY2(packSamples(usual).size() < 30 * 8,
             qPrintable(QString::number(packSamples(usual).size())));
}

void TestPacking::brokenBytesAreNoSamples()
{
    QRandomGenerator random(4);
    std::vector<StoredSample> samples;
    for (int index = 0; index < 20; ++index)
        samples.push_back(storedSample(random, 1'760'000'400 + 40 * index));
    const QByteArray bytes = packSamples(samples);
    for (qsizetype length = 0; length < bytes.size(); ++length)
        QVERIFY(!unpackSamples(1, bytes.left(length), sampleColumns()));
    for (int round = 0; round < 2000; ++round) { // whatever it says, within its bounds
        QByteArray broken = bytes;
        broken[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        unpackSamples(1, broken, sampleColumns());
    }
    // In the file it is damage, which is said.
    fill(3);
    keepUp();
    QVERIFY(sqlExecute(m_file, {QStringLiteral("UPDATE packed SET told = x'01ff'")}));
    const auto answer = settled(m_store->log.read(
        {m_keys.first(), {QStringLiteral("hashrate")}, m_start, m_start.addDays(1)}));
    QVERIFY(!answer.ok());
    QVERIFY2(answer.error().detail.contains(QLatin1String("damaged")),
             qPrintable(answer.error().detail));
}

void TestPacking::whoReadsNoticesNothing()
{
    fill(5);
    QCOMPARE(rows(), m_stored);
    const QByteArray whole = everything();
    const QByteArray part = everything(1);
    QVERIFY(whole.count("\r\n") > 250);
    keepUp();
    QVERIFY2(packed() > m_stored * 3 / 5, qPrintable(QString::number(packed())));
    QCOMPARE(packed() + rows(), m_stored);
    QCOMPARE(everything(), whole);
    QCOMPARE(everything(1), part);
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
}

void TestPacking::theNewestDayOfAMinerStaysAsItIs()
{
    fill(3); // long ago: it is the miner's own time that counts, not the clock's
    keepUp();
    for (const qint64 key : m_keys) {
        const QString range = QStringLiteral("WHERE k >> 32 = %1").arg(key);
        const qint64 newest = number(QStringLiteral("SELECT max(k) FROM samples ") + range);
        QVERIFY(number(QStringLiteral("SELECT max(k) FROM packed ") + range) < newest - 86'400);
        QVERIFY(number(QStringLiteral("SELECT min(k) FROM samples ") + range)
                > newest - 86'400 - 900);
    }
    QCOMPARE(settled(m_store->fleet.load())->first().telemetry.has_value(), true);
}

void TestPacking::aLateSampleIsStoredOnce()
{
    fill(3);
    keepUp();
    const qint64 before = packed() + rows();
    const qint64 first = number(QStringLiteral("SELECT min(k) FROM packed WHERE n > 1"));
    const qint64 key = first >> 32;
    const QString sums = QStringLiteral("SELECT n FROM quarters WHERE k = %1")
                             .arg((key << 32) + (first & 0xffffffff) / 900 * 900);
    const qint64 quarter = number(sums);
    const QDateTime time = QDateTime::fromSecsSinceEpoch(first & 0xffffffff, Qt::UTC);
    const QByteArray content = everything();
    QCOMPARE(*settled(m_store->log.append({{key, fullTelemetry(time, 77)}}, {})), 0); // it has one
    QCOMPARE(everything(), content);
    Telemetry late = fullTelemetry(time.addSecs(1), 78);
    QCOMPARE(*settled(m_store->log.append({{key, late}}, {})), 1);
    QCOMPARE(*settled(m_store->log.append({{key, late}}, {})), 0);
    QCOMPARE(packed() + rows(), before + 1);
    keepUp();
    QCOMPARE(packed() + rows(), before + 1);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM samples WHERE k = %1").arg(first + 1)), 0);
    QCOMPARE(number(sums), quarter + 1);
}

void TestPacking::whatAMinerRecordedKeepsItsDistanceToPackedSamples()
{
    fill(3);
    keepUp();
    const qint64 first = number(QStringLiteral("SELECT min(k) FROM packed WHERE n > 1"));
    const QDateTime time = QDateTime::fromSecsSinceEpoch(first & 0xffffffff, Qt::UTC);
    // The samples of the two miners together are 200 s apart at least.
    Backfill recorded{first >> 32, {}, {{time, time.addSecs(190)}}, 30};
    for (const int second : {10, 29, 60, 120})
        recorded.readings += telemetryAt(time.addSecs(second));
    const qint64 before = packed() + rows();
    QCOMPARE(*settled(m_store->log.fill(recorded)), 2);
    keepUp();
    QCOMPARE(packed() + rows(), before + 2);
    QCOMPARE(*settled(m_store->log.fill(recorded)), 0); // packed again, and found there
}

void TestPacking::sumsAreMadeOfPackedSamplesToo()
{
    fill(4);
    keepUp();
    const QByteArray content = everything();
    const auto tables = [this] {
        QByteArrayList all;
        for (const char *table : {"quarters", "quarters_slow", "hours", "hours_slow",
                                  "fleet_quarters", "fleet_hours", "stale"})
            all += tableContent(m_file, QString::fromLatin1(table));
        return all;
    };
    const QByteArrayList before = tables();
    QVERIFY(settled(m_store->database.write<Done>([](Writer &writer) {
                return writer.markAllStale();
            })).ok());
    QCOMPARE(everything(), content);
    const qint64 still = packed();
    while (*settled(m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
    }
    QCOMPARE(tables(), before);
    QCOMPARE(packed(), still);
}

void TestPacking::whatIsTooOldGoes()
{
    fill(4);
    keepUp();
    const QByteArrayList hours = tableContent(m_file, QStringLiteral("hours"));
    // Somebody collected lately: the clock is believed.
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (const int hour : {1, 2, 3}) {
        QVERIFY(
            sqlExecute(m_file, {QStringLiteral("INSERT INTO fleet_hours VALUES (%1, 1, 1, 1, 1, "
                                               "1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0)")
                                    .arg(now / 3600 * 3600 - 3600 * hour)}));
    }
    m_store->database.keepUp(Retention{1, 0});
    QTRY_COMPARE_WITH_TIMEOUT(packed(), 0, 60'000);
    QCOMPARE(tableContent(m_file, QStringLiteral("hours")), hours);
}

void TestPacking::forgottenMinersGoToo()
{
    fill(3);
    keepUp();
    QVERIFY(settled(m_store->fleet.remove(m_keys)).ok());
    m_store->database.keepUp(Retention{0, 0});
    QTRY_COMPARE_WITH_TIMEOUT(packed() + rows(), 0, 60'000);
}

void TestPacking::aDatabaseOfTheVersionBeforeIsPackedBesides()
{
    fill(4);
    while (*settled(m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
    }
    m_store.reset();
    // Of the first day the samples are gone: its sums cannot be made again.
    QVERIFY(sqlExecute(m_file, {QStringLiteral("DELETE FROM samples WHERE k & 4294967295 < %1")
                                    .arg(m_start.addDays(1).toSecsSinceEpoch()),
                                QStringLiteral("INSERT INTO trimmed SELECT key, %1 FROM miners")
                                    .arg(m_start.addDays(1).toSecsSinceEpoch())}));
    m_store = std::make_unique<Store>(m_file);
    const QByteArray content = everything();
    const QByteArrayList quarters = tableContent(m_file, QStringLiteral("quarters"));
    const QByteArrayList hours = tableContent(m_file, QStringLiteral("hours"));
    QVERIFY(quarters.size() > 100);
    m_store.reset();
    QVERIFY(takeBack(m_file, 7));
    m_store = std::make_unique<Store>(m_file);
    QCOMPARE(settled(m_store->fleet.load())->size(), 2);
    QCOMPARE(packed(), 0);
    const QString parts = QStringLiteral("SELECT count(*) FROM parts");
    QCOMPARE(number(parts), 0);
    QCOMPARE(everything(), content);
    keepUp();
    QVERIFY(packed() > 50);
    QCOMPARE(number(parts), number(QStringLiteral("SELECT count(DISTINCT k >> 32 << 32 | (k & "
                                                  "4294967295) / 21600) FROM hours")));
    QCOMPARE(everything(), content);
    QCOMPARE(tableContent(m_file, QStringLiteral("quarters")), quarters);
    QCOMPARE(tableContent(m_file, QStringLiteral("hours")), hours);
    QCOMPARE(m_store->database.trouble(), QString());
}

void TestPacking::whatWasKilledWhilePackingIsWhole()
{
    fill(6);
    while (*settled(m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
    }
    const QByteArray content = everything();
    m_store.reset();
    for (const int wanted : {1, m_stored / 4, m_stored / 2}) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--keep"), m_file});
        QTRY_VERIFY_WITH_TIMEOUT(packed() >= wanted, 30'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(packed() + rows(), m_stored);
    }
    m_store = std::make_unique<Store>(m_file);
    QCOMPARE(everything(), content);
    keepUp();
    QCOMPARE(everything(), content);
    QCOMPARE(m_store->database.trouble(), QString());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1String("--keep"))
        return keepUntilKilled(arguments.value(2));
    TestPacking test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_packing.moc"
