// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/miner.h"

#include "core/ports/driverdirectory.h"

#include <algorithm>

namespace coalface {

QString minerStateName(MinerState state)
{
    switch (state) {
    case MinerState::Online:
        return QStringLiteral("online");
    case MinerState::Starting:
        return QStringLiteral("starting");
    case MinerState::Warning:
        return QStringLiteral("warning");
    case MinerState::NotHashing:
        return QStringLiteral("not_hashing");
    case MinerState::Paused:
        return QStringLiteral("paused");
    case MinerState::Offline:
        return QStringLiteral("offline");
    case MinerState::Unknown:
        return QStringLiteral("unknown");
    case MinerState::NoDriver:
        return QStringLiteral("no_driver");
    }
    Q_UNREACHABLE();
}

QString driverStateName(DriverState state)
{
    switch (state) {
    case DriverState::Stopped:
        return QStringLiteral("stopped");
    case DriverState::Starting:
        return QStringLiteral("starting");
    case DriverState::Ready:
        return QStringLiteral("ready");
    case DriverState::Backoff:
        return QStringLiteral("backoff");
    case DriverState::Broken:
        return QStringLiteral("broken");
    case DriverState::Disabled:
        return QStringLiteral("disabled");
    case DriverState::Missing:
        return QStringLiteral("missing");
    case DriverState::Incompatible:
        return QStringLiteral("incompatible");
    }
    Q_UNREACHABLE();
}

int pollInterval(const Miner &miner, int interval)
{
    return std::max(interval, miner.leastInterval);
}

bool isStale(const Miner &miner, int interval, const QDateTime &now)
{
    return miner.telemetry
           && miner.telemetry->timestamp.secsTo(now) > 3 * qint64(pollInterval(miner, interval));
}

} // namespace coalface
