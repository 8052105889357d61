// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/writerequest.h"

#include <optional>

namespace coalface {

enum class Inability {
    None,   //!< it can, or that is not known: its driver tells nothing
    Verb,   //!< whatever the value
    NoMode, //!< it has modes, but not that one
};

//! What a device that says this of itself lacks for that.
Inability inabilityFor(const WriteRequest &request, const std::optional<VersionInfo> &info);

//! The same as a sentence of a report, which is stored and thus in English; empty: None.
QString whyUnable(const WriteRequest &request, const std::optional<VersionInfo> &info);

//! Why a device that can do it would refuse it now, as a sentence; empty when it would not, as far as it tells.
QString whyNotNow(const WriteRequest &request, const std::optional<VersionInfo> &info);

//! "eco, standard": as the device names them.
QString modeNames(const std::optional<VersionInfo> &info);

//! The entry of that mode in the device's own table; nothing where it has none.
std::optional<PowerMode> modeNamed(const QString &name, const std::optional<VersionInfo> &info);

} // namespace coalface
