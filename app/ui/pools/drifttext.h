// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pools/poolwishes.h"

namespace coalface {

//! What is different, for a list of miners: "differs from the pool you set: …", "the fallback pool is …; you set …".
QString driftText(const PoolDrift &drift);
//! The same for a list of what is to be kept: "kitchen: … instead of …". `isLater`: from its next restart on.
QString driftLine(const QString &minerName, const PoolDrift &drift, bool isLater);

} // namespace coalface
