// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pendingsamples.h"

#include <algorithm>

namespace coalface {

void PendingSamples::add(const QList<Sample> &samples, const QHash<qint64, MinerStatus> &statuses)
{
    m_samples.insert(m_samples.end(), samples.cbegin(), samples.cend());
    while (size() > bound)
        m_samples.pop_front();
    m_statuses.insert(statuses);
}

QList<Sample> PendingSamples::oldest(int count) const
{
    const auto end = m_samples.cbegin() + std::min(count, size());
    return QList<Sample>(m_samples.cbegin(), end);
}

void PendingSamples::drop(int count)
{
    m_samples.erase(m_samples.begin(), m_samples.begin() + std::min(count, size()));
}

} // namespace coalface
