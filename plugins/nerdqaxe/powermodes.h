// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/types.h>

#include <QJsonObject>
#include <QList>

#include <optional>

//! NerdOS has no power modes, only a frequency and a core voltage. A mode here is a pair of them that is
//! built from /api/system/asic of this very device alone: boards of one name differ in their lists, and a
//! damaged one lowers its limits below its own default.
namespace coalface::nerdqaxe {

struct FrequencyAndVoltage
{
    int megahertz = 0;
    int millivolts = 0;

    friend bool operator==(const FrequencyAndVoltage &, const FrequencyAndVoltage &) = default;
};

//! What a device lets its user choose.
struct Options
{
    QList<int> frequencies; //!< MHz, ascending
    QList<int> voltages;    //!< mV, ascending
    std::optional<FrequencyAndVoltage> standard;
    std::optional<FrequencyAndVoltage> eco; //!< where the maker offers one
    std::optional<int> maxMegahertz;        //!< the firmware's hard limit
    std::optional<int> maxMillivolts;       //!< the firmware's hard limit

    friend bool operator==(const Options &, const Options &) = default;
};

//! Nothing for an empty page. Values that are no whole numbers are left out: the firmware takes none.
Options optionsOf(const QJsonObject &asic);

//! eco, low, standard, turbo: those of them that the options and limits allow, in this order.
QList<PowerMode> modesOf(const Options &options);

//! What a mode sets.
FrequencyAndVoltage pairOf(const PowerMode &mode);

//! The mode whose pair is exactly this one; "custom" when it is none of them.
//! Empty when the modes or the pair are not known.
std::optional<QString> modeOfPair(const QList<PowerMode> &modes, std::optional<double> megahertz,
                                  std::optional<double> coreVolts);

} // namespace coalface::nerdqaxe
