// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sourcefile.h"

namespace coalface::architecture {

//! Work for another thread whose future may be asked with then(), which Qt 6.4 may run twice: it goes through inBackground(), or
//! whenDone() watches it.
QStringList futureViolations(const SourceFile &file);

} // namespace coalface::architecture
