// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "tests/testprogram/testprogram.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! What is too old goes, what was summed up of it stays.
class TestRetention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void oldSamplesGoAndTheirSumsStay();
    void oldQuartersGoAndHoursStay();
    void oldHoursGoWhereThatIsWanted();
    void aLateSampleIsAddedToWhatIsLeft();
    void nothingGoesUnlessOneLooksAfterIt();
    void zeroIsForEver();
    void roomIsGivenBack();
    void aClockThatIsAheadForAMomentDeletesNothing();

private:
    //! So many hours of the last day of which there were readings, long summed up: the clock is believed by them.
    void collectHours(int hours);
    qint64 count(const QString &table) const
    {
        return sqlValue(m_file, QStringLiteral("SELECT count(*) FROM %1").arg(table)).toLongLong();
    }
    QByteArray exported(Resolution resolution);
    //! An hour of readings, that many days ago.
    void append(int days, double hashrate = 1000);
    QDateTime daysAgo(int days) const
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        return QDateTime::fromSecsSinceEpoch((now - days * 86'400) / 3600 * 3600, Qt::UTC);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
    qint64 m_key = 0;
    Resolution m_resolution = Resolution::Raw;
};

void TestRetention::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_store = std::make_unique<Store>(m_file);
    m_key = putMiners(*m_store, 1).first();
    collectHours(3);
}

void TestRetention::collectHours(int hours)
{
    QVERIFY(sqlExecute(m_file, {QStringLiteral("DELETE FROM fleet_hours")}));
    for (int hour = 0; hour < hours; ++hour) {
        QVERIFY(
            sqlExecute(m_file, {QStringLiteral("INSERT INTO fleet_hours VALUES (%1, 1, 1, 1, 1, "
                                               "1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0)")
                                    .arg(daysAgo(1).addSecs(3600 * hour).toSecsSinceEpoch())}));
    }
}

void TestRetention::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestRetention::append(int days, double hashrate)
{
    QList<Sample> samples;
    for (int second = 0; second < 3600; second += 30) {
        samples += {m_key, fullTelemetry(daysAgo(days).addSecs(second), second)};
        samples.last().telemetry.hashrate = hashrate + second;
    }
    QCOMPARE(*settled(m_store->log.append(samples, {})), 120);
}

QByteArray TestRetention::exported(Resolution resolution)
{
    const QString csv = m_folder->filePath(QStringLiteral("out.csv"));
    const auto report = settled(
        m_store->log.exportCsv({daysAgo(800), daysAgo(0), {}, resolution, csv}, nullptr));
    m_resolution = report ? report->resolution : Resolution::Auto;
    return report ? contentOf(csv) : QByteArray();
}

void TestRetention::oldSamplesGoAndTheirSumsStay()
{
    append(40);
    append(2);
    const QByteArray quarters = exported(Resolution::Quarter);
    const QByteArray hours = exported(Resolution::Hour);
    m_store->database.keepUp(Retention{30, 366});
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("samples")), 120, 30'000);
    QCOMPARE(count(QStringLiteral("quarters")), 8);
    QCOMPARE(exported(Resolution::Quarter), quarters);
    QCOMPARE(exported(Resolution::Hour), hours);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT until FROM trimmed")).toLongLong(),
             daysAgo(40).addSecs(3600).toSecsSinceEpoch());
    // A short range of a time long past is drawn from what is left.
    const auto answer = settled(m_store->log.read(
        {m_key, {QStringLiteral("hashrate")}, daysAgo(40), daysAgo(40).addSecs(3600), 600, 75}));
    QVERIFY(answer.ok());
    QCOMPARE(answer->series.first().runs.size(), 1);
    QCOMPARE(answer->series.first().runs.first().size(), 4);
    QCOMPARE(answer->series.first().runs.first().first().least, 1000.0);
    QCOMPARE(answer->series.first().runs.first().last().greatest, 4570.0);
    QCOMPARE(answer->firstSample, daysAgo(40));
    const QString csv = m_folder->filePath(QStringLiteral("day.csv"));
    const auto report = settled(
        m_store->log.exportCsv({daysAgo(40), daysAgo(39), {}, Resolution::Auto, csv}, nullptr));
    QCOMPARE(report->resolution, Resolution::Quarter); // the finest that still covers it
    QCOMPARE(report->rows, 4);
}

void TestRetention::oldQuartersGoAndHoursStay()
{
    append(500);
    append(40);
    const QByteArray hours = exported(Resolution::Hour);
    m_store->database.keepUp(Retention{30, 366});
    // Four quarters there are also while only one of the two hours is summed up.
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("hours")), 2, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("quarters")), 4, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("quarters_slow")), 4, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("fleet_quarters")), 4, 30'000);
    QCOMPARE(count(QStringLiteral("hours")), 2);
    QCOMPARE(count(QStringLiteral("fleet_hours")), 2 + 3);
    QCOMPARE(exported(Resolution::Hour), hours);
    QCOMPARE(exported(Resolution::Auto), hours);
    QCOMPARE(m_resolution, Resolution::Hour);
    const auto answer = settled(m_store->log.read(
        {m_key, {QStringLiteral("hashrate")}, daysAgo(501), daysAgo(499), 600, 75}));
    QCOMPARE(answer->series.first().runs.value(0).size(), 1);
    QCOMPARE(answer->series.first().runs.value(0).first().greatest, 4570.0);
}

void TestRetention::oldHoursGoWhereThatIsWanted()
{
    append(900);
    append(500);
    m_store->database.keepUp(Retention{30, 366, 0});
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("parts")), 2, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("quarters")), 0, 30'000);
    m_store->database.keepUp(Retention{30, 366, 700});
    for (const char *table : {"hours", "hours_slow", "parts", "parts_slow"})
        QTRY_COMPARE_WITH_TIMEOUT(count(QLatin1String(table)), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("fleet_hours")), 1 + 3, 30'000);
    // The lost part is not made anew, and the history begins with what is left.
    QTest::qWait(500);
    QCOMPARE(count(QStringLiteral("parts")), 1);
    const auto answer = settled(m_store->log.read(
        {m_key, {QStringLiteral("hashrate")}, daysAgo(1000), daysAgo(0), 600, 75}));
    QVERIFY(answer.ok());
    QCOMPARE(answer->firstSample, daysAgo(500));
    QCOMPARE(answer->series.first().runs.size(), 1);
}

void TestRetention::aLateSampleIsAddedToWhatIsLeft()
{
    append(40);
    m_store->database.keepUp(Retention{30, 366});
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("samples")), 0, 30'000);
    // The clock is set back by 40 days for a moment.
    QCOMPARE(*settled(m_store->log.append({{m_key, telemetryAt(daysAgo(40).addSecs(15), 5)}}, {})),
             1);
    m_store->database.keepUp(Retention{30, 366});
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("samples")), 0, 30'000);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT n FROM quarters ORDER BY k LIMIT 1")).toInt(),
             31);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT n FROM hours")).toInt(), 121);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT hashrate_least FROM hours")).toInt(), 5);
}

void TestRetention::nothingGoesUnlessOneLooksAfterIt()
{
    append(40);
    QSemaphore both; // or the first step comes in between on a busy computer
    QVERIFY(m_store->database.post([&both](Writer &) { both.acquire(); }));
    m_store->database.keepUp(Retention{30, 366});
    m_store->database.keepUp(std::nullopt);
    both.release();
    QTest::qWait(200);
    QCOMPARE(count(QStringLiteral("samples")), 120);
    QCOMPARE(count(QStringLiteral("quarters")), 0);
}

void TestRetention::zeroIsForEver()
{
    append(900);
    m_store->database.keepUp(Retention{0, 0});
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("stale")), 0, 30'000);
    QTest::qWait(200);
    QCOMPARE(count(QStringLiteral("samples")), 120);
    QCOMPARE(count(QStringLiteral("quarters")), 4);
}

void TestRetention::roomIsGivenBack()
{
    for (int round = 0; round < 30; ++round) {
        QList<Sample> samples;
        for (int second = 0; second < 2000; ++second)
            samples += {m_key, fullTelemetry(daysAgo(40).addSecs(2000 * round + second), 1)};
        QVERIFY(settled(m_store->log.append(samples, {})).ok());
    }
    const qint64 pages = sqlValue(m_file, QStringLiteral("PRAGMA page_count")).toLongLong();
    m_store->database.keepUp(Retention{30, 366});
    QTRY_VERIFY_WITH_TIMEOUT(sqlValue(m_file, QStringLiteral("PRAGMA page_count")).toLongLong()
                                 < pages / 2,
                             60'000);
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA quick_check")).toString(),
             QStringLiteral("ok"));
}

void TestRetention::aClockThatIsAheadForAMomentDeletesNothing()
{
    // What a clock that is 40 days, or years, ahead makes of all that was collected until it was set: old. Of the time that it
    // tells there is what came meanwhile, in one or two hours.
    append(40);
    append(39);
    for (const int hours : {0, 2}) {
        collectHours(hours);
        m_store->database.keepUp(Retention{30, 366});
        QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("stale")), 0, 30'000);
        QTest::qWait(200);
        QCOMPARE(count(QStringLiteral("trimmed")), 0);
        QCOMPARE(count(QStringLiteral("quarters")), 8);
        m_store->database.keepUp(std::nullopt);
    }
    // It goes on to be right: then they are old.
    collectHours(3);
    m_store->database.keepUp(Retention{30, 366});
    QTRY_COMPARE_WITH_TIMEOUT(count(QStringLiteral("samples")) + count(QStringLiteral("packed")), 0,
                              30'000);
}

COALFACE_TEST(TestRetention)
#include "tst_retention.moc"
