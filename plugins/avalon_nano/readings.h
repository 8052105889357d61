// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/models.h"
#include "avalon_nano/snapshot.h"

#include <minersdk/result.h>
#include <minersdk/telemetry.h>

namespace coalface::avalon_nano {

//! A reading in the units of Telemetry. The hash rate is what the device's own page shows (GHSspd), never
//! "MHS 5s" (noise) nor, of a machine that stands still, "MHS av" (the past).
Telemetry telemetryOf(const Model &model, const Version &version, const Snapshot &snapshot);

//! Why a snapshot is none of an Avalon, or holds nothing to go by.
std::optional<Error> whyUnreadable(const Snapshot &snapshot);

} // namespace coalface::avalon_nano
