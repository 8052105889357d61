// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sourcefile.h"

namespace coalface::architecture {

//! Includes that go against the arrows between the rooms, or whose first word is no room.
//! `plugins`: the names of the folders below plugins/.
QStringList includeViolations(const SourceFile &file, const QStringList &plugins);

} // namespace coalface::architecture
