// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleet.h"
#include "fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A low hash rate is told by a mean that no sample holds.
class TestRecentMean : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>();
        m_house->store.addMiner(1, u"Attic"_s);
        m_house->fleet.load();
    }

    void aLowHashrateStaysWhereAnotherProgramReadsInBetween()
    {
        const Telemetry own = readHere(0, 0.5e12);
        QCOMPARE(reasons(), isLow);
        for (const qint64 later : {10, 20, 90}) {
            readElsewhere(own, later);
            QCOMPARE(reasons(), isLow);
        }
    }

    void whatThisProgramReadLongAgoSaysNothingOfWhatAnotherReads()
    {
        const Telemetry own = readHere(0, 0.5e12);
        readElsewhere(own, 91); // three polls are over
        QCOMPARE(reasons(), QStringList());
    }

    void aMinerThatTellsNoneAnyMoreIsJudgedByItsLongestMean()
    {
        readHere(0, 0.5e12);
        const Telemetry own = readHere(30, std::nullopt);
        QCOMPARE(reasons(), QStringList());
        readElsewhere(own, 10);
        QCOMPARE(reasons(), QStringList());
    }

private:
    Telemetry readHere(int later, std::optional<double> recent)
    {
        m_house->clock.advance(later);
        Telemetry own;
        own.timestamp = m_house->clock.now();
        own.hashrate = own.hashrateExpected = own.hashrateAverage = 1e12;
        own.hashrateRecent = recent;
        m_house->fleet.absorb(1, own, own.timestamp);
        return own;
    }
    void readElsewhere(const Telemetry &own, qint64 later)
    {
        StoredMiner &stored = m_house->store.miners.first();
        stored.telemetry = own;
        stored.telemetry->hashrateRecent.reset();
        stored.telemetry->timestamp = stored.status.lastAsked = own.timestamp.addSecs(later);
        Q_EMIT m_house->store.changedElsewhere();
        QCOMPARE(m_house->fleet.miner(1)->telemetry->timestamp, stored.telemetry->timestamp);
    }
    QStringList reasons() const { return m_house->fleet.miner(1)->reasons; }

    struct House
    {
        FakeClock clock;
        FakeStore store;
        FakeDirectory drivers;
        Fleet fleet{store, drivers, clock};
    };
    const QStringList isLow{u"hashrate_low"_s};
    std::unique_ptr<House> m_house;
};

COALFACE_TEST(TestRecentMean)
#include "tst_recentmean.moc"
