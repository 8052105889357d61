// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/heldsums.h"

#include <algorithm>

namespace coalface {

HeldSums::HeldSums(qint64 from, qint64 to, qint64 width)
    : m_from(from), m_to(to), m_width(width), m_first(from / width), m_counted(m_first)
{
    const size_t buckets = to > from ? size_t((to - 1) / width - m_first + 1) : 0;
    m_whole.resize(buckets + 1);
    m_miners.resize(buckets + 1);
    m_part.resize(buckets + 1);
}

void HeldSums::hold(qint64 first, qint64 end, double value)
{
    first = std::max(first, m_from);
    end = std::min(end, m_to);
    if (first >= end)
        return;
    const qint64 begin = first / m_width;
    const qint64 last = (end - 1) / m_width;
    const auto at = [this](qint64 bucket) { return size_t(bucket - m_first); };
    if (begin == last) {
        m_part[at(begin)] += value * double(end - first);
    } else {
        m_part[at(begin)] += value * double((begin + 1) * m_width - first);
        m_part[at(last)] += value * double(end - last * m_width);
        m_whole[at(begin + 1)] += value;
        m_whole[at(last)] -= value;
    }
    if (last < m_counted)
        return;
    ++m_miners[at(std::max(begin, m_counted))];
    --m_miners[at(last + 1)];
    m_counted = last + 1;
}

void HeldSums::addTo(std::map<qint64, FleetRow> &rows, size_t column, size_t columns) const
{
    double whole = 0;
    int miners = 0;
    for (size_t index = 0; index + 1 < m_miners.size(); ++index) {
        whole += m_whole[index];
        miners += m_miners[index];
        if (miners == 0) {
            whole = 0; // what is left of additions that are not exact
            continue;
        }
        const qint64 start = (m_first + qint64(index)) * m_width;
        FleetRow &row = rows.try_emplace(start, columns).first->second;
        row.second = start;
        row.miners = std::max(row.miners, miners);
        row.values[column].sum = std::max(0.0, whole) + m_part[index] / double(m_width);
        row.values[column].miners = miners;
    }
}

} // namespace coalface
