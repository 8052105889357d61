// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/simulated/firmware.h"
#include "bitaxe/simulated/settings.h"

namespace coalface::simulator::bitaxe {

enum class PatchOutcome { Applied, PoolsChanged, InvalidJson, WrongInput };

//! PATCH /api/system: changes `settings` as that firmware does, traps included. Unknown keys are taken
//! and ignored; from 2.11 one bad value refuses the whole, before that it is ignored.
PatchOutcome applyPatch(Settings &settings, const Firmware &firmware, const QByteArray &body);

} // namespace coalface::simulator::bitaxe
