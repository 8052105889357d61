// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/readspacing.h"
#include "store/recordedstretches.h"
#include "store/seriesrows.h"

#include "core/ports/telemetrylog.h"

#include <optional>
#include <vector>

namespace coalface {

//! Makes points of the values of one key, in bounded memory. A bucket is a whole number of seconds
//! and lies at the same times whatever the range, so that a live chart does not flicker.
class SeriesBuckets
{
public:
    SeriesBuckets(qint64 width, int gapSeconds) : m_width(width), m_gap(gapSeconds) {}

    //! Where values that are further apart are no gap; lives longer than this.
    void setRecorded(const std::vector<RecordedStretch> &stretches) { m_recorded = &stretches; }

    //! What is told are the readings of one miner, in the interval in which it was polled then.
    void setPolled() { m_isPolled = true; }

    //! No least and greatest values: where the rows of sums have none of their own, samples beside them must not have any.
    void setFlat() { m_isFlat = true; }

    //! What is told is a counter, whose growth in a minute is wanted; of a row, as it stood at its end.
    void setRate() { m_isRate = true; }

    //! There is a gap before what is told next, however near it is.
    void breakOff() { m_isBroken = true; }

    //! In the order of time: what a row from the second `first` to `last` says. `miners`: how many told it.
    void add(qint64 first, qint64 last, const SeriesPiece &piece, int miners = 1);
    //! When it was read before what is told, or after it: that tells how often was polled there.
    void noteBeyond(const std::vector<qint64> &seconds);
    bool isInDoubt() const
    {
        return !m_doubts.empty();
    } //!< whether those after the last one matter
    QList<QList<SeriesPoint>> takeRuns();

    //! The width in s with which a range of that many seconds has at most `buckets` buckets.
    static qint64 widthFor(qint64 seconds, int buckets);

private:
    //! A gap by what came before it, until what comes after it shows that miners were polled as seldom.
    struct Doubt
    {
        qsizetype run = 0; //!< begins behind it
        qint64 seconds = 0;
        bool isShort = false; //!< no gap as miners are polled today
        ReadSpacing after;
    };

    //! What the counter added from one reading to the next.
    struct Step
    {
        double growth = 0; //!< a minute's, times the seconds
        qint64 seconds = 0;
        bool isAcross = false; //!< a gap, or none: in doubt
    };
    //! A run whose first point has such a step in it, and what the point is without.
    struct Across
    {
        qsizetype run = 0;
        std::optional<double> rest;
    };

    void closeBucket();
    void learn(qint64 first, qint64 last, int weight, bool isInDoubt);
    void note(qint64 seconds, bool isInDoubt);
    void step(qint64 last, double count, bool isApart, bool isGap);
    void takeStep();
    void dropAcross();
    bool isRecordedBefore(qint64 second) const;
    bool isGapBefore(qint64 second) const;
    bool isUnusualBefore(qint64 second) const;

    qint64 m_width;
    int m_gap;
    const std::vector<RecordedStretch> *m_recorded = nullptr;
    bool m_isPolled = false;
    bool m_isFlat = false;
    bool m_isRate = false;
    ReadSpacing m_spacing;
    std::vector<Doubt> m_doubts;
    std::vector<qsizetype> m_joined; //!< runs that go on the one before, ascending
    std::optional<qint64> m_last;    //!< the second of the last value
    bool m_isBroken = false;         //!< behind the last value
    bool m_isRow = false;            //!< the last value is of more than a second
    qint64 m_bucket = 0;
    qint64 m_count = 0; //!< in the bucket
    int m_miners = 0;
    double m_sum = 0;
    qint64 m_weight = 0; //!< of what is in the sum: readings, or the seconds of a rate
    double m_counted = 0;
    std::optional<Step> m_step;   //!< to the last reading
    std::optional<Step> m_across; //!< in the bucket
    std::vector<Across> m_acrosses;
    double m_least = 0;
    double m_greatest = 0;
    QList<QList<SeriesPoint>> m_runs;
};

} // namespace coalface
