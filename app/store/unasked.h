// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <map>
#include <utility>
#include <vector>

namespace coalface {

//! Who was not asked is not away: between two of a miner's readings that do not hold, others have to have been read a few times. Where
//! they were not, nobody was polling, and what the fleet came to there is unknown, however many of its readings hold.
class Unasked
{
public:
    //! From first <= t < end a miner was read so often.
    struct Read
    {
        qint64 first = 0; //!< s
        qint64 end = 0;
        int times = 1;
    };

    //! What is known of one miner, by time.
    void addMiner(std::vector<Read> reads);
    //! Whether anybody was, between the reading at `before` and that at `after` (s) of a miner. `isOfRows`: they are the last and the first
    //! second of rows of sums, and it is not known when in those it was read.
    bool wasAsked(qint64 before, qint64 after, bool isOfRows);

private:
    std::vector<std::vector<Read>> m_miners;
    std::map<std::pair<qint64, qint64>, bool> m_known; //!< answers, by before and after
};

} // namespace coalface
