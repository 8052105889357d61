// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/gapplan.h"

#include <algorithm>

namespace coalface {

namespace {

constexpr qint64 missedPolls = 3;
constexpr qint64 shortestGap = 120;    // s
constexpr qint64 steadyStep = 15 * 60; // s
constexpr qint64 stepsOfItsOwn = 3;
//! A device that records as often as it is polled is never exactly in time.
constexpr double almost = 0.8;

//! ms between two readings of the record that still count as in a row.
qint64 longestStep(const QList<Telemetry> &readings)
{
    QList<qint64> steps;
    for (qsizetype i = 1; i < readings.size(); ++i)
        steps += readings[i - 1].timestamp.msecsTo(readings[i].timestamp);
    if (steps.isEmpty())
        return steadyStep * 1000;
    const auto middle = steps.begin() + steps.size() / 2;
    std::nth_element(steps.begin(), middle, steps.end());
    return std::max(steadyStep * 1000, stepsOfItsOwn * *middle);
}

//! Whether the record went on over the beginning of the gap.
bool goesOnFromBefore(const QList<Telemetry> &readings, qsizetype first, const Gap &gap, qint64 step)
{
    return first > 0 && first < readings.size()
           && readings[first - 1].timestamp.msecsTo(readings[first].timestamp) <= step
           && readings[first - 1].timestamp <= gap.from;
}

} // namespace

std::optional<Gap> gapBetween(const QDateTime &before, const QDateTime &after, int interval,
                              const QDateTime &oldest)
{
    if (!before.isValid() || !after.isValid())
        return std::nullopt;
    const QDateTime from = oldest.isValid() ? std::max(before, oldest) : before;
    if (from.secsTo(after) <= std::max(missedPolls * interval, shortestGap))
        return std::nullopt;
    return Gap{from, after};
}

std::chrono::seconds reachFor(const Gap &gap, const QDateTime &now)
{
    return std::chrono::seconds(gap.from.secsTo(now) + steadyStep);
}

Backfill planBackfill(qint64 minerKey, const Gap &gap, const QList<Telemetry> &readings,
                      int interval)
{
    Backfill plan;
    plan.minerKey = minerKey;
    plan.spacing = interval;
    const qint64 step = longestStep(readings);
    const qint64 spacing = interval * 1000LL;
    const auto atGap = std::partition_point(readings.begin(), readings.end(),
                                            [&gap](const Telemetry &one) {
                                                return one.timestamp <= gap.from;
                                            });
    const qsizetype first = atGap - readings.begin();
    // Of the stretch without a hole that is under way: where it begins, and its last reading.
    std::optional<QDateTime> begin;
    if (goesOnFromBefore(readings, first, gap, step))
        begin = gap.from;
    QDateTime last = gap.from;
    QDateTime kept = gap.from;
    for (qsizetype i = first; i < readings.size() && readings[i].timestamp < gap.to; ++i) {
        const QDateTime &time = readings[i].timestamp;
        if (begin && last.msecsTo(time) > step) {
            if (last > *begin)
                plan.spans += {*begin, last};
            begin.reset();
        }
        if (!begin)
            begin = time;
        last = time;
        const bool isFar = kept == gap.from ? kept.msecsTo(time) >= spacing
                                            : double(kept.msecsTo(time)) >= almost * double(spacing);
        if (!isFar || time.msecsTo(gap.to) < spacing)
            continue;
        kept = time;
        plan.readings += readings[i];
    }
    if (plan.readings.isEmpty()) {
        plan.spans.clear();
        return plan;
    }
    // It answered at the end of the gap and has not started anew since its last reading, which would be gone otherwise.
    if (begin && last.msecsTo(gap.to) <= step)
        last = gap.to;
    if (begin && last > *begin)
        plan.spans += {*begin, last};
    return plan;
}

} // namespace coalface
