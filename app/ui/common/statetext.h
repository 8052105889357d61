// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QList>

namespace coalface {

//! All states, in the order in which they are shown and sorted: what needs a person comes first.
const QList<MinerState> &allStates();
//! "Online", "Not hashing", … in the person's language.
QString stateWord(MinerState state);
//! Why a miner is in its state, as sentences in the person's language; empty when nothing is to be said.
QString stateReasons(const Miner &miner);

} // namespace coalface
