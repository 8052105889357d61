// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/simulated/machine.h"

namespace coalface::simulator::bitaxe {

//! GET /api/system/asic, from 2.7.
QByteArray asicReply(const Board &board, const Firmware &firmware);
//! GET /api/system/scoreboard, from 2.14: the best shares, an array.
QByteArray scoreboardReply(const Machine &machine);

} // namespace coalface::simulator::bitaxe
