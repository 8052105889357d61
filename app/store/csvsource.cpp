// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvsource.h"

#include "store/rollup.h"

#include <utility>

namespace coalface {

std::optional<CsvValues> CsvSource::next()
{
    for (; m_current < m_cursors.size(); ++m_current) {
        CsvCursor &cursor = m_cursors[m_current];
        std::optional<CsvValues> row = m_stretch > 0 && !cursor.isSummed() ? nextSummary(cursor)
                                                                           : cursor.next();
        if (row)
            return row;
    }
    return std::nullopt;
}

std::optional<CsvValues> CsvSource::nextSummary(CsvCursor &cursor)
{
    std::optional<CsvValues> sample = m_ahead ? std::exchange(m_ahead, {}) : cursor.next();
    if (!sample)
        return std::nullopt;
    CsvValues row;
    row.second = stretchStart(sample->second, m_stretch);
    Rollup sums;
    while (sample && sample->second < row.second + m_stretch) {
        sums.add(sample->values, {});
        sample = cursor.next();
    }
    m_ahead = std::move(sample);
    row.values = sums.row();
    row.samples = sums.samples();
    return row;
}

} // namespace coalface
