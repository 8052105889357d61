// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/findings.h"

namespace coalface {

//! Takes into an alert that lasts what is found now; false: it says that already. Since when it is so stays, unless that is news
//! (see AlertTrack), as does what is told by how it began: a stranger's pool is the last one of several, so is the reason why a miner cannot be read, and of
//! heat the greatest is told.
bool updateAlert(Alert &alert, const AlertFinding &finding);

} // namespace coalface
