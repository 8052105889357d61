// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/unasked.h"

#include <algorithm>

namespace coalface {

void Unasked::addMiner(std::vector<Read> reads)
{
    if (!reads.empty())
        m_miners.push_back(std::move(reads));
}

bool Unasked::wasAsked(qint64 before, qint64 after, bool isOfRows)
{
    const auto [known, isNew] = m_known.try_emplace({before, after}, false);
    if (!isNew)
        return known->second;
    // As a reading holds for two and a half times the interval: who kept on polling has come to each of the others three times. In the rows at
    // both ends perhaps once.
    const int enough = isOfRows ? 2 : 3;
    known->second = std::any_of(m_miners.begin(), m_miners.end(), [&](const auto &reads) {
        const auto isEarlier = [](qint64 second, const Read &read) { return second < read.first; };
        auto read = std::upper_bound(reads.begin(), reads.end(), before, isEarlier);
        int times = 0;
        for (; read != reads.end() && read->end <= after && times < enough; ++read)
            times += read->times;
        return times >= enough;
    });
    return known->second;
}

} // namespace coalface
