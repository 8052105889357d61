// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QHash>
#include <QList>

namespace coalface {

//! How many alerts of a miner a person should look at.
struct OpenAlerts
{
    int all = 0;
    int critical = 0; //!< of them
};

//! Whether a miner in that state needs a person whatever else is known of it.
bool needsAttention(MinerState state);

//! The miners that need a person, the worst first: those that could earn and do not, then those that cannot be reached, then
//! those that work with something wrong, where what is critical comes first: a miner that works well for a thief is one.
//! Of two alike the one with more wrong comes first, then by name. `alerts`: by the miners' keys.
QList<const Miner *> needingAttention(const QList<const Miner *> &miners,
                                      const QHash<qint64, OpenAlerts> &alerts = {});

} // namespace coalface
