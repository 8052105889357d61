// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleet.h"
#include "fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A low hash rate and rejects are told by what is of late, which no sample holds. It is stored all the same, so every program judges by
//! it.
class TestRecentMean : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_house = std::make_unique<House>(); }

    void aStartTellsTheStateThatTheProgramBeforeTold()
    {
        m_house->store.addMiner(1, u"Attic"_s).telemetry = reading(0.5e12);
        m_house->fleet.load();
        QCOMPARE(reasons(), isLow);
    }

    void whatAnotherProgramReadsIsJudgedAsThere()
    {
        m_house->store.addMiner(1, u"Attic"_s);
        m_house->fleet.load();
        readElsewhere(0.5e12);
        QCOMPARE(reasons(), isLow);
        readElsewhere(0.95e12);
        QCOMPARE(reasons(), QStringList());
        readHere(0.5e12);
        QCOMPARE(reasons(), isLow);
        readElsewhere(0.5e12);
        QCOMPARE(reasons(), isLow);
    }

    void aMinerThatTellsNoneAnyMoreIsJudgedByItsLongestMean()
    {
        m_house->store.addMiner(1, u"Attic"_s);
        m_house->fleet.load();
        readHere(0.5e12);
        readHere(std::nullopt);
        QCOMPARE(reasons(), QStringList());
        readHere(0.5e12);
        readElsewhere(std::nullopt);
        QCOMPARE(reasons(), QStringList());
    }

    void aMeanOfLongAgoJudgesNoMore()
    {
        m_house->store.addMiner(1, u"Attic"_s).telemetry = reading(0.5e12);
        m_house->clock.advance(91); // three polls are over
        m_house->fleet.load();
        QCOMPARE(m_house->fleet.miner(1)->state, MinerState::Unknown);
        QCOMPARE(reasons(), QStringList());
    }

    void rejectsAreThoseOfLateAlsoAfterAStartAndInAnotherProgram()
    {
        m_house->store.addMiner(1, u"Attic"_s).telemetry = shares(1'000'000, 10);
        m_house->fleet.load();
        QCOMPARE(reasons(), QStringList());
        m_house->clock.advance(10);
        absorb(m_house->fleet, shares(1'000'000, 100)); // 90 of 90
        QCOMPARE(reasons(), isRejecting);
        StoredMiner &stored = m_house->store.miners.first();
        stored.status = m_house->fleet.miner(1)->status;
        stored.telemetry = m_house->fleet.miner(1)->telemetry;
        Fleet other(m_house->store, m_house->drivers, m_house->clock);
        other.load();
        QCOMPARE(other.miner(1)->reasons, isRejecting);
        m_house->clock.advance(10);
        absorb(other, shares(1'000'005, 100)); // it goes on from there
        QCOMPARE(other.miner(1)->reasons, isRejecting);
        m_house->clock.advance(2400);
        absorb(other, shares(1'000'055, 100));
        QCOMPARE(other.miner(1)->reasons, QStringList());
    }

private:
    Telemetry shares(qint64 accepted, qint64 rejected) const
    {
        Telemetry told = reading(1e12);
        told.sharesAccepted = accepted;
        told.sharesRejected = rejected;
        return told;
    }
    static void absorb(Fleet &fleet, const Telemetry &told)
    {
        fleet.absorb(1, told, told.timestamp);
    }
    Telemetry reading(std::optional<double> recent) const
    {
        Telemetry told;
        told.timestamp = m_house->clock.now();
        told.hashrate = told.hashrateExpected = told.hashrateAverage = 1e12;
        told.hashrateRecent = recent;
        return told;
    }
    void readHere(std::optional<double> recent)
    {
        m_house->clock.advance(10);
        const Telemetry told = reading(recent);
        m_house->fleet.absorb(1, told, told.timestamp);
    }
    void readElsewhere(std::optional<double> recent)
    {
        m_house->clock.advance(10);
        StoredMiner &stored = m_house->store.miners.first();
        stored.telemetry = reading(recent);
        stored.status.lastAsked = stored.telemetry->timestamp;
        Q_EMIT m_house->store.changedElsewhere();
        QCOMPARE(m_house->fleet.miner(1)->telemetry, stored.telemetry);
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
    const QStringList isRejecting{u"rejects"_s};
    std::unique_ptr<House> m_house;
};

COALFACE_TEST(TestRecentMean)
#include "tst_recentmean.moc"
