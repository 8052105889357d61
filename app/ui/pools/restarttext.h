// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"
#include "core/pools/pendingrestart.h"

namespace coalface {

//! What waits for a restart, for a list of miners: "stored, used after a restart; until then it may work for …". Of what someone else
//! has stored, as the alert says it.
QString restartText(const PendingRestart &pending);
//! Of one miner; empty: nothing.
QString restartTexts(const QList<PendingRestart> &pending);
//! The pool that the miner shows is one of those that wait, so it is not in use yet.
bool isPoolStored(const Miner &miner, const QList<PendingRestart> &pending);
//! In that place is what someone else has stored, and it is not in use yet.
bool isAfterRestart(const QList<PendingRestart> &replaced, int slot);

} // namespace coalface
