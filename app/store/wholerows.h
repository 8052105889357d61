// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/readspacing.h"

#include <QtGlobal>

#include <functional>
#include <vector>

namespace coalface {

//! How many miners told a value in a row of the fleet that begins at that second.
struct RowCount
{
    qint64 start = 0;
    int miners = 0;
};

//! Which rows of `width` s, by time, are of the whole fleet (pure). Not so are those
//! - for which nobody polled: every miner that told it may have its own record (`recorded`: how many have one of that row), and there are
//!   fewer than where somebody polled before and after;
//! - at the ends of what was polled, of fewer miners than one of the rows beside it that begins not more than `spacing` s (a row at the least)
//!   away: somebody began or ended to poll there, and had not come to every miner. Not the newest ones where the last has lasted long enough
//!   for every miner (`isNewestSettled`).
std::vector<bool> wholeRows(const std::vector<RowCount> &rows, qint64 width, qint64 spacing,
                            const std::function<int(qint64 start)> &recorded, bool isNewestSettled);

//! How far apart they are, s: of the intervals that each showed a few times in a row, the longest. 0: there are too few.
qint64 usualSpacing(const std::vector<Reading> &readings);

//! Rows of `width` s, by their beginnings, in which a miner has no reading.
struct MissedRows
{
    qint64 source = 0; //!< the row of the reading before
    qint64 first = 0;
    qint64 last = 0; //!< inclusive
    bool holds = false; //!< its reading before: it was polled more seldom then, or its rows that follow are
    qint64 before = 0; //!< s, of that reading
    qint64 after = 0;  //!< of the one that follows; 0: none does
};
//! `readings`, `gap`, `length`: as heldReadings() takes them. `until`: so long the last one holds, as far as the ones before it allow; 0:
//! not.
std::vector<MissedRows> missedRows(const std::vector<Reading> &readings, qint64 width, qint64 gap,
                                   qint64 until, qint64 length = 1);

} // namespace coalface
