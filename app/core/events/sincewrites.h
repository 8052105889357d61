// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/changeauthor.h"
#include "core/events/minersnapshot.h"

namespace coalface {

//! Whether the later look is the first that tells of the pool, or of the fallback.
bool tellsPlacesFirst(const MinerSnapshot &before, const MinerSnapshot &after);

//! Of the places for pools that such a look is the first to tell: those that hold something else than when a write of a person had
//! ended, which reads back what it left. `log`: that miner's writes, newest first. `now`: of the look, UTC.
QList<SeenChange> changesSinceWrites(const MinerRecord &record, const MinerSnapshot &before,
                                     const MinerSnapshot &after, const QList<Event> &log,
                                     const QDateTime &now);

} // namespace coalface
