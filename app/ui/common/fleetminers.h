// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"

namespace coalface {

//! Those of the keys that are in the fleet, in their order; each valid as from Fleet::miner().
inline QList<const Miner *> fleetMiners(const Fleet &fleet, const QList<qint64> &keys)
{
    QList<const Miner *> miners;
    for (const qint64 key : keys) {
        if (const Miner *miner = fleet.miner(key))
            miners += miner;
    }
    return miners;
}

} // namespace coalface
