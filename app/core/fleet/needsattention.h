// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QList>

namespace coalface {

//! The miners that need a person, the worst first: those that could earn and do not, then those that cannot be reached, then
//! those that work with something wrong. Of two in the same state the one with more wrong comes first, then by name.
QList<const Miner *> needingAttention(const QList<const Miner *> &miners);

} // namespace coalface
