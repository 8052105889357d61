// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeports.h"

#include "ui/miners/minerfilterproxy.h"
#include "ui/miners/minertablemodel.h"

#include <QTest>

namespace coalface {

//! What a table of the fleet shows, sorted by name at first.
struct Shown
{
    explicit Shown(FakeHouse &house) : model(house.fleet, house.poller, house.clock)
    {
        proxy.setSourceModel(&model);
        proxy.sort(NameColumn);
    }
    int column(const QString &id) const
    {
        for (int i = 0; i < model.columns().size(); ++i) {
            if (model.columns()[i].id == id)
                return i;
        }
        return -1;
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < proxy.rowCount(); ++row)
            all += proxy.index(row, NameColumn).data().toString();
        return all;
    }
    QStringList sortedBy(const QString &id, Qt::SortOrder order)
    {
        proxy.sort(column(id), order);
        return names();
    }
    MinerTableModel model;
    MinerFilterProxy proxy;
};

inline Telemetry sampleOf(const FakeHouse &house, double terahash)
{
    Telemetry telemetry;
    telemetry.timestamp = house.clock.now();
    telemetry.hashrate = terahash * 1e12;
    return telemetry;
}

inline void loadMiners(FakeHouse &house)
{
    QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
    QTRY_COMPARE(house.fleet.size(), int(house.store.miners.size()));
}

} // namespace coalface
