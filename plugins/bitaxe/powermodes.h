// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/boards.h"

#include <minersdk/types.h>

#include <QJsonObject>
#include <QList>

#include <optional>

//! AxeOS has no power modes, only a frequency and a core voltage. A mode here is a pair of them that
//! is built from the device's own lists alone.
namespace coalface::bitaxe {

//! What a device lets its user choose.
struct Options
{
    QList<double> frequencies;              //!< MHz, ascending
    QList<double> voltages;                 //!< mV, ascending
    std::optional<double> defaultFrequency; //!< MHz
    std::optional<double> defaultVoltage;   //!< mV

    friend bool operator==(const Options &, const Options &) = default;
};

//! From /api/system/asic where it has lists (its defaults came only with v2.8), otherwise from the
//! official list of that chip and family. Without lists, and for devices of other makers: nothing.
Options optionsOf(const Board &board, const QJsonObject &asic);

//! eco, low, standard, turbo: those of them that the options allow, in this order.
QList<PowerMode> modesOf(const Options &options);

//! The mode whose pair is exactly this one; "custom" when it is none of them.
//! Empty when the modes or the pair are not known.
std::optional<QString> modeOfPair(const QList<PowerMode> &modes, std::optional<double> frequencyMhz,
                                  std::optional<double> coreVolts);

} // namespace coalface::bitaxe
