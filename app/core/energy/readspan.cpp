// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/readspan.h"

#include <algorithm>

namespace coalface {

namespace {
constexpr qint64 stretchLength = qint64(energyStretch) * 1000;
constexpr qint64 minuteLength = 60'000;
} // namespace

QList<qint64> endStretches(const QList<QList<SeriesPoint>> &power)
{
    QList<qint64> begins;
    for (const QList<SeriesPoint> &run : power) {
        for (const SeriesPoint &point : run)
            begins += point.time / stretchLength * stretchLength;
    }
    std::sort(begins.begin(), begins.end(), std::greater<>());
    QList<qint64> ends;
    for (qsizetype i = 0; i < begins.size(); ++i) {
        const bool hasLater = i > 0 && begins[i - 1] == begins[i] + stretchLength;
        const bool hasEarlier = i + 1 < begins.size() && begins[i + 1] == begins[i] - stretchLength;
        if (!hasLater || !hasEarlier)
            ends += begins[i];
    }
    return ends;
}

SeriesRequest readSpanRequest(qint64 begin)
{
    SeriesRequest request;
    request.minerKey = wholeFleet;
    request.keys = {QStringLiteral("power")};
    request.from = QDateTime::fromMSecsSinceEpoch(begin, Qt::UTC);
    request.to = QDateTime::fromMSecsSinceEpoch(begin + stretchLength, Qt::UTC);
    request.buckets = int(stretchLength / minuteLength) + 1;
    request.gapSeconds = int(minuteLength / 1000);
    return request;
}

std::optional<ReadSpan> readSpan(qint64 begin, const QList<QList<SeriesPoint>> &minutes)
{
    std::optional<ReadSpan> span;
    for (const QList<SeriesPoint> &run : minutes) {
        for (const SeriesPoint &point : run) {
            if (point.time < begin || point.time >= begin + stretchLength)
                continue;
            const qint64 from = point.time / minuteLength * minuteLength;
            span = {span ? std::min(span->from, from) : from,
                    span ? std::max(span->to, from + minuteLength) : from + minuteLength};
        }
    }
    return span;
}

} // namespace coalface
