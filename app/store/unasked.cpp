// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/unasked.h"

#include <algorithm>

namespace coalface {

void Unasked::addMiner(std::vector<Reading> readings)
{
    if (!readings.empty())
        m_miners.push_back(std::move(readings));
}

void Unasked::addMissing(size_t column, qint64 before, qint64 after, qint64 first, qint64 last)
{
    m_missing.push_back({column, before, after, first, last});
}

bool Unasked::wasAsked(qint64 before, qint64 after) const
{
    // As a reading holds for two and a half times the interval: who kept on polling has come to each of the others three times. Of rows those at
    // both ends do not count, as it is not known when in them anybody was read.
    const qint64 enough = m_length > 1 ? 2 : 3;
    return std::any_of(m_miners.begin(), m_miners.end(), [&](const auto &readings) {
        const bool isKnown = (m_from <= before || readings.front().second <= before)
                             && (after < m_to || after <= readings.back().second);
        if (!isKnown)
            return true; // as far as anyone can tell
        const auto isEarlier = [](qint64 second, const Reading &reading) {
            return second < reading.second;
        };
        auto reading = std::upper_bound(readings.begin(), readings.end(), before, isEarlier);
        qint64 read = 0;
        for (; reading != readings.end() && reading->second < after && read < enough; ++reading)
            read += reading->spacing > 0 ? m_length / reading->spacing : 1;
        return read >= enough;
    });
}

void Unasked::noteIn(FleetRows &rows)
{
    for (const Missing &missing : m_missing) {
        const auto [asked, isNew] = m_asked.try_emplace({missing.before, missing.after}, false);
        if (isNew)
            asked->second = wasAsked(missing.before, missing.after);
        if (asked->second)
            continue;
        for (auto row = rows.lower_bound(missing.first);
             row != rows.end() && row->first <= missing.last; ++row)
            ++row->second.values[missing.column].unknown;
    }
}

} // namespace coalface
