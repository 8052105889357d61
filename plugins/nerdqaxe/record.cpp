// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/record.h"

#include <minersdk/reading/fields.h>

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace coalface::nerdqaxe {

using namespace reading;
using namespace std::chrono_literals;

namespace {

using Key = QLatin1String;
using Number = std::optional<double>;

constexpr qint64 now = 1'000'000'000'000; // ms, in the clock that the requests speak of
constexpr std::chrono::milliseconds usualSpan = 1h;
constexpr double hundredthGigahash = 1e7; // H/s

Number entry(const QJsonObject &history, Key key, qsizetype index)
{
    const QJsonValue value = history.value(key).toArray().at(index);
    return value.isDouble() ? Number(value.toDouble()) : std::nullopt;
}

Number positiveEntry(const QJsonObject &history, Key key, qsizetype index)
{
    const Number value = entry(history, key, index);
    return value && *value > 0 ? value : std::nullopt;
}

Number meanHashrate(const QJsonObject &history, qsizetype index, double uptime)
{
    struct Mean
    {
        Key key;
        double window; // s
    };
    constexpr std::array<Mean, 4> means = {{{Key("hashrate_1d"), 86400},
                                            {Key("hashrate_1h"), 3600},
                                            {Key("hashrate_10m"), 600},
                                            {Key("hashrate_1m"), 60}}};
    for (const Mean &mean : means) {
        if (const Number value = positiveEntry(history, mean.key, index);
            value && uptime >= mean.window)
            return *value * hundredthGigahash;
    }
    return std::nullopt;
}

Telemetry readingAt(const QJsonObject &history, qsizetype index, double uptime)
{
    Telemetry reading;
    Number rate = entry(history, Key("hashrate_1m"), index); // from v1.0.31
    if (!history.contains(Key("hashrate_1m")))
        rate = entry(history, Key("hashrate_10m"), index);
    if (rate && *rate >= 0)
        reading.hashrate = *rate * hundredthGigahash;
    if (reading.hashrate.value_or(0) > 0)
        reading.hashrateAverage = meanHashrate(history, index, uptime);
    // 0: no sensor.
    if (const Number chip = positiveEntry(history, Key("asicTemp"), index))
        reading.temperature = *chip / 100;
    if (const Number regulator = positiveEntry(history, Key("vregTemp"), index))
        reading.temperatureVr = *regulator / 100;
    return reading;
}

} // namespace

QString recordPath(std::chrono::milliseconds age)
{
    // Both spellings of the span: v1 knows the first, v2 the second; what is not known is ignored.
    return QStringLiteral("/api/system/info?ts=%1&cur=%2&limit=1000&history_span=%3&historySpan=%3")
        .arg(now - age.count())
        .arg(now)
        .arg(longestSpan.count());
}

RecordPiece recordPiece(const QJsonObject &info, std::chrono::milliseconds age)
{
    RecordPiece piece;
    const QJsonValue told = info.value(Key("history"));
    if (!told.isObject()) {
        piece.isKept = flag(info, Key("shutdown")).value_or(false);
        return piece;
    }
    const QJsonObject history = told.toObject();
    const QJsonArray times = history.value(Key("timestamps")).toArray();
    const Number base = number(history, Key("timestampBase"));
    const Number uptime = number(info, Key("uptimeSeconds"));
    qint64 newest = age.count() + 1;
    for (qsizetype i = 0; base && i < times.size(); ++i) {
        if (!times.at(i).isDouble())
            continue;
        const double then = *base + times.at(i).toDouble();
        if (!(then <= double(now)) || then < double(now - age.count()))
            continue; // of the future, or of before what was asked for
        const qint64 old = now - qint64(then);
        newest = std::min(newest, old);
        piece.readings += {old, readingAt(history, i, uptime.value_or(0) - double(old) / 1000)};
    }
    const auto isCut = flag(history, Key("hasMore"));
    if (isCut.value_or(false)) // right behind its newest; without one it would go round and round
        piece.next = std::chrono::milliseconds(newest <= age.count() ? newest - 1 : -1);
    else
        piece.next = age - (isCut ? longestSpan : usualSpan);
    return piece;
}

} // namespace coalface::nerdqaxe
