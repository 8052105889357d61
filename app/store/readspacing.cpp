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

bool ReadSpacing::forbids(qint64 seconds) const
{
    return isKnown() && 2 * seconds > 5 * *std::max_element(m_last.begin(), m_last.end());
}

} // namespace coalface
