// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sourcefile.h"

namespace coalface::architecture {

//! Places that name a miner's make or type where none belongs: in app/, resources/ and
//! translations/. What a miner is called comes from its driver.
QStringList makeViolations(const SourceFile &file);

} // namespace coalface::architecture
