// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartseries.h"

#include <algorithm>

namespace coalface {

const SeriesPoint *pointAt(const ChartSeries &series, qint64 time, qint64 reach)
{
    const SeriesPoint *best = nullptr;
    const auto consider = [&](const SeriesPoint &point) {
        if (qAbs(point.time - time) <= reach
            && (!best || qAbs(point.time - time) < qAbs(best->time - time)))
            best = &point;
    };
    const auto run = std::partition_point(series.runs.begin(), series.runs.end(),
                                          [time](const auto &points) {
                                              return points.isEmpty() || points.last().time < time;
                                          });
    if (run != series.runs.begin() && !std::prev(run)->isEmpty())
        consider(std::prev(run)->last());
    if (run == series.runs.end())
        return best;
    const auto point = std::partition_point(run->begin(), run->end(),
                                            [time](const SeriesPoint &p) { return p.time < time; });
    if (point != run->end())
        consider(*point);
    if (point != run->begin())
        consider(*std::prev(point));
    // Inside a stretch there is always a value, however far apart its points stand.
    if (!best && point != run->begin() && point != run->end())
        best = time - std::prev(point)->time < point->time - time ? &*std::prev(point) : &*point;
    return best;
}

namespace {
//! The samples at the ends may be ordinary ones.
bool isWithin(const TimeSpan &span, qint64 time)
{
    return time > span.first.toMSecsSinceEpoch() && time < span.last.toMSecsSinceEpoch();
}
} // namespace

bool isRecorded(const ChartSeries &series, qint64 time)
{
    return std::any_of(series.recorded.begin(), series.recorded.end(),
                       [time](const TimeSpan &span) { return isWithin(span, time); });
}

QList<TimeSpan> spansWithPoints(const QList<TimeSpan> &spans, const QList<QList<SeriesPoint>> &runs)
{
    QList<TimeSpan> found;
    for (const TimeSpan &span : spans) {
        const bool has = std::any_of(runs.begin(), runs.end(), [&span](const auto &run) {
            return std::any_of(run.begin(), run.end(), [&span](const SeriesPoint &point) {
                return isWithin(span, point.time);
            });
        });
        if (has)
            found += span;
    }
    return found;
}

ChartSeries fittedInto(ChartSeries series, const QDateTime &from, const QDateTime &to)
{
    if (series.runs.isEmpty() || series.runs.last().isEmpty())
        return series;
    QList<SeriesPoint> &run = series.runs.last();
    const qint64 end = to.toMSecsSinceEpoch();
    const qint64 before = run.size() > 1 ? run[run.size() - 2].time : 0;
    if (run.last().time > end && before < end) // not where the clock was set back
        run.last().time = end;
    QList<SeriesPoint> &first = series.runs.first();
    if (first.size() == 1 && first.last().time < from.toMSecsSinceEpoch())
        first.last().time = from.toMSecsSinceEpoch();
    return series;
}

} // namespace coalface
