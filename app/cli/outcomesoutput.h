// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "core/fleet/miner.h"
#include "core/operations/outcomes.h"

namespace coalface::cli {

struct MinerOutcome
{
    Miner miner;
    TargetReport report;
};

QCborMap outcomeDocument(const MinerOutcome &outcome);
//! {"results":[Outcome]}, or a table.
void printOutcomes(Output &output, const QList<MinerOutcome> &outcomes);

} // namespace coalface::cli
