// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/countreader.h"
#include "store/memberrows.h"

namespace coalface {

//! Where most of it is read of a range of that many seconds: from the table of a miner's own line, or, of more miners than that would be
//! read of in a moment, from a coarser one. Without the times.
CountPlan fleetRatePlan(const SeriesRequest &request, qint64 seconds, qint64 miners);

//! What counters of the fleet's miners added in a minute, into rows of the span's width, put together of the miners one by one.
//! `unsummed`: from there on there are samples alone. `spacing`: as of addSampled(). False: failed.
bool addRates(Connection &connection, const SeriesRequest &request, const MemberSpan &span,
              CountPlan plan, qint64 unsummed, const std::vector<Column> &columns, FleetRows &rows,
              qint64 &spacing);

//! A range of which the fleet's stored rows tell the most.
struct StoredRates
{
    Stretch stretch = Stretch::Quarter;
    std::vector<Segment> apart; //!< what they do not tell, by time: it is put together of the miners
};

//! Nothing: it is put together as a whole, as `plan` says, because that is little, because rows are narrower than the interval of today, or
//! because too much is not stored yet; or it failed. `width`: of a bucket. `range`: without the width of its rows.
std::optional<StoredRates> storedRates(Connection &connection, const SeriesRequest &request,
                                       MemberSpan range, qint64 width, const CountPlan &plan,
                                       qint64 unsummed, const std::vector<Column> &columns);
//! As addRates().
bool addStoredRates(Connection &connection, const SeriesRequest &request, const MemberSpan &span,
                    const StoredRates &stored, qint64 unsummed, const std::vector<Column> &columns,
                    FleetRows &rows, qint64 &spacing);

} // namespace coalface
