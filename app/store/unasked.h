// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/memberrows.h"
#include "store/readspacing.h"

#include <map>
#include <utility>
#include <vector>

namespace coalface {

//! Who was not asked is not away: between two of a miner's readings that do not hold, others have to have been read a few times. Where
//! they were not, nobody was polling, and what the fleet came to there is unknown, however many of its readings hold.
class Unasked
{
public:
    //! Of from <= t < to all readings are known, of `length` s each: rows of sums, or 1.
    Unasked(qint64 from, qint64 to, qint64 length) : m_from(from), m_to(to), m_length(length) {}

    //! All of one miner, by time.
    void addMiner(std::vector<Reading> readings);
    //! From the reading at `before` to that at `after` (s) a miner did not tell the column; it is missing in the rows from `first` to `last`.
    void addMissing(size_t column, qint64 before, qint64 after, qint64 first, qint64 last);
    //! Where nobody was polling then, that one is unknown, in the rows that are there.
    void noteIn(FleetRows &rows);

private:
    struct Missing
    {
        size_t column = 0;
        qint64 before = 0;
        qint64 after = 0;
        qint64 first = 0;
        qint64 last = 0;
    };
    bool wasAsked(qint64 before, qint64 after) const;

    qint64 m_from;
    qint64 m_to;
    qint64 m_length;
    std::vector<std::vector<Reading>> m_miners;
    std::vector<Missing> m_missing;
    std::map<std::pair<qint64, qint64>, bool> m_asked; //!< by before and after
};

} // namespace coalface
