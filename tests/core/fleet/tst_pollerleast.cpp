// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/poller.h"

#include "fakes.h"
#include "pollerhouse.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace coalface;

namespace {

//! Some miners that are asked for a minute.
struct AskedHouse
{
    AskedHouse(int interval, int minimum, Fleet::Pace pace = Fleet::Pace::AsDriversAllow)
    {
        house.drivers.minimumInterval = minimum;
        house.drivers.pebble.read = [this](const QString &id) {
            times[id] += house.clock.monotonic();
            Telemetry telemetry;
            telemetry.hashrate = 1e12;
            return Result<Telemetry>(telemetry);
        };
        house.store.addMiners(7);
        house.fleet->load();
        house.poller->setInterval(interval, pace);
        house.poller->start();
    }
    //! Of all of them: s between two questions.
    std::pair<double, double> gaps() const
    {
        std::pair<double, double> found{1e9, 0};
        for (const QList<qint64> &asked : times) {
            for (qsizetype i = 1; i < asked.size(); ++i) {
                const double gap = double(asked[i] - asked[i - 1]) / 1000;
                found = {std::min(found.first, gap), std::max(found.second, gap)};
            }
        }
        return found;
    }

    PollerHouse house;
    QHash<QString, QList<qint64>> times;
};

} // namespace

//! The time between two polls that a driver asks for.
class TestPollerLeast : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noMinerIsAskedMoreOftenThanItsDriverWants()
    {
        struct Case
        {
            int interval;
            int minimum;
            double least;
            double greatest;
            Fleet::Pace pace = Fleet::Pace::AsDriversAllow;
        };
        const Case cases[] = {{5, 10, 10, 15}, {7, 10, 10, 20}, // no multiple of it
                              {5, 25, 25, 30}, {10, 10, 10, 20},
                              {1, 10, 10, 11}, {1, 10, 1, 2, Fleet::Pace::AsTold}};
        std::vector<std::unique_ptr<AskedHouse>> houses;
        for (const Case &one : cases)
            houses.push_back(std::make_unique<AskedHouse>(one.interval, one.minimum, one.pace));
        for (int second = 0; second < 60; ++second) {
            for (const auto &house : houses)
                house->house.clock.advance(1);
            QTest::qWait(260); // a tick of each
        }
        for (size_t i = 0; i < houses.size(); ++i) {
            QCOMPARE(houses[i]->times.size(), 7);
            const auto [least, greatest] = houses[i]->gaps();
            // The clock goes on by seconds here.
            QVERIFY2(least >= cases[i].least - 1 && greatest <= cases[i].greatest + 1,
                     qPrintable(QStringLiteral("%1: %2 to %3 s").arg(i).arg(least).arg(greatest)));
        }
    }

    void itsReadingsAreOldLater()
    {
        PollerHouse house;
        house.drivers.minimumInterval = 60;
        house.store.addMiners(1);
        house.fleet->load();
        house.poller->setInterval(5);
        Telemetry telemetry;
        telemetry.timestamp = house.clock.now();
        telemetry.hashrate = 1e12;
        house.fleet->absorb(1, telemetry, house.clock.now());
        const Miner &miner = *house.fleet->miner(1);
        QVERIFY(!isStale(miner, 5, house.clock.now().addSecs(170)));
        QVERIFY(isStale(miner, 5, house.clock.now().addSecs(181)));
        house.poller->setInterval(4, Fleet::Pace::AsTold);
        QVERIFY(isStale(miner, 4, house.clock.now().addSecs(13)));
    }

    void whoIsLeftOutOfARoundIsCountedInIt()
    {
        AskedHouse asked(5, 10);
        QList<RoundReport> rounds;
        connect(asked.house.poller.get(), &Poller::roundFinished, this,
                [&rounds](const RoundReport &report) { rounds += report; });
        asked.house.clock.advance(5);
        QTRY_COMPARE(rounds.size(), 1);
        QCOMPARE(rounds[0].answered, 0);
        QCOMPARE(rounds[0].notAsked, 7);
    }
};

COALFACE_TEST(TestPollerLeast)
#include "tst_pollerleast.moc"
