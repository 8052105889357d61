// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/poller.h"
#include "tests/core/operations/writefakes.h"

namespace coalface {

//! A fleet of pebbles that can be written to: "Miner 1", "Miner 2", …
struct WriteHouse
{
    explicit WriteHouse(int count)
        : fleet(std::make_unique<Fleet>(store, drivers, clock)),
          poller(std::make_unique<Poller>(*fleet, drivers, log, clock))
    {
        fleet->setVault(vault);
        store.addMiners(count);
        drivers.pebble.who = [](const MinerRef &miner) { return Result<VersionInfo>(able(miner)); };
        drivers.pebble.reply = WriteReport{Outcome::Applied, true, QStringLiteral("It shows it.")};
    }

    //! Everything, and two modes.
    static VersionInfo able(const MinerRef &miner)
    {
        const qint64 key = miner.minerId.mid(1).toLongLong();
        VersionInfo info;
        info.capabilities = {Capability::Restart, Capability::SetMode, Capability::SetPool};
        info.modes = {{QStringLiteral("eco"), 400.0, 1.1, 12.0},
                      {QStringLiteral("turbo"), 600.0, 1.2, {}}};
        info.identity.mac = QStringLiteral("02:00:00:00:%1:%2")
                                .arg(key / 256, 2, 16, QLatin1Char('0'))
                                .arg(key % 256, 2, 16, QLatin1Char('0'));
        return info;
    }

    FakeStore store;
    WriteDirectory drivers;
    FakeClock clock;
    FakeLog log;
    FakeVault vault;
    std::unique_ptr<Fleet> fleet;
    std::unique_ptr<Poller> poller;
};

} // namespace coalface
