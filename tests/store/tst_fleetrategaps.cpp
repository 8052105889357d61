// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratehouse.h"

#include "store/connection.h"
#include "store/fleetrates.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;
using namespace coalface::test;

//! The shares a minute of the whole fleet: where nobody knows them, and of what there are none.
class TestFleetRateGaps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_house = std::make_unique<RateHouse>(); }
    void cleanup() { m_house.reset(); }
    void aFleetInWhichNobodyTellsHasNoLine();
    void theNewestBucketWaitsForEveryMiner();
    void aPauseHasNoDipsAtItsEdges_data();
    void aPauseHasNoDipsAtItsEdges();
    void sharesThatAreUnknownForAWhileAreNoFall_data();
    void sharesThatAreUnknownForAWhileAreNoFall();
    void aRecordWithoutSharesIsAGap();
    void whatWasPolledMoreSeldomIsNoGap();
    void aPauseIsAGapWherePolledMoreOftenThanToday_data();
    void aPauseIsAGapWherePolledMoreOftenThanToday();
    void whereReadingsOrQuartersAreGoneWhatIsLeftCounts();
    void aClockThatIsSetBackAddsNothing_data();
    void aClockThatIsSetBackAddsNothing();
    void onlyCountersHaveATotalOfTheirGrowth();
    void aCancelledReadingEndsBetweenMiners();

private:
    std::unique_ptr<RateHouse> m_house;
};

void TestFleetRateGaps::aFleetInWhichNobodyTellsHasNoLine()
{
    for (int miner = 0; miner < 3; ++miner)
        m_house->poll(miner, 0, 8 * rateHour, 30, [](int) { return std::nullopt; });
    m_house->sumUp();
    for (const int hours : {1, 8, 24 * 7, 24 * 90})
        QVERIFY(m_house->runs(m_house->request(0, hours * rateHour)).isEmpty());
}

void TestFleetRateGaps::theNewestBucketWaitsForEveryMiner()
{
    m_house->pollAll(0, 2701); // of the newest bucket there is a reading of the first miner alone
    const auto line = m_house->runs(m_house->request(0, rateHour));
    QCOMPARE(line.size(), 1);
    for (const SeriesPoint &point : line.first())
        QCOMPARE(point.miners, 3);
    QVERIFY(m_house->secondOf(line.first().last()) > 2500);
}

void TestFleetRateGaps::aPauseHasNoDipsAtItsEdges_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("from samples") << 1;
    QTest::newRow("from quarters") << 24 * 4;
    QTest::newRow("from hours") << 24 * 7;
}

void TestFleetRateGaps::aPauseHasNoDipsAtItsEdges()
{
    QFETCH(const int, hours);
    const int scale = hours == 1 ? 1 : 12;
    m_house->pollAll(0,
                     905 * scale); // the program ended when one of the three was polled in that bucket,
    m_house->pollAll(1790 * scale, 3500 * scale); // and began in the midst of one
    m_house->sumUp();
    const auto line = m_house->runs(m_house->request(0, hours * rateHour));
    QCOMPARE(line.size(), 2);
    for (const SeriesPoint &point : m_house->points(line)) {
        QCOMPARE(point.miners, 3);
        QVERIFY2(qAbs(point.mean - 14) < 1.8, qPrintable(QString::number(point.mean)));
    }
}

void TestFleetRateGaps::sharesThatAreUnknownForAWhileAreNoFall_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("from samples") << 1;
    QTest::newRow("from quarters") << 24 * 4;
    QTest::newRow("from hours") << 24 * 30;
}

void TestFleetRateGaps::sharesThatAreUnknownForAWhileAreNoFall()
{
    QFETCH(const int, hours);
    const int scale = hours == 1 ? 1 : hours == 96 ? 8 : 80;
    m_house->poll(0, -600, 3600 * scale, 30, m_house->steady(2));
    m_house->poll(1, -590, 3600 * scale, 30, m_house->steady(4));
    m_house->poll(2, -580, 3600 * scale, 30, [&](int second) -> std::optional<qint64> {
        if (second >= 1200 * scale && second < 2100 * scale)
            return std::nullopt;
        return m_house->steady(8)(second);
    });
    m_house->sumUp();
    const auto line = m_house->runs(m_house->request(0, hours * rateHour));
    QCOMPARE(line.size(), 2);
    for (const SeriesPoint &point : m_house->points(line))
        QCOMPARE(point.miners, 3);
    QVERIFY(m_house->secondOf(line.last().last()) > 3200 * scale);
}

//! What a miner records by itself has no shares: as of its own line, nobody knows them.
void TestFleetRateGaps::aRecordWithoutSharesIsAGap()
{
    m_house->pollAll(0, 900);
    m_house->pollAll(1800, 3600);
    for (int miner = 0; miner < 3; ++miner) {
        Backfill fill{m_house->keys.at(miner),
                      {},
                      {{m_house->start.addSecs(880), m_house->start.addSecs(1830)}},
                      30};
        for (int second = 905; second < 1800; second += 30)
            fill.readings += telemetryAt(m_house->start.addSecs(second), 1000);
        QVERIFY(settled(m_house->store->log.fill(fill)).ok());
    }
    const auto line = m_house->runs(m_house->request(0, rateHour));
    QCOMPARE(line.size(), 2);
    for (const SeriesPoint &point : m_house->points(line)) {
        const int second = m_house->secondOf(point);
        QCOMPARE(point.miners, 3);
        QVERIFY2(second < 960 || second > 1740, qPrintable(QString::number(second)));
    }
    SeriesRequest miner = m_house->request(0, rateHour);
    miner.minerKey = m_house->keys.first();
    QCOMPARE(m_house->runs(miner).size(), 2);
}

void TestFleetRateGaps::aPauseIsAGapWherePolledMoreOftenThanToday_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("from samples") << 6;
    QTest::newRow("from quarters") << 24 * 4;
}

void TestFleetRateGaps::aPauseIsAGapWherePolledMoreOftenThanToday()
{
    QFETCH(const int, hours);
    m_house->pollAll(0, 14'100, 60);
    m_house->pollAll(16'020, 8 * rateHour, 60);
    m_house->sumUp();
    const auto line = m_house->runs(m_house->request(0, hours * rateHour, 1500, 600));
    QCOMPARE(line.size(), 2);
    for (const SeriesPoint &point : m_house->points(line)) {
        QCOMPARE(point.miners, 3);
        QVERIFY2(qAbs(point.mean - 14) < 1.8, qPrintable(QString::number(point.mean)));
    }
}

void TestFleetRateGaps::whatWasPolledMoreSeldomIsNoGap()
{
    m_house->pollAll(-3 * rateHour, 20 * rateHour, 1800);
    m_house->pollAll(20 * rateHour, 24 * rateHour, 60);
    m_house->sumUp();
    for (const int hours : {24, 7 * 24}) {
        const auto line = m_house->runs(m_house->request(0, hours * rateHour, 150));
        QCOMPARE(line.size(), 1);
        for (const SeriesPoint &point : line.first()) {
            QCOMPARE(point.miners, 3);
            QVERIFY2(qAbs(point.mean - 14) < 1.5, qPrintable(QString::number(point.mean)));
        }
    }
    // An hour in which there were two readings each.
    const auto hour = m_house->runs(m_house->request(5 * rateHour + 300, 6 * rateHour + 300, 150));
    QCOMPARE(hour.size(), 1);
    QVERIFY2(m_house->secondOf(hour.first().last()) - m_house->secondOf(hour.first().first()) > 3200,
             qPrintable(QString::number(hour.first().size())));
}

void TestFleetRateGaps::whereReadingsOrQuartersAreGoneWhatIsLeftCounts()
{
    m_house->pollAll(0, 10 * rateDay, 300);
    m_house->sumUp();
    m_house->store.reset();
    const qint64 day5 = m_house->start.addDays(5).toSecsSinceEpoch();
    const qint64 day8 = m_house->start.addDays(8).toSecsSinceEpoch();
    QStringList gone{QStringLiteral("DELETE FROM samples WHERE k & 4294967295 < %1").arg(day8),
                     QStringLiteral("DELETE FROM packed WHERE k & 4294967295 < %1").arg(day8),
                     QStringLiteral("DELETE FROM quarters WHERE k & 4294967295 < %1").arg(day5),
                     QStringLiteral("DELETE FROM parts WHERE k & 4294967295 < %1").arg(day5),
                     QStringLiteral("INSERT INTO trimmed SELECT key, %1 FROM miners").arg(day8)};
    QVERIFY(sqlExecute(m_house->file(), gone));
    m_house->store = std::make_unique<Store>(m_house->file());
    for (const auto &[from, to] :
         {std::pair{7 * rateDay + rateHour, 8 * rateDay + 3 * rateHour}, std::pair{0, 10 * rateDay},
          std::pair{-415 * rateDay, 10 * rateDay}}) {
        const auto line = m_house->runs(m_house->request(from, to, 750));
        QCOMPARE(line.size(), 1);
        const int first = std::max(from, 0);
        QVERIFY(m_house->secondOf(line.first().first())
                <= first + std::max((to - from) / 60, 4 * rateHour));
        QVERIFY(m_house->secondOf(line.first().last())
                >= to - std::max((to - from) / 60, 4 * rateHour));
        for (const SeriesPoint &point : line.first())
            QVERIFY2(qAbs(point.mean - 14) < 0.3, qPrintable(QString::number(point.mean)));
    }
    m_house->store.reset();
    QVERIFY(sqlExecute(m_house->file(), {QStringLiteral("DELETE FROM samples")}));
    m_house->store = std::make_unique<Store>(m_house->file());
    const auto line = m_house->runs(m_house->request(0, 10 * rateDay, 750));
    QCOMPARE(line.size(), 1);
    QVERIFY(m_house->secondOf(line.first().last()) > 9 * rateDay);
}

void TestFleetRateGaps::aClockThatIsSetBackAddsNothing_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("from samples") << 1;
    QTest::newRow("from quarters") << 24 * 4;
    QTest::newRow("from hours") << 24 * 30;
}

//! By two minutes, and later forward again: readings of before and after lie between each other.
void TestFleetRateGaps::aClockThatIsSetBackAddsNothing()
{
    QFETCH(const int, hours);
    const int end = std::min(hours, 24) * rateHour; // the range may be longer
    const int set = end / 2;
    for (int miner = 0; miner < 3; ++miner) {
        const auto counter = m_house->steady(2 << miner);
        m_house->poll(miner, 10 * miner, set, 30, counter);
        m_house->poll(miner, set - 115 + 10 * miner, end, 30,
                      [&](int second) { return counter(second + 120); });
    }
    m_house->sumUp();
    const auto total = [this](const QList<QList<SeriesPoint>> &line) {
        double sum = 0;
        for (const SeriesPoint &point : m_house->points(line)) {
            if (point.mean > 40)
                return -1.0;
            sum += point.mean;
        }
        return sum / double(m_house->points(line).size());
    };
    const double fleet = total(m_house->runs(m_house->request(0, hours * rateHour)));
    QVERIFY2(qAbs(fleet - 14) < 1.5, qPrintable(QString::number(fleet)));
    SeriesRequest one = m_house->request(0, hours * rateHour);
    one.minerKey = m_house->keys.at(2);
    one.isWholeFleetOnly = false;
    const double own = total(m_house->runs(one));
    QVERIFY2(qAbs(own - 8) < 1, qPrintable(QString::number(own)));
}

void TestFleetRateGaps::onlyCountersHaveATotalOfTheirGrowth()
{
    SeriesRequest mixed = m_house->request(0, rateHour);
    mixed.keys += QStringLiteral("hashrate");
    QVERIFY(!settled(m_house->store->log.read(mixed)).ok());
    mixed.rates = mixed.keys;
    QVERIFY(!settled(m_house->store->log.read(mixed)).ok());
    mixed.keys = mixed.rates = {QStringLiteral("shares_accepted"),
                                QStringLiteral("shares_rejected")};
    QVERIFY(settled(m_house->store->log.read(mixed)).ok());
    mixed.rates.clear(); // the sum of where counters stand says nothing
    QVERIFY(!settled(m_house->store->log.read(mixed)).ok());
}

void TestFleetRateGaps::aCancelledReadingEndsBetweenMiners()
{
    m_house->pollAll(0, rateHour);
    SeriesRequest asked = m_house->request(0, rateHour);
    asked.cancelled = std::make_shared<std::atomic<bool>>(true);
    const auto answer = settled(m_house->store->log.read(asked));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, Error::Kind::Aborted);
    // Where it had begun before.
    Connection connection(m_house->file());
    QVERIFY(connection.open(Connection::Mode::Query));
    const qint64 begin = m_house->start.toSecsSinceEpoch();
    const MemberSpan span{begin, begin + rateHour, 75, begin + rateHour};
    std::vector<Column> columns;
    std::copy_if(sampleColumns().begin(), sampleColumns().end(), std::back_inserter(columns),
                 [](const Column &column) {
                     return column.field->key == QLatin1String("shares_accepted");
                 });
    FleetRows rows;
    qint64 spacing = 0;
    QVERIFY(addRates(connection, asked, span, fleetRatePlan(asked, rateHour, 3), span.to, columns,
                     rows, spacing));
    QVERIFY(rows.empty());
    *std::const_pointer_cast<std::atomic<bool>>(asked.cancelled) = false;
    QVERIFY(addRates(connection, asked, span, fleetRatePlan(asked, rateHour, 3), span.to, columns,
                     rows, spacing));
    QVERIFY(!rows.empty());
}

COALFACE_TEST(TestFleetRateGaps)
#include "tst_fleetrategaps.moc"
