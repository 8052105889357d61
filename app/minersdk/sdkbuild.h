// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QString>

namespace coalface {

//! The build that the SDK's library in this process belongs to (wire/build.h), asked of the library itself: the
//! program may have been built with another. For the host; not for drivers, and not installed.
MINERSDK_EXPORT QString sdkBuild();

} // namespace coalface
