// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"

namespace coalface {

//! s. Far longer than any write takes with all that confirms it.
constexpr int longestWrite = 30 * 60;

//! Writes since `from` that were noted as begun, and whose end nobody has noted for that long, because the program that
//! sent them ended over them: their outcome is set to "unknown". GUI thread; works in the background.
void endAbandonedWrites(EventLog &log, const QDateTime &from, const QDateTime &now);

} // namespace coalface
