// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/counterrate.h"

#include <utility>

namespace coalface {

namespace {
//! When the counter stood so, on the average.
qint64 momentOf(const SeriesPoint &point)
{
    return point.told == 0 ? point.time : point.told;
}
} // namespace

QList<QList<SeriesPoint>> ratePerMinute(const QList<QList<SeriesPoint>> &counts)
{
    constexpr double minute = 60'000; // ms
    QList<QList<SeriesPoint>> rates;
    for (const QList<SeriesPoint> &run : counts) {
        QList<SeriesPoint> steady;
        for (qsizetype i = 1; i < run.size(); ++i) {
            const SeriesPoint &before = run[i - 1];
            const SeriesPoint &now = run[i];
            // Growth over a time that nobody knows would be a rate that never was.
            if (before.told == SeriesPoint::unknownTime || now.told == SeriesPoint::unknownTime) {
                if (!steady.isEmpty())
                    rates += std::exchange(steady, {});
                continue;
            }
            // A bucket in which it began anew holds values of before and after: its mean means nothing.
            const bool beganAnew = now.least < before.greatest;
            if (beganAnew || momentOf(now) <= momentOf(before)) {
                if (!steady.isEmpty())
                    rates += std::exchange(steady, {});
                continue;
            }
            const double rate = (now.mean - before.mean) * minute
                                / double(momentOf(now) - momentOf(before));
            steady += SeriesPoint{now.time, rate, rate, rate, now.miners};
        }
        if (!steady.isEmpty())
            rates += steady;
    }
    return rates;
}

} // namespace coalface
