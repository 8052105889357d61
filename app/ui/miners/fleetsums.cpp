// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/fleetsums.h"

namespace coalface {

namespace {

void addTo(FleetSums::Sum &sum, const std::optional<double> &value)
{
    if (value)
        sum.value = sum.value.value_or(0) + *value;
    else
        ++sum.silent;
}

void keepGreatest(FleetSums::Sum &sum, const std::optional<double> &value, const QString &miner)
{
    if (!value) {
        ++sum.silent;
    } else if (!sum.value || *value > *sum.value) {
        sum.value = value;
        sum.miner = miner;
    }
}

} // namespace

FleetSums fleetSums(const QList<const Miner *> &miners,
                    const std::function<bool(const Miner &)> &isFresh)
{
    static const Telemetry unknown;
    FleetSums sums;
    double bothPower = 0;
    double bothHashrate = 0;
    for (const Miner *miner : miners) {
        const bool fresh = miner->telemetry && miner->state != MinerState::Offline
                           && isFresh(*miner);
        const Telemetry &now = fresh ? *miner->telemetry : unknown;
        addTo(sums.hashrate, now.hashrate);
        addTo(sums.power, now.power);
        keepGreatest(sums.hottest, now.temperature, miner->record.name);
        keepGreatest(sums.best, miner->telemetry ? miner->telemetry->bestDifficulty : std::nullopt,
                     miner->record.name);
        if (now.hashrate && now.power) {
            bothPower += *now.power;
            bothHashrate += *now.hashrate;
        } else {
            ++sums.efficiency.silent;
        }
    }
    if (bothHashrate > 0)
        sums.efficiency.value = bothPower / (bothHashrate / 1e12);
    return sums;
}

} // namespace coalface
