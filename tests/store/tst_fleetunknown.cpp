// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/writer.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

namespace {
constexpr int unknownHour = 3600;
} // namespace

//! The line of the whole fleet, where a miner answers and does not tell a value: unknown is not zero.
class TestFleetUnknown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aValueThatIsUnknownForAWhileIsNoFall_data();
    void aValueThatIsUnknownForAWhileIsNoFall();
    void aValueThatIsUnknownForQuartersIsNoFall();
    void whatWasNeverToldAndWhoIsAwayIsNotUnknown();

private:
    //! Each miner every 60 s, 20 s after the one before it; 1000 H/s each.
    void poll(int first, int end, int miners);
    //! One miner answers in that time, without its hashrate or with it.
    void answer(int miner, int first, int end, bool isKnown);
    void sumUp();
    QList<QList<SeriesPoint>> runs(const SeriesRequest &request)
    {
        const auto answer = settled(m_store->log.read(request));
        return answer ? answer->series.value(0).runs : QList<QList<SeriesPoint>>();
    }
    SeriesRequest request(int hours, int gap) const
    {
        SeriesRequest request{wholeFleet, {QStringLiteral("hashrate")},
                              m_start,    m_start.addSecs(hours * unknownHour),
                              600,        gap};
        request.isWholeFleetOnly = true;
        return request;
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

void TestFleetUnknown::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<Store>(m_folder->filePath(QStringLiteral("coalface.sqlite")));
    m_keys = putMiners(*m_store, 3);
}

void TestFleetUnknown::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestFleetUnknown::poll(int first, int end, int miners)
{
    for (int miner = 0; miner < miners; ++miner)
        answer(miner, first + 20 * miner, end, true);
}

void TestFleetUnknown::answer(int miner, int first, int end, bool isKnown)
{
    QList<Sample> samples;
    for (int second = first; second < end; second += 60) {
        samples += {m_keys.at(miner), telemetryAt(m_start.addSecs(second), 1000)};
        if (!isKnown)
            samples.last().telemetry.hashrate.reset();
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
}

void TestFleetUnknown::sumUp()
{
    while (*settled(m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
    }
}

void TestFleetUnknown::aValueThatIsUnknownForAWhileIsNoFall_data()
{
    QTest::addColumn<int>("readings");
    QTest::addColumn<int>("gap"); // of the interval in which miners are polled today
    for (const int readings : {2, 5, 20}) {
        QTest::addRow("%d, now polled as often", readings) << readings << 150;
        QTest::addRow("%d, now polled more often", readings) << readings << 12;
    }
}

void TestFleetUnknown::aValueThatIsUnknownForAWhileIsNoFall()
{
    QFETCH(const int, readings);
    QFETCH(const int, gap);
    poll(-3600, 3600, 2);
    const int end = 600 + 60 * readings;
    answer(2, -3560, 600, true);
    answer(2, 640, end, false);
    answer(2, end + 40, 3600, true);
    const auto line = runs(request(1, gap));
    QCOMPARE(means(line), QList<double>{3000});
    int points = 0;
    for (const auto &run : line)
        points += int(run.size());
    const int all = 3600 / std::max(gap, 12);
    QVERIFY2(points < all - 60 * (readings - 2) / gap + 2 && points > all - 60 * (readings + 6) / gap,
             qPrintable(QString::number(points)));
    // And before it is told again.
    SeriesRequest range = request(1, gap);
    range.to = m_start.addSecs(end - 30);
    QCOMPARE(means(runs(range)), QList<double>{3000});
}

void TestFleetUnknown::aValueThatIsUnknownForQuartersIsNoFall()
{
    poll(0, 6 * unknownHour, 2);
    answer(2, 40, 2 * unknownHour, true);
    answer(2, 2 * unknownHour + 40, 4 * unknownHour, false);
    answer(2, 4 * unknownHour + 40, 6 * unknownHour, true);
    sumUp();
    const auto line = runs(request(6, 75));
    QCOMPARE(means(line), QList<double>{3000});
    QCOMPARE(line.size(), 2);
}

void TestFleetUnknown::whatWasNeverToldAndWhoIsAwayIsNotUnknown()
{
    poll(0, 6 * unknownHour, 1);
    answer(1, 20, 6 * unknownHour, false); // never
    answer(2, 40, 2 * unknownHour, true);
    answer(2, 4 * unknownHour + 40, 4 * unknownHour + 300, false); // it starts again
    answer(2, 4 * unknownHour + 340, 6 * unknownHour, true);
    SeriesRequest range = request(1, 150);
    range.from = m_start.addSecs(unknownHour + 1800);
    range.to = range.from.addSecs(unknownHour);
    QCOMPARE(means(runs(range)), (QList<double>{2000, 1000}));
    range.from = m_start.addSecs(3 * unknownHour + 1800);
    range.to = range.from.addSecs(unknownHour);
    const auto begun = runs(range);
    QCOMPARE(begun.size(), 1);
    QCOMPARE(means(begun), (QList<double>{1000, 2000}));
    sumUp();
    QCOMPARE(runs(request(6, 75)).size(), 1);
    QCOMPARE(means(runs(request(6, 75))), (QList<double>{2000, 1000}));
}

COALFACE_TEST(TestFleetUnknown)
#include "tst_fleetunknown.moc"
