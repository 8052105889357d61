// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

#include <compare>
#include <optional>

namespace coalface::bitaxe {

//! The leading numbers of an AxeOS version. Everything behind them ("b6", "-3-gb5d1e36-dirty",
//! "-TCH-All-In-One") says who built it and does not take part in comparing.
struct Firmware
{
    int major = 0;
    int minor = 0;
    int patch = 0;

    friend auto operator<=>(const Firmware &, const Firmware &) = default;
};

//! "v2.12.2", "2.7.0-TCH-All-In-One", "v2.0": missing numbers are 0. Empty when it begins with none.
std::optional<Firmware> firmware(QStringView version);

} // namespace coalface::bitaxe
