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
    const bool isGap = m_count == 0 && isGapBefore(first);
    if (m_runs.isEmpty() || isGap) {
        if (isGap && m_isRow)
            m_runs.last().last().told = SeriesPoint::unknownTime; // the gap began somewhere in that row
        m_runs.append(QList<SeriesPoint>());
        if (isGap && m_isPolled)
            m_doubts.push_back({m_runs.size() - 1, first - *m_last, {}});
    }
    if (m_isPolled)
        learn(first, last, piece.weight);
    m_least = m_count == 0 ? piece.least : std::min(m_least, piece.least);
    m_greatest = m_count == 0 ? piece.greatest : std::max(m_greatest, piece.greatest);
    m_miners = m_count == 0 ? miners : std::max(m_miners, miners);
    m_sum += piece.mean * piece.weight;
    m_told += (double(last - bucket * m_width) - piece.early * double(last - first)) * piece.weight;
    m_count += piece.weight;
    m_bucket = bucket;
    m_last = last;
    m_isRow = last > first;
}

//! How far apart the readings are there: by themselves, or on the average of a row.
void SeriesBuckets::learn(qint64 first, qint64 last, int weight)
{
    const bool isRow = last > first;
    if (!isRow && (!m_last || m_isRow || (first - *m_last > m_gap && isRecordedBefore(first))))
        return;
    const qint64 seconds = isRow ? (last - first + 1) / std::max(1, weight) : first - *m_last;
    // The distance that is in doubt itself is none that came after it.
    const bool isDoubted = !isRow && m_count == 0 && !m_doubts.empty()
                           && m_doubts.back().run == m_runs.size() - 1 && m_runs.last().isEmpty();
    for (Doubt &doubt : m_doubts) {
        if (!isDoubted || &doubt != &m_doubts.back())
            doubt.after.note(seconds);
        if (doubt.after.allows(doubt.seconds))
            m_joined.push_back(doubt.run);
    }
    std::erase_if(m_doubts, [](const Doubt &doubt) { return doubt.after.isKnown(); });
    m_spacing.note(seconds);
}

bool SeriesBuckets::isRecordedBefore(qint64 second) const
{
    return m_recorded && isInARow(*m_recorded, *m_last, second);
}

bool SeriesBuckets::isGapBefore(qint64 second) const
{
    return m_last && second - *m_last > m_gap && !m_spacing.allows(second - *m_last)
           && !isRecordedBefore(second);
}

QList<QList<SeriesPoint>> SeriesBuckets::takeRuns()
{
    if (m_count > 0) {
        closeBucket();
        if (m_isRow)
            m_runs.last().last().told = SeriesPoint::unknownTime;
    }
    QList<QList<SeriesPoint>> runs;
    auto joined = m_joined.begin();
    for (qsizetype run = 0; run < m_runs.size(); ++run) {
        if (joined != m_joined.end() && *joined == run) {
            runs.last() += m_runs[run];
            ++joined;
        } else {
            runs += m_runs[run];
        }
    }
    m_runs.clear();
    return runs;
}

void SeriesBuckets::closeBucket()
{
    const qint64 begin = m_bucket * m_width * 1000;
    const qint64 middle = begin + m_width * 500;
    const double mean = std::clamp(m_sum / double(m_count), m_least, m_greatest);
    m_runs.last().append({m_width == 1 ? begin : middle, mean, m_isFlat ? mean : m_least,
                          m_isFlat ? mean : m_greatest, m_miners,
                          begin + qint64(m_told * 1000 / double(m_count))});
    m_count = 0;
    m_sum = 0;
    m_told = 0;
}

} // namespace coalface
