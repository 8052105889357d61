// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seriesbuckets.h"

#include <algorithm>
#include <utility>

namespace coalface {

qint64 SeriesBuckets::widthFor(qint64 seconds, int buckets)
{
    // One less, as the range cuts the first and the last bucket.
    const qint64 whole = std::max(1, buckets - 1);
    return buckets <= 1 ? std::max<qint64>(1, seconds)
                        : std::max<qint64>(1, (seconds + whole - 1) / whole);
}

void SeriesBuckets::add(qint64 first, qint64 last, const SeriesPiece &piece, int miners)
{
    const qint64 bucket = first / m_width;
    if (m_count > 0 && bucket != m_bucket)
        closeBucket();
    // A gap inside of one bucket cannot be seen.
    if (m_runs.isEmpty() || (m_count == 0 && isGapBefore(first)))
        m_runs.append(QList<SeriesPoint>());
    m_least = m_count == 0 ? piece.least : std::min(m_least, piece.least);
    m_greatest = m_count == 0 ? piece.greatest : std::max(m_greatest, piece.greatest);
    m_miners = m_count == 0 ? miners : std::max(m_miners, miners);
    m_sum += piece.mean * piece.weight;
    m_count += piece.weight;
    m_bucket = bucket;
    m_last = last;
}

bool SeriesBuckets::isGapBefore(qint64 second) const
{
    return m_last && second - *m_last > m_gap
           && !(m_recorded && isInARow(*m_recorded, *m_last, second));
}

QList<QList<SeriesPoint>> SeriesBuckets::takeRuns()
{
    if (m_count > 0)
        closeBucket();
    return std::exchange(m_runs, {});
}

void SeriesBuckets::closeBucket()
{
    const qint64 middle = m_bucket * m_width * 1000 + m_width * 500;
    const double mean = std::clamp(m_sum / double(m_count), m_least, m_greatest);
    m_runs.last().append(
        {m_width == 1 ? m_bucket * 1000 : middle, mean, m_least, m_greatest, m_miners});
    m_count = 0;
    m_sum = 0;
}

} // namespace coalface
