// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/writerequest.h"

#include <optional>

namespace coalface {

//! Why a device that says this of itself cannot do that, as a sentence; empty when it can, or when it is not
//! known (its driver tells nothing).
QString whyUnable(const WriteRequest &request, const std::optional<VersionInfo> &info);

//! Why a device that can do it would refuse it now, as a sentence; empty when it would not, as far as it tells.
QString whyNotNow(const WriteRequest &request, const std::optional<VersionInfo> &info);

//! The entry of that mode in the device's own table; nothing where it has none.
std::optional<PowerMode> modeNamed(const QString &name, const std::optional<VersionInfo> &info);

} // namespace coalface
