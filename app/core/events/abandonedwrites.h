// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"

namespace coalface {

//! s. Far longer than any write takes with all that confirms it.
constexpr int longestWrite = 30 * 60;

//! Writes since `from` that were noted as begun, and whose end nobody will note, because the program that sent them ended
//! over them: their outcome is set to "unknown". At once where that program is seen to be gone, else after longestWrite. `start`: since
//! when this program runs; what one of the same process number began before was not its own. Where a program that only
//! cannot be seen from here notes the end after all, that holds. GUI thread; works in the background.
void endAbandonedWrites(EventLog &log, const QDateTime &from, const QDateTime &now,
                        const QDateTime &start);

} // namespace coalface
