// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sourcefile.h"

namespace coalface::architecture {

//! C++ files of more than 400 non-blank lines: such a file has more than one subject.
QStringList lengthViolations(const SourceFile &file);

} // namespace coalface::architecture
