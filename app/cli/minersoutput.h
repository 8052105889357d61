// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "core/fleet/miner.h"

namespace coalface::cli {

//! What to do where there is nothing yet.
void noteEmptyFleet(Output &output);

//! {"miners":[…]}, or a table.
void printMiners(Output &output, const QList<Miner> &miners);

} // namespace coalface::cli
