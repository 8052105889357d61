// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pools/poollibrary.h"

#include <minersdk/types.h>

namespace coalface {

//! What is kept of a pool that a miner is, or was, set to.
struct KeptPool
{
    QString name;
    QString password; //!< secret
};

//! The kept pool that leads where these settings do and gives that miner the same user; nothing where there is none, or
//! no password of it is kept.
std::optional<KeptPool> keptPool(const PoolLibrary &pools, const PoolSettings &settings,
                                 const QString &minerName);

} // namespace coalface
