// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/models.h"

namespace coalface::avalon_nano {

//! The modes of this device, with the rated power where it is known: of all from the model, of those
//! in ATAn[W-…] (the Nano 3 lists all three) from the device itself.
QList<PowerMode> modesOf(const Model &model, const MmString &mm);

//! The number of the mode it is in: WORKLEVEL on the Nano 3, WORKMODE on the others (MODE and LEVEL in
//! the short string of `litestats`).
std::optional<int> modeNumber(const Model &model, const MmString &mm);

//! "eco", "high", …; "custom" for a number that is none of the model's; "paused" in standby; empty
//! when the device does not say it.
std::optional<QString> modeNow(const Model &model, const MmString &mm);

//! Standby: a soft power-off, or STATE 2. Nothing where the device tells neither.
std::optional<bool> isStandingBy(const MmString &mm);

//! It measures out a mode (for a long time after the first start or an update) and takes no other one.
bool isCalibrating(const MmString &mm);

} // namespace coalface::avalon_nano
