// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fleetrollups.h"

#include <map>

namespace coalface {

struct SeriesRequest;

using FleetRows = std::map<qint64, FleetRow>; //!< by their first second

//! Where rows of the fleet are put together of what its miners told one by one.
struct MemberSpan
{
    qint64 from = 0; //!< s; a row begins there
    qint64 to = 0;
    qint64 width = 0;    //!< of a row
    qint64 lastRead = 0; //!< the newest reading of any miner
};

//! Whether miners are polled more seldom today than rows are wide.
bool isRarelyPolled(const SeriesRequest &request, const MemberSpan &span);

QList<qint64> minersOf(Connection &connection);

//! Of their readings. Where a whole fleet is asked for, a reading is carried on into rows without one, as its neighbours allow.
//! Into `spacing`: how far apart a miner's readings are at the most, s, where that is more than there. False: failed.
bool addSampled(Connection &connection, const SeriesRequest &request, const MemberSpan &span,
                const std::vector<Column> &columns, FleetRows &rows, qint64 &spacing);
//! Of their sums of such a stretch, likewise; instead of rows that are there. For polls that are rarer than rows, so that there are few.
bool addSummed(Connection &connection, const SeriesRequest &request, Stretch stretch,
               const MemberSpan &span, const std::vector<Column> &columns, FleetRows &rows,
               qint64 &spacing);

} // namespace coalface
