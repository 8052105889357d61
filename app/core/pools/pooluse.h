// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/pools/pool.h"

namespace coalface {

//! One pool, kept or not, with the miners that last said that they work for it.
struct PoolUse
{
    std::optional<Pool> pool; //!< empty: it is in use, but in no list
    QString url;
    QList<qint64> miners; //!< keys, ascending

    friend bool operator==(const PoolUse &, const PoolUse &) = default;
};

//! The kept pools in their order, then, by URL, those that miners use besides.
QList<PoolUse> poolUses(const QList<Pool> &pools, const Fleet &fleet);

} // namespace coalface
