// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QJsonObject>

#include <array>
#include <optional>

//! The two pools of v2: slot 0 is the primary one, slot 1 the secondary.
namespace coalface::nmminer {

//! Where a pool is: "[stratum+tcp://|stratum+ssl://]host:port", taken apart.
struct PoolAddress
{
    QString scheme; //!< "stratum+tcp" where none is written
    QString host;   //!< lower case
    int port = 0;

    //! With its scheme, as the device's settings want it.
    QString url() const;
    //! The same host and port: the pool in use is named without a scheme.
    bool isSamePlace(const PoolAddress &other) const
    {
        return host == other.host && port == other.port;
    }
    friend bool operator==(const PoolAddress &, const PoolAddress &) = default;
};
//! Empty when it is none: another scheme, no host, no port (also "", ":33" and "[:33]").
std::optional<PoolAddress> poolAddressIn(const QString &url);

//! One pool out of /api/setting/mining, without its password.
struct MiningSlot
{
    QString url;
    QString user;
    bool hasPassword = false;
    bool passwordMatches = false; //!< it is the one that was asked for, see miningSettings()

    friend bool operator==(const MiningSlot &, const MiningSlot &) = default;
};
using MiningSettings = std::array<MiningSlot, 2>;

//! The pools out of the answer of /api/setting/mining, which holds their passwords in clear. They stay
//! behind: what is kept is whether there is one and whether it is `password`. Empty when the object
//! holds no primary pool, and so is not that page.
std::optional<MiningSettings> miningSettings(const QJsonObject &page, const QString &password = {});

//! What to show: every configured pool, and which one is in use by the pool and worker that
//! /api/system/info names. None is active where they are of neither slot (changed, not restarted yet).
PoolInfo poolsOf(const MiningSettings &settings, const QString &poolInUse,
                 const QString &workerInUse);

//! Adds the stored pools to a reading of the state, `telemetry`, which tells the one in use: the fallback, and, where the one in
//! use is none of them, the first one in its place, which waits for the next start then (Telemetry::poolsAreStored).
void addStoredPools(Telemetry &telemetry, const MiningSettings &settings);

} // namespace coalface::nmminer
