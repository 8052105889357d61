// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pauses.h"
#include "store/writer.h"
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QtTest>

#include <optional>

using namespace coalface;
using namespace coalface::test;

namespace {
constexpr int pauseHour = 3600;
constexpr int pauseMiners = 4;
} // namespace

//! Who was not asked did not fall silent: a pause of the program is a gap of the fleet's line or none, but never a dip.
class TestFleetPauses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aPauseOfTheProgramIsNoDip_data();
    void aPauseOfTheProgramIsNoDip();
    void aPauseThatHasJustEndedIsNoDip_data();
    void aPauseThatHasJustEndedIsNoDip();
    void aMinerThatAloneIsAwayIsADipAndNoGap_data();
    void aMinerThatAloneIsAwayIsADipAndNoGap();

private:
    struct Absence
    {
        int miner = 0;
        int from = 0;
        int to = 0;
    };
    //! As the program does: all at once when it starts, spread over the interval from the second time on; 1000 H/s each.
    void poll(int first, int end, int interval, const std::optional<Absence> &absence = {});
    void sumUp();
    QList<QList<SeriesPoint>> runs(int from, int to, int gap = 75)
    {
        SeriesRequest request{wholeFleet,
                              {QStringLiteral("hashrate")},
                              m_start.addSecs(from),
                              m_start.addSecs(to),
                              600,
                              gap};
        request.isWholeFleetOnly = true;
        const auto answer = settled(m_store->log.read(request));
        return answer ? answer->series.value(0).runs : QList<QList<SeriesPoint>>();
    }
    static double least(const QList<QList<SeriesPoint>> &runs)
    {
        double least = 1e6;
        for (const QList<SeriesPoint> &run : runs) {
            for (const SeriesPoint &point : run)
                least = std::min(least, point.mean);
        }
        return least;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    QList<qint64> m_keys;
    const QDateTime m_start = utc("2026-01-02T00:00:00Z");
};

void TestFleetPauses::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<Store>(m_folder->filePath(QStringLiteral("coalface.sqlite")));
    m_keys = putMiners(*m_store, pauseMiners);
}

void TestFleetPauses::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestFleetPauses::poll(int first, int end, int interval, const std::optional<Absence> &absence)
{
    QList<Sample> samples;
    const auto read = [&](int miner, int second) {
        const bool isAway = absence && absence->miner == miner && second >= absence->from
                            && second < absence->to;
        if (second < end && !isAway)
            samples += {m_keys.at(miner), telemetryAt(m_start.addSecs(second), 1000)};
    };
    for (int miner = 0; miner < pauseMiners; ++miner) {
        read(miner, first + miner);
        for (int second = first + interval; second < end; second += interval)
            read(miner, second + miner * interval * 9 / 10 / pauseMiners);
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
}

void TestFleetPauses::sumUp()
{
    while (*settled(m_store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
    }
}

void TestFleetPauses::aPauseOfTheProgramIsNoDip_data()
{
    QTest::addColumn<PauseCase>("pause");
    addPause({600, 1100, 600, 1});
    addPause({900, 2400, 900, 10});
    addPause({300, 1200, 300, 6});
    addPause({30, 895, 30, 2});
    addPause({60, 400, 900, 6});
    addPause({900, 1360, 60, 6});
}

void TestFleetPauses::aPauseOfTheProgramIsNoDip()
{
    QFETCH(const PauseCase, pause);
    const QList<int> middles = pollWithPauses(pause, [this](int first, int end, int interval) {
        poll(first, end, interval);
    });
    const int half = pause.hours * pauseHour / 2;
    sumUp();
    for (const int middle : middles) {
        const auto line = runs(middle - half, middle + half);
        QVERIFY(!line.isEmpty());
        QVERIFY2(least(line) == 1000 * pauseMiners, qPrintable(QString::number(least(line))));
    }
}

void TestFleetPauses::aPauseThatHasJustEndedIsNoDip_data()
{
    QTest::addColumn<int>("interval"); // s
    QTest::addColumn<int>("pause");
    QTest::newRow("every 300 s") << 300 << 700;
    QTest::newRow("every 600 s") << 600 << 1100;
    QTest::newRow("every 900 s") << 900 << 2000;
    QTest::newRow("every 900 s, shorter") << 900 << 1500;
}

//! What came before it is summed up, and the newest is not yet; nor was each miner asked.
void TestFleetPauses::aPauseThatHasJustEndedIsNoDip()
{
    QFETCH(const int, interval);
    QFETCH(const int, pause);
    constexpr int before = 5 * pauseHour;
    for (int place = 0; place < 4; ++place) {
        init();
        const int begin = before + 10 + place * 230;
        const int goesOn = begin + pause;
        poll(0, begin, interval);
        sumUp();
        int read = goesOn;
        for (const int end : {goesOn + 60, goesOn + 300, goesOn + interval, goesOn + 2500}) {
            QList<Sample> samples;
            for (int miner = 0; miner < pauseMiners; ++miner) {
                const int first = goesOn + miner * interval * 9 / 10 / pauseMiners;
                for (int second = first; second < end; second += interval) {
                    if (second >= read)
                        samples += {m_keys.at(miner), telemetryAt(m_start.addSecs(second), 1000)};
                }
            }
            QVERIFY(settled(m_store->log.append(samples, {})).ok());
            read = end;
            const double told = least(runs(end - 5 * pauseHour, end, interval * 5 / 2));
            QVERIFY2(told == 1000 * pauseMiners, qPrintable(QStringLiteral("%1, %2 s after it: %3")
                                                                .arg(place)
                                                                .arg(end - goesOn)
                                                                .arg(told)));
        }
        cleanup();
    }
}

void TestFleetPauses::aMinerThatAloneIsAwayIsADipAndNoGap_data()
{
    QTest::addColumn<int>("interval"); // s
    QTest::addColumn<int>("away");
    QTest::addColumn<int>("hours"); // of the range
    QTest::newRow("every 30 s, 1 h") << 30 << 200 << 1;
    QTest::newRow("every 600 s, 1 h") << 600 << 1900 << 1;
    QTest::newRow("every 30 s, 4 h") << 30 << 1900 << 4;
    QTest::newRow("every 300 s, 20 h") << 300 << 1900 << 20;
    QTest::newRow("every 900 s, 20 h") << 900 << 4500 << 20;
    QTest::newRow("every 1800 s, 20 h") << 1800 << 7300 << 20;
}

void TestFleetPauses::aMinerThatAloneIsAwayIsADipAndNoGap()
{
    QFETCH(const int, interval);
    QFETCH(const int, away);
    QFETCH(const int, hours);
    const int around = std::min(hours, 20) * pauseHour;
    poll(0, 2 * around, interval, Absence{1, around, around + away});
    sumUp();
    const int middle = around + away / 2;
    const auto line = runs(std::max(middle - hours * pauseHour / 2, 5 * interval),
                           middle + hours * pauseHour / 2);
    QCOMPARE(line.size(), 1);
    QVERIFY2(least(line) < 1000 * pauseMiners - 200, qPrintable(QString::number(least(line))));
}

COALFACE_TEST(TestFleetPauses)
#include "tst_fleetpauses.moc"
