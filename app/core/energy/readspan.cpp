// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/readspan.h"

#include <QMap>

#include <algorithm>

namespace coalface {

namespace {
constexpr qint64 stretchLength = qint64(energyStretch) * 1000;
constexpr qint64 minuteLength = qint64(readMinute) * 1000;
constexpr qint64 longestAtOnce = 2 * 24
                                 * 3600; // s; longer series are made of sums, which know no gaps
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

QList<qint64> partStretches(const QList<QList<SeriesPoint>> &power)
{
    QMap<qint64, int> miners;
    for (const QList<SeriesPoint> &run : power) {
        for (const SeriesPoint &point : run)
            miners.insert(point.time / stretchLength * stretchLength, point.miners);
    }
    QList<qint64> parts;
    for (auto stretch = miners.cbegin(); stretch != miners.cend(); ++stretch) {
        if (miners.value(stretch.key() - stretchLength) < *stretch
            || miners.value(stretch.key() + stretchLength) < *stretch)
            parts.prepend(stretch.key());
    }
    return parts;
}

QList<SeriesRequest> gapRequests(qint64 minerKey, const QDateTime &from, const QDateTime &to,
                                 int pollInterval)
{
    QList<SeriesRequest> requests;
    for (QDateTime begin = from; begin < to; begin = begin.addSecs(longestAtOnce)) {
        SeriesRequest request;
        request.minerKey = minerKey;
        request.keys = {QStringLiteral("power")};
        request.from = begin;
        request.to = std::min(begin.addSecs(longestAtOnce), to);
        request.buckets = int(request.from.secsTo(request.to)) / readMinute + 1;
        request.gapSeconds = pollInterval * 5 / 2;
        requests += request;
    }
    return requests;
}

QList<qint64> gapStretches(const QList<QList<SeriesPoint>> &runs, int gapSeconds)
{
    QList<qint64> stretches;
    for (qsizetype i = 1; i < runs.size(); ++i) {
        if (runs[i - 1].isEmpty() || runs[i].isEmpty())
            continue;
        const qint64 last = runs[i - 1].last().time;
        const qint64 next = runs[i].first().time;
        // Where two answers meet there is none, or one that no bucket of a minute can hide.
        if (next - last <= gapSeconds * 1000LL)
            continue;
        for (const qint64 time : {last, next}) {
            const qint64 begin = time / stretchLength * stretchLength;
            if (!stretches.contains(begin))
                stretches += begin;
        }
    }
    return stretches;
}

QSet<QDate> rareDays(const QList<QList<SeriesPoint>> &runs, const QTimeZone &zone)
{
    constexpr qint64 rare
        = 180'000; // ms; up to 150 s the readings of a quarter tell, and a bucket is a minute
    constexpr int few = 4;
    QSet<QDate> days;
    for (const QList<SeriesPoint> &run : runs) {
        int inARow = 0;
        for (qsizetype i = 1; i < run.size(); ++i) {
            inARow = run[i].time - run[i - 1].time > rare ? inARow + 1 : 0;
            if (inARow >= few)
                days += QDateTime::fromMSecsSinceEpoch(run[i].time, zone).date();
        }
    }
    return days;
}

int readBucket(int pollInterval)
{
    for (const int bucket : {readMinute, 3 * readMinute, 5 * readMinute}) {
        if (bucket >= 2 * pollInterval)
            return bucket;
    }
    return energyStretch;
}

SeriesRequest readSpanRequest(qint64 begin, int bucket)
{
    SeriesRequest request;
    request.minerKey = wholeFleet;
    request.keys = {QStringLiteral("power")};
    request.from = QDateTime::fromMSecsSinceEpoch(begin, Qt::UTC);
    request.to = QDateTime::fromMSecsSinceEpoch(begin + stretchLength, Qt::UTC);
    request.buckets = energyStretch / bucket + 1;
    request.gapSeconds = bucket;
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

ReadSpan withPower(ReadSpan span, const QList<QList<SeriesPoint>> &buckets, int bucket, qint64 now)
{
    const qint64 length = qint64(bucket) * 1000;
    double sum = 0; // W ms
    qint64 read = 0;
    qint64 end = span.to; // of what the power is the mean of
    for (const QList<SeriesPoint> &run : buckets) {
        for (const SeriesPoint &point : run) {
            const qint64 first = point.time / length * length;
            const qint64 from = std::max(first, span.from);
            const qint64 to = std::min(first + length, span.to);
            const qint64 shared = std::max<qint64>(0, to - from);
            read += shared;
            if (first + length > now && first > span.from)
                end = std::min(end, first);
            else
                sum += point.mean * double(shared);
        }
    }
    if (sum > 0)
        span.power = sum / double(end - span.from);
    if (read > 0 && read < span.to - span.from)
        span.read = read;
    return span;
}

} // namespace coalface
