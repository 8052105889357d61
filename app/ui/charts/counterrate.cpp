// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/counterrate.h"

#include <utility>

namespace coalface {

QList<QList<SeriesPoint>> ratePerMinute(const QList<QList<SeriesPoint>> &counts)
{
    constexpr double minute = 60'000; // ms
    QList<QList<SeriesPoint>> rates;
    for (const QList<SeriesPoint> &run : counts) {
        QList<SeriesPoint> steady;
        for (qsizetype i = 1; i < run.size(); ++i) {
            const SeriesPoint &before = run[i - 1];
            const SeriesPoint &now = run[i];
            // A bucket in which it began anew holds values of before and after: its mean means nothing.
            const bool beganAnew = now.least < before.greatest;
            if (beganAnew || now.time <= before.time) {
                if (!steady.isEmpty())
                    rates += std::exchange(steady, {});
                continue;
            }
            const double rate = (now.mean - before.mean) * minute / double(now.time - before.time);
            steady += SeriesPoint{now.time, rate, rate, rate, now.miners};
        }
        if (!steady.isEmpty())
            rates += steady;
    }
    return rates;
}

} // namespace coalface
