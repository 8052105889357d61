// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/simulated/firmware.h"
#include "nerdqaxe/simulated/settings.h"

#include <QJsonObject>

namespace coalface::simulator::nerdqaxe {

//! PATCH /api/system: changes `settings` as that firmware does. It is type strict and silent: unknown keys,
//! numbers that are no integers, 0 or 1 for true or false are passed over, and no range is checked.
void applyPatch(Settings &settings, const Firmware &firmware, const QJsonObject &patch);

} // namespace coalface::simulator::nerdqaxe
