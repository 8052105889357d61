// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleet.h"
#include "fakes.h"

#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A small computer without a clock of its own starts in the past, and is set when it finds the network.
class TestClockSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>();
        m_house->store.addMiner(1, u"Attic"_s);
    }

    void nobodyHasWaitedForAShareAllTheTimeThatTheClockSkips()
    {
        fleet().load();
        poll(10);
        const MinerStatus before = poll(10);
        m_house->clock.set(4 * 365 * 86400.0);
        const MinerStatus after = poll(10);
        QCOMPARE(after.lastShareMove.secsTo(m_house->clock.now()),
                 before.lastShareMove.secsTo(before.lastAnswered) + 30);
        QCOMPARE(fleet().miner(1)->state, MinerState::Online);
        m_house->clock.set(-4 * 365 * 86400.0);
        QCOMPARE(poll(10).lastShareMove, before.lastShareMove);
        QCOMPARE(fleet().miner(1)->state, MinerState::Online);
    }

    void itIsOfflineAfterTheSameTimeAsEver()
    {
        fleet().load();
        poll(10);
        miss();
        m_house->clock.set(7200);
        for (int i = 0; i < 5; ++i) {
            miss();
            QVERIFY(fleet().miner(1)->state != MinerState::Offline);
        }
        miss(); // a minute after the first one
        QCOMPARE(fleet().miner(1)->state, MinerState::Offline);
    }

    void whatAnotherProgramStoresNowIsNewerThanWhatIsToCome()
    {
        fleet().load();
        m_house->clock.set(7200);
        poll(10);
        m_house->clock.set(-7200);
        StoredMiner &stored = m_house->store.miners.first();
        m_house->clock.advance(30);
        stored.telemetry = reading(11);
        stored.status.lastAsked = stored.status.lastAnswered = m_house->clock.now();
        Q_EMIT m_house->store.changedElsewhere();
        QTRY_COMPARE(fleet().miner(1)->telemetry->sharesAccepted, std::optional<qint64>(11));
        QCOMPARE(fleet().miner(1)->status.lastAsked, m_house->clock.now());
    }

private:
    Fleet &fleet() { return m_house->fleet; }
    Telemetry reading(qint64 accepted) const
    {
        Telemetry telemetry;
        telemetry.timestamp = m_house->clock.now();
        telemetry.hashrate = 1e12;
        telemetry.sharesAccepted = accepted;
        telemetry.poolDifficulty = 1024;
        return telemetry;
    }
    MinerStatus poll(qint64 accepted)
    {
        m_house->clock.advance(30);
        return fleet().absorb(1, reading(accepted), m_house->clock.now());
    }
    void miss()
    {
        m_house->clock.advance(10);
        fleet().absorb(1, Error{Error::Kind::Timeout, u"No answer."_s}, m_house->clock.now());
    }

    struct House
    {
        FakeClock clock;
        FakeStore store;
        FakeDirectory drivers;
        Fleet fleet{store, drivers, clock};
    };
    std::unique_ptr<House> m_house;
};

COALFACE_TEST(TestClockSet)
#include "tst_clockset.moc"
