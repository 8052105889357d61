// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/minersnapshot.h"

namespace coalface {

//! Whether a miner that is in none of its modes now may have gone there by itself. A device's protection against heat
//! lowers frequency and voltage, stops for half a minute or leaves its fan at full speed, and follows upon heat: where one
//! of them rose it was not that, nor where the miner was looked at often enough to have shown any of it, and did not.
bool mayBeOwnProtection(const MinerSnapshot &before, const MinerSnapshot &after);

} // namespace coalface
