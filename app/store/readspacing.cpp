// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/readspacing.h"

#include <algorithm>

namespace coalface {

void ReadSpacing::note(qint64 seconds)
{
    m_last[size_t(m_noted) % m_last.size()] = seconds;
    // Below twice the size it only counts on, so that it never overflows.
    m_noted = m_noted + 1 < int(2 * m_last.size()) ? m_noted + 1 : int(m_last.size());
}

qint64 ReadSpacing::shortest() const
{
    return *std::min_element(m_last.begin(), m_last.end());
}

bool ReadSpacing::allows(qint64 seconds) const
{
    return isKnown() && 2 * seconds <= 5 * shortest();
}

bool ReadSpacing::forbids(qint64 seconds, bool isOfRows) const
{
    std::array<qint64, 3> sorted = m_last;
    std::sort(sorted.begin(), sorted.end());
    return isKnown() && 2 * seconds > 5 * sorted[isOfRows ? 1 : 2];
}

std::vector<bool> heldReadings(const std::vector<Reading> &readings, qint64 gap, qint64 length)
{
    const size_t steps = readings.empty() ? 0 : readings.size() - 1;
    std::vector<bool> holds(readings.size());
    const auto distance = [&](size_t index) {
        return readings[index + 1].second - readings[index].second;
    };
    const auto pause = [&](size_t index) { return distance(index) - length + 1; };
    const auto spacing = [&](size_t reading, size_t step) {
        return readings[reading].spacing > 0 ? readings[reading].spacing : distance(step);
    };
    qint64 longest = 0;
    qint64 shortest = gap;
    for (size_t index = 0; index < steps; ++index) {
        longest = std::max(longest, pause(index));
        shortest = std::min({shortest, spacing(index, index), spacing(index + 1, index)});
    }
    if (longest <= gap && 2 * longest <= 5 * shortest) { // as nearly always, without asking each
        std::fill_n(holds.begin(), steps, true);
        return holds;
    }
    std::vector<bool> isUnusual(readings.size()); // by what came before
    ReadSpacing before;
    for (size_t index = 0; index < steps; ++index) {
        holds[index] = before.allows(pause(index));
        isUnusual[index] = before.forbids(pause(index), length > 1);
        before.note(spacing(index, index));
    }
    ReadSpacing after;
    for (size_t index = steps; index-- > 0;) {
        const bool isPause = isUnusual[index] && after.forbids(pause(index), length > 1);
        holds[index] = holds[index] || after.allows(pause(index))
                       || (pause(index) <= gap && !isPause);
        after.note(spacing(index + 1, index));
    }
    return holds;
}

} // namespace coalface
