// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleet.h"
#include "fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What a person set as the limit of the chip.
class TestHeatLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itCountsOverTheDrivers()
    {
        FakeClock clock;
        FakeStore store;
        FakeDirectory drivers;
        Fleet fleet(store, drivers, clock);
        store.addMiner(1, u"Attic"_s);
        fleet.load();
        Telemetry telemetry;
        telemetry.timestamp = clock.now();
        telemetry.temperature = 60; // the driver says 68
        fleet.absorb(1, telemetry, telemetry.timestamp);
        QCOMPARE(fleet.miner(1)->state, MinerState::Online);
        fleet.setHeatLimit(55);
        QCOMPARE(fleet.miner(1)->state, MinerState::Warning);
        QCOMPARE(fleet.miner(1)->reasons, QStringList{u"temperature"_s});
        Q_EMIT drivers.driverChanged(u"pebble"_s); // asked about anew
        QCOMPARE(fleet.limits(u"pebble"_s).value(u"temperature"_s), 55.0);
        fleet.setHeatLimit({});
        QCOMPARE(fleet.miner(1)->state, MinerState::Online);
    }
};

COALFACE_TEST(TestHeatLimit)
#include "tst_heatlimit.moc"
