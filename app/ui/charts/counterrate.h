// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

namespace coalface {

//! What a counter that only grows (accepted shares) adds in a minute, from its values over time. One that begins anew,
//! because its device restarted, is no negative step: how much it had counted by then nobody knows, so there is a gap.
QList<QList<SeriesPoint>> ratePerMinute(const QList<QList<SeriesPoint>> &counts);

} // namespace coalface
