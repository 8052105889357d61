// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

namespace coalface {

//! By what a found device is a miner of the fleet; the higher, the surer.
enum class Likeness { None, Place, Serial, Mac };

//! Two MACs that differ are two devices. Where one of them tells none, the serial counts, and then address
//! and port, both within one driver. The port of a miner that was taken unasked was a guess: one that only
//! announces itself has none.
Likeness likenessOf(const MinerRecord &record, const Found &found);

} // namespace coalface
