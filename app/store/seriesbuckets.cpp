// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seriesbuckets.h"

#include "store/countgrowth.h"

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
    const bool isLong = isGapBefore(first);
    // Between two buckets alone: a gap inside of one cannot be seen.
    const bool isShort = !isLong && isUnusualBefore(first) && bucket != m_bucket;
    const bool isApart = isLong || isShort;
    m_isBroken = false;
    if (isApart && m_isRow)
        m_step.reset(); // the gap began somewhere in that row: nobody knows how long it counted
    takeStep();
    if (m_count > 0 && bucket != m_bucket)
        closeBucket();
    // A gap inside of one bucket cannot be seen.
    const bool isGap = m_count == 0 && isApart;
    if (m_runs.isEmpty() || isGap) {
        m_runs.append(QList<SeriesPoint>());
        if (isGap && m_isPolled)
            m_doubts.push_back({m_runs.size() - 1, first - *m_last, isShort, {}});
    }
    if (m_isPolled)
        learn(first, last, piece.weight, isGap);
    m_least = m_count == 0 ? piece.least : std::min(m_least, piece.least);
    m_greatest = m_count == 0 ? piece.greatest : std::max(m_greatest, piece.greatest);
    m_miners = m_count == 0 ? miners : std::max(m_miners, miners);
    if (m_isRate) {
        step(last, piece.mean, isApart, isGap);
    } else {
        m_sum += piece.mean * piece.weight;
        m_weight += piece.weight;
    }
    m_count += piece.weight;
    m_bucket = bucket;
    m_last = last;
    m_isRow = last > first;
}

//! How far apart the readings are there: by themselves, or on the average of a row.
void SeriesBuckets::learn(qint64 first, qint64 last, int weight, bool isInDoubt)
{
    const bool isRow = last > first;
    const bool isMean = isRow && weight > 1;
    if (!isMean
        && (!m_last || m_isRow != isRow || (first - *m_last > m_gap && isRecordedBefore(first))))
        return;
    // The distance that is in doubt itself is none that came after it.
    note(isMean ? (last - first + 1) / weight : last - *m_last, isInDoubt && !isMean);
}

void SeriesBuckets::note(qint64 seconds, bool isInDoubt)
{
    for (Doubt &doubt : m_doubts) {
        if (!isInDoubt || &doubt != &m_doubts.back())
            doubt.after.note(seconds);
        const bool isUnusual = !doubt.isShort || doubt.after.forbids(doubt.seconds, m_isRow);
        if (doubt.after.isKnown() && (doubt.after.allows(doubt.seconds) || !isUnusual))
            m_joined.push_back(doubt.run);
    }
    std::erase_if(m_doubts, [](const Doubt &doubt) { return doubt.after.isKnown(); });
    m_spacing.note(seconds);
}

void SeriesBuckets::noteBeyond(const std::vector<qint64> &seconds)
{
    if (m_last && !m_isRow && !seconds.empty())
        note(seconds.front() - *m_last, false);
    for (size_t index = 1; index < seconds.size(); ++index)
        note(seconds[index] - seconds[index - 1], false);
}

void SeriesBuckets::step(qint64 last, double count, bool isApart, bool isGap)
{
    const double before = std::exchange(m_counted, count);
    const bool beganAnew = count < before;
    // A gap is no time that was counted, whether one sees it or it lies within the bucket.
    if (!m_last || (isApart && (beganAnew || !isGap)))
        return;
    // What it counted before it began anew is lost. One that began anew and has outgrown what it was grew by more than the difference.
    constexpr double minute = 60;
    m_step = Step{countGrowth(before, count) * minute, last - *m_last, isGap};
}

void SeriesBuckets::takeStep()
{
    const std::optional<Step> step = std::exchange(m_step, std::nullopt);
    if (!step)
        return;
    m_sum += step->growth;
    m_weight += step->seconds;
    if (step->isAcross)
        m_across = step;
}

//! Takes growth over gaps, of which nobody knows when it was, out of the points behind them.
void SeriesBuckets::dropAcross()
{
    for (const Across &across : m_acrosses) {
        QList<SeriesPoint> &run = m_runs[across.run];
        if (std::binary_search(m_joined.begin(), m_joined.end(), across.run))
            continue; // it was none
        if (across.rest)
            run.first().mean = run.first().least = run.first().greatest = *across.rest;
        else
            run.removeFirst();
    }
}

bool SeriesBuckets::isRecordedBefore(qint64 second) const
{
    return m_recorded && isInARow(*m_recorded, *m_last, second);
}

bool SeriesBuckets::isGapBefore(qint64 second) const
{
    return m_last
           && (m_isBroken
               || (second - *m_last > m_gap && !m_spacing.allows(second - *m_last)
                   && !isRecordedBefore(second)));
}

bool SeriesBuckets::isUnusualBefore(qint64 second) const
{
    return m_last && m_spacing.forbids(second - *m_last, m_isRow) && !isRecordedBefore(second);
}

QList<QList<SeriesPoint>> SeriesBuckets::takeRuns()
{
    if (m_isRow)
        m_step.reset(); // it need not have been read until the row's end
    takeStep();
    if (m_count > 0)
        closeBucket();
    for (const Doubt &doubt : m_doubts) {
        if (doubt.isShort)
            m_joined.push_back(doubt.run); // nothing tells that it is one
    }
    dropAcross();
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
    runs.removeIf([](const QList<SeriesPoint> &run) { return run.isEmpty(); });
    return runs;
}

void SeriesBuckets::closeBucket()
{
    if (m_weight > 0) {
        const qint64 begin = m_bucket * m_width * 1000;
        const qint64 middle = begin + m_width * 500;
        const double mean = m_isRate ? std::max(0.0, m_sum / double(m_weight))
                                     : m_sum / double(m_weight);
        const bool isFlat = m_isFlat || m_isRate;
        m_runs.last().append({m_width == 1 ? begin : middle,
                              m_isRate ? mean : std::clamp(mean, m_least, m_greatest),
                              isFlat ? mean : m_least, isFlat ? mean : m_greatest, m_miners});
    }
    if (m_across) {
        const qint64 seconds = m_weight - m_across->seconds;
        const std::optional<double> rest = seconds > 0 ? std::optional(
                                               std::max(0.0, (m_sum - m_across->growth)
                                                                 / double(seconds)))
                                                       : std::nullopt;
        m_acrosses.push_back({m_runs.size() - 1, rest});
        m_across.reset();
    }
    m_count = 0;
    m_sum = 0;
    m_weight = 0;
}

} // namespace coalface
