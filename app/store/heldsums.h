// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fleetrollups.h"

#include <map>

namespace coalface {

//! What values that hold for a while come to in each bucket: their sum over the miners, as the mean over the whole bucket.
class HeldSums
{
public:
    //! Buckets of `width` s, of from <= t < to alone.
    HeldSums(qint64 from, qint64 to, qint64 width);

    //! What follows is of another miner.
    void beginMiner() { m_counted = m_first; }
    //! Of one miner in the order of time; s: first <= t < end.
    void hold(qint64 first, qint64 end, double value);
    //! Into the column of the rows of those buckets in which anything held.
    void addTo(std::map<qint64, FleetRow> &rows, size_t column, size_t columns) const;

private:
    qint64 m_from;
    qint64 m_to;
    qint64 m_width;
    qint64 m_first;   //!< bucket
    qint64 m_counted; //!< the first bucket for which the miner does not count yet
    //! Both as differences between neighbours, so that a value that holds for many buckets is two additions.
    std::vector<double> m_whole; //!< of those that hold over the whole bucket
    std::vector<int> m_miners;
    std::vector<double> m_part; //!< value x seconds of those that hold over a part of it
};

} // namespace coalface
