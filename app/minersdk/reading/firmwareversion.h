// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QStringView>

#include <compare>
#include <optional>

namespace coalface::reading {

//! The leading numbers of a firmware's version. Everything behind them ("b6", "-3-gb5d1e36-dirty",
//! "_LTS") says who built it and does not take part in comparing. Versions are never ordered as texts.
struct FirmwareVersion
{
    int major = 0;
    int minor = 0;
    int patch = 0;
    int build = 0;

    // clang-tidy 14 takes the comparison that the compiler writes for a null pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const FirmwareVersion &, const FirmwareVersion &) = default;
};

//! "v2.12.2", "V1.0.37.2_LTS", "2.7.0-TCH-All-In-One", "v2.0": missing numbers are 0. Empty when it
//! begins with none.
MINERSDK_EXPORT std::optional<FirmwareVersion> firmwareVersion(QStringView version);

} // namespace coalface::reading
