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

//! That without the places for pools that a person's write, which has ended, has set since then: the next look is compared with what that left.
MinerSnapshot withoutWrittenPlaces(MinerSnapshot before, const QList<Event> &log,
                                   const QDateTime &since);

//! Whoever polled may have noted it since that sample was stored. `log`: newest first.
bool isNoted(const Event &seen, const QDateTime &sample, const QList<Event> &log);

} // namespace coalface
