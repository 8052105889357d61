// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/energydays.h"
#include "store/writer.h"
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace coalface;
using namespace coalface::test;

namespace {
constexpr int pastHour = 3600;
constexpr int pastDay = 24 * pastHour;
} // namespace

//! What charts and energy make of a history that was polled in other intervals than today's: what is a pause there is told by the readings
//! around it, two and a half times as long as they are apart.
class TestPastIntervals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aFailedPollOfOneMinerIsNoDip_data();
    void aFailedPollOfOneMinerIsNoDip();
    void aFailedPollIsNoLostEnergy_data();
    void aFailedPollIsNoLostEnergy();
    void aPauseAmongFastPollsIsOneBesideSlowOnes();
    void aShortPauseIsOneHoweverSeldomIsPolledToday_data();
    void aShortPauseIsOneHoweverSeldomIsPolledToday();
    void aMinersPauseIsOneHoweverSeldomIsPolledToday_data();
    void aMinersPauseIsOneHoweverSeldomIsPolledToday();
    void anHourOfSlowPollsIsOneLine_data();
    void anHourOfSlowPollsIsOneLine();
    void aPauseOfSlowPollsIsOne_data();
    void aPauseOfSlowPollsIsOne();

private:
    using Fails = std::function<bool(int miner, int poll)>;
    //! All three, a third of the interval after each other; 1000 H/s and 500 W each.
    void poll(int first, int end, int interval, const Fails &fails = {});
    //! One in fourteen of each miner's, never two in a row.
    static bool failsNowAndThen(int miner, int poll) { return (poll + 5 * miner) % 14 == 3; }
    void sumUp();
    QList<QList<SeriesPoint>> runs(qint64 miner, int from, int to, int gap, int buckets = 600)
    {
        SeriesRequest request{miner,
                              {QStringLiteral("hashrate")},
                              m_start.addSecs(from),
                              m_start.addSecs(to),
                              buckets,
                              gap};
        request.isWholeFleetOnly = miner == wholeFleet;
        const auto answer = settled(m_store->log.read(request));
        return answer ? answer->series.value(0).runs : QList<QList<SeriesPoint>>();
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

void TestPastIntervals::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<Store>(m_folder->filePath(QStringLiteral("coalface.sqlite")));
    m_keys = putMiners(*m_store, 3);
}

void TestPastIntervals::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestPastIntervals::poll(int first, int end, int interval, const Fails &fails)
{
    QList<Sample> samples;
    for (int number = 0; first + number * interval < end; ++number) {
        for (int miner = 0; miner < 3; ++miner) {
            const int second = first + number * interval + miner * interval / 3;
            if (second >= end || (fails && fails(miner, number)))
                continue;
            samples += {m_keys.at(miner), telemetryAt(m_start.addSecs(second), 1000)};
            samples.last().telemetry.power = 500;
        }
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
}

void TestPastIntervals::sumUp()
{
    while (*settled(m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
    }
}

void TestPastIntervals::aFailedPollOfOneMinerIsNoDip_data()
{
    QTest::addColumn<int>("interval"); // s, then
    QTest::addColumn<int>("today");
    QTest::addColumn<int>("hours"); // of the range
    for (const int interval : {600, 900}) {
        for (const int hours : {1, 6, 48}) {
            for (const int today : {30, 600}) {
                QTest::addRow("every %d s then, %d s today, %d h", interval, today, hours)
                    << interval << today << hours;
            }
        }
    }
}

void TestPastIntervals::aFailedPollOfOneMinerIsNoDip()
{
    QFETCH(const int, interval);
    QFETCH(const int, today);
    QFETCH(const int, hours);
    const int from = 10 * pastHour;
    const int to = from + hours * pastHour;
    poll(7, to + 5 * pastHour, interval, failsNowAndThen);
    sumUp();
    const auto line = runs(wholeFleet, from, to, today * 5 / 2);
    QCOMPARE(means(line), QList<double>{3000});
    QCOMPARE(line.size(), 1);
    QCOMPARE(runs(m_keys.first(), from, to, today * 5 / 2).size(), 1);
}

void TestPastIntervals::aFailedPollIsNoLostEnergy_data()
{
    QTest::addColumn<int>("interval"); // s
    for (const int interval : {300, 600, 900, 1800})
        QTest::addRow("every %d s", interval) << interval;
}

void TestPastIntervals::aFailedPollIsNoLostEnergy()
{
    QFETCH(const int, interval);
    poll(0, 3 * pastDay, interval, failsNowAndThen);
    sumUp();
    const QDateTime now = m_start.addSecs(3 * pastDay);
    const QDate second = m_start.date().addDays(1);
    const auto energy = [&](const SeriesRequest &request, int stretch) {
        const auto answer = settled(m_store->log.read(request));
        const auto days = energyDays(answer->series.first().runs, {}, {}, now, QTimeZone::utc(),
                                     stretch);
        const auto day = std::find_if(days.begin(), days.end(),
                                      [&](const EnergyDay &day) { return day.date == second; });
        return day == days.end() ? 0 : day->kilowattHours;
    };
    const auto isAll = [](double kilowattHours) { return qAbs(kilowattHours - 36) < 0.001; };
    QVERIFY(isAll(energy(energyRequest(4, now, QTimeZone::utc()), energyStretch)));
    // Today it is polled so often that quarters tell; which days they do not, one miner's readings say.
    QList<QList<SeriesPoint>> own;
    for (const SeriesRequest &part : gapRequests(m_keys.first(), m_start, now, 30))
        own += settled(m_store->log.read(part))->series.first().runs;
    QVERIFY(rareDays(own, QTimeZone::utc()).contains(second));
    QVERIFY(isAll(energy(heldRequest(second, QTimeZone::utc(), 30), readMinute)));
}

void TestPastIntervals::aPauseAmongFastPollsIsOneBesideSlowOnes()
{
    poll(0, 3 * pastHour, 600);
    poll(3 * pastHour, 3 * pastHour + 1000, 30);
    poll(3 * pastHour + 1700, 5 * pastHour, 30);
    const auto line = runs(wholeFleet, 5 * pastHour / 2, 7 * pastHour / 2, 75);
    QCOMPARE(means(line), QList<double>{3000});
    QCOMPARE(line.size(), 2);
    QVERIFY(line.first().last().time <= m_start.addSecs(3 * pastHour + 1050).toMSecsSinceEpoch());
    QVERIFY(line.last().first().time >= m_start.addSecs(3 * pastHour + 1650).toMSecsSinceEpoch());
}

void TestPastIntervals::aShortPauseIsOneHoweverSeldomIsPolledToday_data()
{
    QTest::addColumn<int>("today");
    QTest::addColumn<int>("hours");
    for (const int today : {30, 900}) {
        for (const int hours : {1, 6, 24})
            QTest::addRow("%d s today, %d h", today, hours) << today << hours;
    }
}

void TestPastIntervals::aShortPauseIsOneHoweverSeldomIsPolledToday()
{
    QFETCH(const int, today);
    QFETCH(const int, hours);
    const int from = 5 * pastHour;
    const int pause = hours == 1 ? 1000 : 2000; // s; the end of a bucket lies in it, or a quarter
    const int begin = from + 1400;
    poll(0, begin, 30);
    poll(begin + pause, from + (hours + 5) * pastHour, 30);
    sumUp();
    const auto line = runs(wholeFleet, from, from + hours * pastHour, today * 5 / 2);
    QCOMPARE(means(line), QList<double>{3000});
    QCOMPARE(line.size(), 2);
}

void TestPastIntervals::aMinersPauseIsOneHoweverSeldomIsPolledToday_data()
{
    QTest::addColumn<int>("today");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("pause"); // s
    for (const int today : {30, 1800}) {
        QTest::addRow("%d s today, 1 h", today) << today << 1 << 300;
        QTest::addRow("%d s today, 24 h", today) << today << 24 << 1000;
    }
    QTest::newRow("600 s today, 7 d") << 600 << 168 << 1920;
}

void TestPastIntervals::aMinersPauseIsOneHoweverSeldomIsPolledToday()
{
    QFETCH(const int, today);
    QFETCH(const int, hours);
    QFETCH(const int, pause);
    const int from = 20 * pastHour;
    const int begin = from + hours * pastHour / 2;
    poll(0, begin, 30);
    poll(begin + pause, from + (hours + 10) * pastHour, 30);
    sumUp();
    QCOMPARE(runs(m_keys.first(), from, from + hours * pastHour, today * 5 / 2).size(), 2);
}

void TestPastIntervals::anHourOfSlowPollsIsOneLine_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("today");
    for (const int interval : {300, 900}) {
        for (const int today : {30, 600})
            QTest::addRow("every %d s then, %d s today", interval, today) << interval << today;
    }
}

void TestPastIntervals::anHourOfSlowPollsIsOneLine()
{
    QFETCH(const int, interval);
    QFETCH(const int, today);
    poll(7, 12 * pastHour, interval);
    for (const int from : {4 * pastHour, 5 * pastHour + 500}) {
        QCOMPARE(runs(m_keys.first(), from, from + pastHour, today * 5 / 2).size(), 1);
        const auto line = runs(wholeFleet, from, from + pastHour, today * 5 / 2);
        QCOMPARE(means(line), QList<double>{3000});
        QCOMPARE(line.size(), 1);
        QVERIFY(line.first().first().time
                <= m_start.addSecs(from + std::max(today * 5, 60)).toMSecsSinceEpoch());
        QVERIFY(line.first().last().time
                >= m_start.addSecs(from + pastHour - std::max(today * 5, 60)).toMSecsSinceEpoch());
    }
}

void TestPastIntervals::aPauseOfSlowPollsIsOne_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("today");
    for (const int interval : {300, 900}) {
        for (const int today : {30, 1800})
            QTest::addRow("every %d s then, %d s today", interval, today) << interval << today;
    }
}

//! Of six polls: where rows of sums are all there is, they do not tell a pause of three from one poll that failed.
void TestPastIntervals::aPauseOfSlowPollsIsOne()
{
    QFETCH(const int, interval);
    QFETCH(const int, today);
    const int begin = 30 * pastHour;
    poll(0, begin, interval, failsNowAndThen);
    poll(begin + 6 * interval, 60 * pastHour, interval, failsNowAndThen);
    sumUp();
    for (const int hours : {12, 24}) {
        const auto line = runs(wholeFleet, begin - hours * pastHour / 2,
                               begin + hours * pastHour / 2, today * 5 / 2);
        QCOMPARE(means(line), QList<double>{3000});
        QCOMPARE(line.size(), 2);
        QCOMPARE(runs(m_keys.first(), begin - hours * pastHour / 2, begin + hours * pastHour / 2,
                      today * 5 / 2)
                     .size(),
                 2);
    }
}

COALFACE_TEST(TestPastIntervals)
#include "tst_pastintervals.moc"
