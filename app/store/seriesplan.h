// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rollupcolumns.h"

#include <optional>
#include <vector>

namespace coalface {

class Connection;

//! A piece of a range and the table that knows it: from <= t < to, s.
struct Segment
{
    enum class Source { Samples, Quarters, Hours, Parts };
    Source source = Source::Samples;
    qint64 from = 0;
    qint64 to = 0;
};
qint64 secondsOf(Segment::Source source);  //!< 1, 900, 3600, 21600
Stretch stretchOf(Segment::Source source); //!< not of samples
Segment::Source sourceOf(Stretch stretch);

//! What there is of a miner, s; nothing: no such row.
struct MinerSpan
{
    std::optional<qint64> firstSample;
    std::optional<qint64> lastSample;
    std::optional<qint64> firstQuarter;
    std::optional<qint64> firstHour;
    std::optional<qint64> lastHour;
    std::optional<qint64> firstPart; //!< there are all of them from there on
    qint64 trimmed = 0;              //!< samples before are gone

    //! Whether there are sums of hours from before the first ones of quarters.
    bool lacksQuarters() const;
    std::optional<qint64> first() const; //!< of any reading
    std::optional<qint64> last() const;
};
//! See the connection for failures.
MinerSpan spanOf(Connection &connection, qint64 miner);

//! Where to read a miner's range in the resolution wanted, in the order of time. What is not summed up, also the ends of the range
//! that cut a stretch, is read from samples; where those are gone, the row whose first second lies in the range counts.
//! `isCoarserFine`: where the resolution is gone, a coarser one is taken.
std::vector<Segment> planSegments(Connection &connection, qint64 miner, const MinerSpan &span,
                                  qint64 from, qint64 to, Segment::Source wanted,
                                  bool isCoarserFine);

} // namespace coalface
