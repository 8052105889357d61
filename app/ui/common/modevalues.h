// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/types.h>

namespace coalface {

//! What a power mode sets, in the units of the devices' own pages: "400 MHz, 1100 mV, 12.0 W". Empty where the device
//! tells no more of it than its name.
QString modeValues(const PowerMode &mode);

} // namespace coalface
