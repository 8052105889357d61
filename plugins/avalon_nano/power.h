// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/models.h"

namespace coalface::avalon_nano {

//! What the device draws from the wall, in W: the position of PS[…] that holds it on that model (on a
//! Nano 3 the one before, where others have it stands a voltage), or WALLPOWER of newer A-series.
//! Nothing where it is missing or cannot be (above 1.5 x MPO, above what the model can draw). MPO, the
//! rated power, never stands in.
std::optional<double> wallPower(const Model &model, const Version &version, const MmString &mm);

//! The voltage in V that the power supply gets; only the Nanos tell it.
std::optional<double> inputVoltage(const Model &model, const MmString &mm);

//! The power supply's own faults in words ("input undervoltage; fan"), empty when there is none.
QString powerFaults(const MmString &mm);

} // namespace coalface::avalon_nano
