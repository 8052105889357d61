// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/powermodes.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace coalface::nerdqaxe {

//! The pair that the device runs with now; nothing where it does not say (or has switched off).
std::optional<FrequencyAndVoltage> presentPair(const QJsonObject &info);

//! Why nothing may be set while the chips are off: shut down, or the board has protected itself.
std::optional<QString> whyChipsAreOff(const QJsonObject &info, const QJsonObject &dashboard);

//! Why this mode must not be set in the state that `info` and `dashboard` (may be empty) show, as a
//! sentence; nothing if it may. The chips must be on. A mode that takes more power than now must stay within
//! the board's power and current limits. Turbo, the only mode above the maker's default, must leave a tenth of
//! them and wants a cool miner that has run for a while. (The estimate goes by the power of this moment,
//! which follows a change slowly: with a tenth free, a miner in eco could not go back to the default that it
//! had left a minute ago.) Protocol page section 9.
std::optional<QString> whyModeIsUnsafe(const PowerMode &mode, const QJsonObject &info,
                                       const QJsonObject &dashboard);

} // namespace coalface::nerdqaxe
