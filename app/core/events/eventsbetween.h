// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/events/minersnapshot.h"

namespace coalface {

//! What happened to the miner between two looks at it, the later of which was at `now` (UTC). Whose doing a
//! restart, a mode or a pool was cannot be seen from here: its actor is Unknown; see changeauthor.h.
QList<Event> eventsBetween(const MinerRecord &record, const MinerSnapshot &before,
                           const MinerSnapshot &after, const QDateTime &now);

//! Whether a pool that somebody set between two looks is only stored, and in use from the next start on: the device has surely not
//! been started since the first of them.
bool isOnlyStored(const MinerSnapshot &before, const MinerSnapshot &after);
//! Whether such a device may have been started between them: whether after somebody set the pool, nobody saw.
bool mayBeInUse(const MinerSnapshot &before, const MinerSnapshot &after);

} // namespace coalface
