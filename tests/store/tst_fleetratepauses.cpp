// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pauses.h"
#include "ratehouse.h"
#include "tests/testprogram/testprogram.h"

#include <algorithm>
#include <optional>

using namespace coalface;
using namespace coalface::test;

namespace {
constexpr int ratePauseMiners = 3;
constexpr int sharesOfEach = 60; // a minute: one each second, so that every two readings tell it exactly
constexpr int sharesOfAll = sharesOfEach * ratePauseMiners;
} // namespace

//! The shares a minute of the whole fleet over a pause of the program: a gap or none, but never a dip, as nobody was asked.
class TestFleetRatePauses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_house = std::make_unique<RateHouse>(); }
    void cleanup() { m_house.reset(); }
    void aPauseOfTheProgramIsNoDip_data();
    void aPauseOfTheProgramIsNoDip();
    void aMinerThatAloneIsAwayIsADipAndNoGap_data();
    void aMinerThatAloneIsAwayIsADipAndNoGap();
    void whatIsStoredOverPausesIsMadeAnewAlike();

private:
    struct Absence
    {
        int miner = 0;
        int from = 0;
        int to = 0;
    };
    //! As the program does: all at once when it starts, spread over the interval from the second time on.
    void poll(int first, int end, int interval, const std::optional<Absence> &absence = {});
    double least(int from, int to, qsizetype *runs = nullptr)
    {
        const auto line = m_house->runs(m_house->request(from, to, 75, 600));
        if (runs)
            *runs = line.size();
        double least = line.isEmpty() ? -1 : 1e6;
        for (const SeriesPoint &point : m_house->points(line))
            least = std::min(least, point.mean);
        return least;
    }
    QByteArrayList stored() const
    {
        return tableContent(m_house->file(),
                            QStringLiteral("(SELECT t, shares_accepted, shares_accepted_miners, "
                                           "shares_accepted_unknown FROM fleet_quarters)"));
    }

    std::unique_ptr<RateHouse> m_house;
};

void TestFleetRatePauses::poll(int first, int end, int interval,
                               const std::optional<Absence> &absence)
{
    QList<Sample> samples;
    const auto read = [&](int miner, int second) {
        const bool isAway = absence && absence->miner == miner && second >= absence->from
                            && second < absence->to;
        if (second >= end || isAway)
            return;
        samples += {m_house->keys.at(miner), telemetryAt(m_house->start.addSecs(second), 1000)};
        samples.last().telemetry.sharesAccepted = qint64(second) * sharesOfEach / 60;
    };
    for (int miner = 0; miner < ratePauseMiners; ++miner) {
        read(miner, first + miner);
        for (int second = first + interval; second < end; second += interval)
            read(miner, second + miner * interval * 9 / 10 / ratePauseMiners);
    }
    QVERIFY(settled(m_house->store->log.append(samples, {})).ok());
}

void TestFleetRatePauses::aPauseOfTheProgramIsNoDip_data()
{
    QTest::addColumn<PauseCase>("pause");
    addPause({60, 130, 60, 1});
    addPause({300, 600, 300, 1});
    addPause({600, 1100, 600, 1});
    addPause({900, 1900, 30, 6});
    addPause({900, 1360, 60, 10});
    addPause({30, 895, 30, 96});
    addPause({30, 400, 30, 96});
    addPause({300, 1200, 300, 96});
    addPause({600, 1900, 60, 96});
}

void TestFleetRatePauses::aPauseOfTheProgramIsNoDip()
{
    QFETCH(const PauseCase, pause);
    const QList<int> middles = pollWithPauses(pause, [this](int first, int end, int interval) {
        poll(first, end, interval);
    });
    const int half = pause.hours * rateHour / 2;
    m_house->sumUp();
    for (const int middle : middles) {
        const double told = least(middle - half, middle + half);
        QVERIFY2(told > 0.93 * sharesOfAll, qPrintable(QString::number(told)));
    }
}

void TestFleetRatePauses::aMinerThatAloneIsAwayIsADipAndNoGap_data()
{
    QTest::addColumn<int>("interval"); // s
    QTest::addColumn<int>("away");
    QTest::addColumn<int>("hours"); // of the range
    QTest::newRow("every 30 s, 1 h") << 30 << 200 << 1;
    QTest::newRow("every 600 s, 1 h") << 600 << 1900 << 1;
    QTest::newRow("every 30 s, 4 h") << 30 << 1900 << 4;
    QTest::newRow("every 300 s, 96 h") << 300 << 1900 << 96;
    QTest::newRow("every 900 s, 96 h") << 900 << 4500 << 96;
    QTest::newRow("every 1800 s, 96 h") << 1800 << 7300 << 96;
}

void TestFleetRatePauses::aMinerThatAloneIsAwayIsADipAndNoGap()
{
    QFETCH(const int, interval);
    QFETCH(const int, away);
    QFETCH(const int, hours);
    const int around = std::min(hours, 20) * rateHour;
    poll(0, 2 * around, interval, Absence{1, around, around + away});
    m_house->sumUp();
    const int middle = around + away / 2;
    qsizetype runs = 0;
    const double told = least(std::max(middle - hours * rateHour / 2, 5 * interval),
                              middle + hours * rateHour / 2, &runs);
    QCOMPARE(runs, 1);
    QVERIFY2(told < 0.75 * sharesOfAll, qPrintable(QString::number(told)));
}

void TestFleetRatePauses::whatIsStoredOverPausesIsMadeAnewAlike()
{
    int second = 0;
    for (int part = 0; part < 12; ++part) {
        const int interval = QList<int>{30, 300, 900}.at(part % 3);
        const int end = second + 2 * rateHour + part * 333;
        poll(second, end, interval);
        second = end + interval * 2 + part * 7;
        m_house->sumUp();
    }
    const QByteArrayList grown = stored();
    QVERIFY(settled(m_house->store->database.write<Done>([](Writer &writer) {
                return writer.markAllStale();
            })).ok());
    m_house->sumUp();
    QCOMPARE(stored(), grown);
}

COALFACE_TEST(TestFleetRatePauses)
#include "tst_fleetratepauses.moc"
