// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakeeventlog.h"
#include "tests/core/fleet/fakes.h"

// A log of events in memory (fakeeventlog.h), and a driver that tells pools.
namespace coalface {

//! Tells the pools that it is given.
class PoolSession : public FakeSession
{
public:
    std::optional<PoolInfo> pools; //!< none: it cannot tell
    int poolsAsked = 0;

    QFuture<Result<PoolInfo>> readPoolInfo(const MinerRef &, Deadline) override
    {
        ++poolsAsked;
        return answered<PoolInfo>(pools ? Result<PoolInfo>(*pools)
                                        : Error{Error::Kind::Unsupported, QStringLiteral("No.")});
    }
};

class PoolDirectory : public FakeDirectory
{
public:
    PoolSession pools;
    DriverSession *session(const QString &type) override
    {
        return type == QLatin1String("pebble") && state == DriverState::Ready ? &pools : nullptr;
    }
};

inline PoolInfo configured(const QStringList &urls)
{
    PoolInfo info;
    for (const QString &url : urls)
        info.pools << PoolSlot{int(info.pools.size()), url, QStringLiteral("worker"),
                               info.pools.isEmpty()};
    return info;
}

} // namespace coalface
