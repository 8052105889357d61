// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/energydays.h"

#include <QHash>
#include <QMap>

#include <algorithm>

namespace coalface {

namespace {
constexpr double millisecondsPerHour = 3.6e6;
constexpr int gapLength = 2; // stretches
constexpr qint64 millisecondsPerMinute = 60'000;

//! s. Two readings of a miner that are further apart are a gap; one poll may fail. As in charts.
int longestHold(int pollInterval)
{
    return pollInterval * 5 / 2;
}

//! Over the minutes that begin in from <= t < to, ms; nothing where that of one is not known.
std::optional<double> meanPrice(const Tariff &tariff, qint64 from, qint64 to, const QTimeZone &zone)
{
    if (tariff.bands.isEmpty())
        return tariff.price;
    double sum = 0;
    int count = 0;
    for (qint64 at = from; at < to; at += millisecondsPerMinute, ++count) {
        const auto price = priceAt(tariff, QDateTime::fromMSecsSinceEpoch(at, zone).time());
        if (!price)
            return {};
        sum += *price;
    }
    return sum / count;
}
} // namespace

SeriesRequest energyRequest(int days, const QDateTime &now, const QTimeZone &zone)
{
    const QDate first = now.toTimeZone(zone).date().addDays(1 - days);
    // Where midnight is left out on a day, this is the first moment of it.
    const qint64 begin = first.startOfDay(zone).toSecsSinceEpoch() / energyStretch;
    const qint64 end = now.toSecsSinceEpoch() / energyStretch + 1;
    SeriesRequest request;
    request.minerKey = wholeFleet;
    request.keys = {QStringLiteral("power"), QStringLiteral("hashrate")};
    request.from = QDateTime::fromSecsSinceEpoch(begin * energyStretch, Qt::UTC);
    request.to = QDateTime::fromSecsSinceEpoch(end * energyStretch, Qt::UTC);
    // One more, as a range may cut the first and the last one: each is a stretch, then, and no longer.
    request.buckets = int(end - begin) + 1;
    request.gapSeconds = gapLength * energyStretch;
    return request;
}

QList<EnergyDay> energyDays(const QList<QList<SeriesPoint>> &power, const ReadSpans &spans,
                            const Tariff &tariff, const QDateTime &now, const QTimeZone &zone,
                            int stretch, const QList<QList<SeriesPoint>> &answered)
{
    const qint64 length = qint64(stretch) * 1000;
    QMap<QDate, EnergyDay> days;
    QMap<QDate, bool> unpriced;
    QHash<qint64, int> told; // miners in each stretch
    const auto dateOf = [&](qint64 begin) {
        return QDateTime::fromMSecsSinceEpoch(begin + length / 2, zone).date();
    };
    for (const QList<SeriesPoint> &run : power) {
        for (const SeriesPoint &point : run) {
            const qint64 begin = point.time / length * length;
            const ReadSpan span = spans.value(begin, {begin, begin + length});
            const qint64 end = std::min(span.to, now.toMSecsSinceEpoch());
            const double hours = double(end - span.from) / millisecondsPerHour;
            if (hours <= 0)
                continue; // the clock was set back
            const QDate date = dateOf(begin);
            told.insert(begin, point.miners);
            EnergyDay &day = days[date];
            const double energy = span.power.value_or(point.mean) * hours / 1000;
            day.date = date;
            day.kilowattHours += energy;
            day.countedHours += span.read ? double(std::min(*span.read, end - span.from))
                                                / millisecondsPerHour
                                          : hours;
            day.miners = std::max(day.miners, point.miners);
            if (const auto price = meanPrice(tariff, span.from, end, zone))
                day.cost = day.cost.value_or(0) + energy * *price;
            else
                unpriced[date] = true;
        }
    }
    for (auto day = unpriced.cbegin(); day != unpriced.cend(); ++day)
        days[day.key()].cost.reset();
    for (const QList<SeriesPoint> &run : answered) {
        for (const SeriesPoint &point : run) {
            const qint64 begin = point.time / length * length;
            const auto day = days.find(dateOf(begin));
            if (day != days.end())
                day->silent = std::max(day->silent, point.miners - told.value(begin));
        }
    }
    return days.values();
}

bool isReadOften(int pollInterval)
{
    return readBucket(pollInterval) < energyStretch;
}

SeriesRequest heldRequest(const QDate &day, const QTimeZone &zone, int pollInterval)
{
    SeriesRequest request;
    request.minerKey = wholeFleet;
    request.keys = {QStringLiteral("power"), QStringLiteral("hashrate")};
    request.from = day.startOfDay(zone).toUTC();
    request.to = day.addDays(1).startOfDay(zone).toUTC();
    request.buckets = int(request.from.secsTo(request.to)) / readMinute + 1;
    request.gapSeconds = readMinute;
    request.holdSeconds = longestHold(pollInterval);
    return request;
}

bool isSettled(const QDate &day, const QDateTime &now, const QTimeZone &zone, int pollInterval)
{
    return day.addDays(1).startOfDay(zone).secsTo(now) > longestHold(pollInterval) + pollInterval;
}

} // namespace coalface
