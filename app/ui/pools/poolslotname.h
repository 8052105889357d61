// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! What one of a miner's places for pools is called wherever a person reads of it: "Pool", "Fallback", "Pool 3", … In
//! documents and on the command line it is its slot, from 0.
QString poolSlotName(int slot);

} // namespace coalface
