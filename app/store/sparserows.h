// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/memberrows.h"
#include "store/seriesplan.h"

#include <vector>

namespace coalface {

class Connection;

//! Where miners were polled so seldom that who has no reading in a row of the fleet need not have been away: a poll failed, rows are narrower
//! than the interval of then, or nobody polled for a part of the row. They are to be put together of the miners (addSummed()). `rows`: the stored ones, by time. By time, apart, and
//! a few rows around with them; empty also when it failed (see the connection).
std::vector<Segment> sparseRows(Connection &connection, Stretch stretch, const FleetRows &rows);

} // namespace coalface
