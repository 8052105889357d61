// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sourcefile.h"

namespace coalface::architecture {

//! Sources without the two SPDX lines on top, or with another licence than their room's: MIT in
//! minersdk, wire, driverhost and plugins, GPL-3.0-or-later in the other rooms.
QStringList licenceViolations(const SourceFile &file);

} // namespace coalface::architecture
