// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/types.h>

#include <QJsonObject>
#include <QLatin1String>

#include <optional>

namespace coalface::nerdqaxe {

//! The flat keys of one slot in /api/system/info and PATCH /api/system.
struct PoolKeys
{
    QLatin1String url; //!< bare host
    QLatin1String port;
    QLatin1String user;
    QLatin1String password; //!< written only
    QLatin1String tls;      //!< from v1.0.36
    QLatin1String protocol; //!< from v1.0.37: 0 Stratum V1, 1 V2
};

//! Slot 0 is the (primary) pool, slot 1 the fallback, in dual mode the secondary one (v1.0.25).
const PoolKeys &poolKeys(int slot);

//! Both slots, as far as they are configured, and the one in use. In dual mode both are; the one that is
//! connected and gets more of the work is named. Passwords are never reported.
PoolInfo poolsOf(const QJsonObject &info);

//! The pool in use: "host:port", with "stratum+ssl://" in front where the device says TLS, and its user. Both
//! empty when there is none.
PoolSlot activePool(const QJsonObject &info);

//! The second pool, written likewise; its URL is empty where none is configured. Nothing: the firmware does not tell (before
//! v1.0.25).
std::optional<PoolSlot> fallbackPool(const QJsonObject &info);

//! Whether the miner works for the pool in that slot now: in dual mode for both.
bool isInUse(int slot, const QJsonObject &info);

//! Nothing until the pool has named one.
std::optional<double> activePoolDifficulty(const QJsonObject &info);

//! Whether a new pool is used at once (v1.0.35 and later) instead of after a restart.
bool takesPoolsAtOnce(const QJsonObject &info);

} // namespace coalface::nerdqaxe
