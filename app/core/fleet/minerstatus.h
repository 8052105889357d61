// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <minersdk/result.h>

namespace coalface {

//! What is remembered of an answer. `before`: the newest sample until then.
void noteAnswer(MinerStatus &status, const std::optional<Telemetry> &before, const Telemetry &now);
//! What is remembered of a poll that failed.
void noteMiss(MinerStatus &status, const Error &error);

} // namespace coalface
