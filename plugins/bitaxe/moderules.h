// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/boards.h"

#include <minersdk/types.h>

#include <QJsonObject>
#include <QString>

#include <optional>

//! Which mode may be set at a device as it is now. The firmware enforces no safe limit on frequency
//! and voltage (it takes 1 to 65535): these rules are the only safety net.
namespace coalface::bitaxe {

//! Why the mode must not be set now, in a sentence for a person; nothing if it may. Every mode is refused
//! while the overheat protection holds the miner down (never cleared by this driver), and without the
//! device's own model name where the firmware has one (v2.9.0). "turbo" also without a hashing, cool
//! (chip below 65 °C, regulator below 85 °C), faultless miner that has run for 5 minutes, and where the
//! estimated power exceeds 90 % of what the board is made for.
std::optional<QString> whyModeRefused(const PowerMode &mode, const QJsonObject &info,
                                      const QJsonObject &asic, const Board &board);

//! The power in W that the device would report in that mode, from what it reports now: what it takes
//! beside the chips, and the rest scaled by frequency and voltage squared. Empty when something
//! that it needs is unknown.
std::optional<double> estimatedPower(const PowerMode &mode, const QJsonObject &info,
                                     const Board &board);

//! W that the firmware adds to the regulator's output before it reports power: 0 on boards that
//! measure their input (INA260), and before v2.2.
double fixedAllowance(const QJsonObject &info, const Board &board);

//! W: the device's own figure (v2.6.0), else that of its family.
std::optional<double> greatestPower(const QJsonObject &info, const Board &board);

} // namespace coalface::bitaxe
