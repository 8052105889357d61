// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/sqldatabasekeeper.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! What a miner recorded by itself: stored between the samples that are there, and marked.
class TestBackfill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theGapIsFilledMarkedAndNoGapAnyMore();
    void samplesThatAreThereStayAndKeepTheirDistance();
    void aStepThatIsLongForAPollIsNoGap();
    void aValueThatWasNotRecordedStaysAGap();
    void theSumsSayWhatTheSamplesSay();
    void aLateFillIsAddedToWhatIsLeft();
    void stretchesThatTouchAreOne();
    void aForgottenMinersMarksGo();
    void aBackupKeepsTheMarks();
    void nothingOfNobody();

private:
    //! Samples every 30 s for ten minutes before and after a gap of an hour.
    void storeAround();
    Backfill fillOf(int step, double hashrate = 500) const;
    SeriesAnswer read(const QStringList &keys = {QStringLiteral("hashrate")}, int buckets = 10'000)
    {
        const auto answer = settled(m_store->log.read(
            {m_key, keys, m_begin.addSecs(-600), m_end.addSecs(600), buckets, 75}));
        return answer ? *answer : SeriesAnswer();
    }
    qint64 count(const char *what) const
    {
        return sqlValue(m_file, QStringLiteral("SELECT count(*) FROM ") + QLatin1String(what))
            .toLongLong();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
    qint64 m_key = 0;
    const QDateTime m_begin = utc("2026-01-02T10:00:00Z"); //!< the last sample before the gap
    const QDateTime m_end = m_begin.addSecs(3600);         //!< the first one after it
};

void TestBackfill::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_store = std::make_unique<Store>(m_file);
    m_key = putMiners(*m_store, 1).first();
    storeAround();
}

void TestBackfill::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestBackfill::storeAround()
{
    QList<Sample> samples;
    for (int index = 0; index < 20; ++index) {
        for (const QDateTime &time : {m_begin.addSecs(-30 * index), m_end.addSecs(30 * index)}) {
            samples += {m_key, telemetryAt(time, 1000)};
            samples.last().telemetry.sharesAccepted = 7;
        }
    }
    QCOMPARE(*settled(m_store->log.append(samples, {})), 40);
}

Backfill TestBackfill::fillOf(int step, double hashrate) const
{
    Backfill fill{m_key, {}, {{m_begin, m_end}}, 30};
    for (int second = step; second < 3600; second += step)
        fill.readings += telemetryAt(m_begin.addSecs(second), hashrate);
    return fill;
}

void TestBackfill::theGapIsFilledMarkedAndNoGapAnyMore()
{
    QCOMPARE(read().series.first().runs.size(), 2);
    QVERIFY(read().recorded.isEmpty());
    QCOMPARE(*settled(m_store->log.fill(fillOf(60))), 59);
    const SeriesAnswer answer = read();
    QCOMPARE(answer.series.first().runs.size(), 1);
    QCOMPARE(answer.series.first().runs.first().size(), 40 + 59);
    QCOMPARE(answer.series.first().runs.first()[20].mean, 500.0);
    QCOMPARE(answer.series.first().runs.first()[20].time, m_begin.addSecs(60).toMSecsSinceEpoch());
    QCOMPARE(answer.recorded, (QList<TimeSpan>{{m_begin, m_end}}));
    // Cut to the range that is asked for.
    const auto part = settled(
        m_store->log.read({m_key, {}, m_begin.addSecs(600), m_begin.addSecs(900), 100, 75}));
    QCOMPARE(part->recorded, (QList<TimeSpan>{{m_begin.addSecs(600), m_begin.addSecs(900)}}));
    // Once more changes nothing.
    QCOMPARE(*settled(m_store->log.fill(fillOf(60))), 0);
    QCOMPARE(count("samples"), 99);
}

void TestBackfill::samplesThatAreThereStayAndKeepTheirDistance()
{
    // Another program asked the miner in the middle of it.
    const QDateTime middle = m_begin.addSecs(1800);
    QCOMPARE(*settled(m_store->log.append({{m_key, telemetryAt(middle, 4000)}}, {})), 1);
    Backfill fill{m_key, {}, {{m_begin, m_end}}, 30};
    for (const int second : {-29, 0, 29, 30, 1771, 1800, 1829, 1830, 3570, 3571, 3600, 3629})
        fill.readings += telemetryAt(m_begin.addSecs(second), 500);
    QCOMPARE(*settled(m_store->log.fill(fill)), 3); // 30, 1830 and 3570
    QCOMPARE(sqlValue(m_file,
                      QStringLiteral("SELECT hashrate FROM samples WHERE k & 4294967295 = %1")
                          .arg(middle.toSecsSinceEpoch()))
                 .toInt(),
             4000);
}

void TestBackfill::aStepThatIsLongForAPollIsNoGap()
{
    // It records every four minutes: further apart than samples in a row are.
    QCOMPARE(*settled(m_store->log.fill(fillOf(240))), 14);
    QCOMPARE(read().series.first().runs.size(), 1);
    // But only where it was recorded: a lost row in between is a gap.
    QVERIFY(sqlExecute(m_file, {QStringLiteral("DELETE FROM samples WHERE k & 4294967295 = %1")
                                    .arg(m_begin.addSecs(480).toSecsSinceEpoch())}));
    QCOMPARE(read().series.first().runs.size(), 2);
}

void TestBackfill::aValueThatWasNotRecordedStaysAGap()
{
    QCOMPARE(*settled(m_store->log.fill(fillOf(240))), 14);
    const SeriesAnswer answer = read({QStringLiteral("shares_accepted")});
    QCOMPARE(answer.series.first().runs.size(), 2);
}

void TestBackfill::theSumsSayWhatTheSamplesSay()
{
    QCOMPARE(*settled(m_store->log.fill(fillOf(60))), 59);
    QVERIFY(count("stale") > 0); // in the same transaction
    const QList<SeriesPoint> before
        = read({QStringLiteral("hashrate")}, 3).series.first().runs.first();
    m_store->database.keepUp(Retention{0, 0});
    QTRY_COMPARE_WITH_TIMEOUT(count("stale"), 0, 30'000);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT sum(n) FROM quarters")).toInt(), 99);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT sum(hashrate) FROM quarters")).toInt(),
             40 * 1000 + 59 * 500);
    const QList<SeriesPoint> after = read({QStringLiteral("hashrate")}, 3).series.first().runs.first();
    QCOMPARE(after.size(), before.size());
    for (qsizetype i = 0; i < after.size(); ++i)
        QCOMPARE(after[i].mean, before[i].mean);
}

void TestBackfill::aLateFillIsAddedToWhatIsLeft()
{
    // The clock is believed by the hours of the last day of which there were readings: samples of January are long gone.
    const qint64 yesterday = QDateTime::currentSecsSinceEpoch() / 3600 * 3600 - 86'400;
    for (const int hour : {0, 1, 2}) {
        QVERIFY(
            sqlExecute(m_file, {QStringLiteral("INSERT INTO fleet_hours VALUES (%1, 1, 1, 1, 1, "
                                               "1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0)")
                                    .arg(yesterday + 3600 * hour)}));
    }
    m_store->database.keepUp(Retention{1, 0});
    QTRY_COMPARE_WITH_TIMEOUT(count("samples"), 0, 30'000);
    QCOMPARE(*settled(m_store->log.fill(fillOf(60))), 59);
    m_store->database.keepUp(Retention{1, 0});
    QTRY_COMPARE_WITH_TIMEOUT(count("samples"), 0, 30'000);
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT sum(n) FROM quarters")).toInt(), 99);
}

void TestBackfill::stretchesThatTouchAreOne()
{
    for (const auto &[first, last] :
         {std::pair(0, 600), std::pair(600, 1200), std::pair(2400, 3000)}) {
        Backfill fill{m_key, {}, {{m_begin.addSecs(first), m_begin.addSecs(last)}}, 30};
        fill.readings += telemetryAt(m_begin.addSecs((first + last) / 2), 500);
        QCOMPARE(*settled(m_store->log.fill(fill)), 1);
    }
    QCOMPARE(read().recorded, (QList<TimeSpan>{{m_begin, m_begin.addSecs(1200)},
                                               {m_begin.addSecs(2400), m_begin.addSecs(3000)}}));
}

void TestBackfill::aForgottenMinersMarksGo()
{
    QCOMPARE(*settled(m_store->log.fill(fillOf(60))), 59);
    QCOMPARE(count("recorded"), 1);
    QVERIFY(settled(m_store->fleet.remove({m_key})).ok());
    QTRY_COMPARE(count("recorded"), 0);
    QCOMPARE(*settled(m_store->log.fill(fillOf(60))), 0); // it is not there any more
    QCOMPARE(count("recorded"), 0);
}

void TestBackfill::aBackupKeepsTheMarks()
{
    QCOMPARE(*settled(m_store->log.fill(fillOf(60))), 59);
    SqlDatabaseKeeper keeper(m_store->database);
    const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
    QVERIFY(settled(keeper.backUp(copy, {})).ok());
    QCOMPARE(tableContent(copy, QStringLiteral("recorded")),
             tableContent(m_file, QStringLiteral("recorded")));
    QCOMPARE(tableContent(copy, QStringLiteral("recorded")).size(), 1);
}

void TestBackfill::nothingOfNobody()
{
    QCOMPARE(*settled(m_store->log.fill({})), 0);
    Backfill nobodys = fillOf(60);
    nobodys.minerKey = 4711;
    QCOMPARE(*settled(m_store->log.fill(nobodys)), 0);
    QCOMPARE(count("samples"), 40);
    QCOMPARE(count("recorded"), 0);
}

COALFACE_TEST(TestBackfill)
#include "tst_backfill.moc"
