// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/simulated/inforeply.h"

//! The replies besides info.
namespace coalface::simulator::nerdqaxe {

//! GET /api/system/asic, from v1.0.32.
QByteArray asicReply(const Board &board);

//! GET /api/v2/identify
QByteArray identifyReply(const Machine &machine);
//! GET /api/v2/system
QByteArray systemReply(const Machine &machine, const Identity &identity);
//! GET /api/v2/dashboard: volts and amperes here.
QByteArray dashboardReply(const Machine &machine);

} // namespace coalface::simulator::nerdqaxe
