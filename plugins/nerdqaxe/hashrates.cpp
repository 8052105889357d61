// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/hashrates.h"

#include <minersdk/reading/fields.h>

#include <array>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;
using Number = std::optional<double>;

constexpr double gigahash = 1e9; // H/s

Number inHashes(Number gigahashes)
{
    return gigahashes ? Number(*gigahashes * gigahash) : std::nullopt;
}

struct Mean
{
    Key key;
    qint64 window; // s
};
constexpr std::array<Mean, 4> means = {{{Key("hashRate_1d"), 86400},
                                        {Key("hashRate_1h"), 3600},
                                        {Key("hashRate_10m"), 600},
                                        {Key("hashRate_1m"), 60}}};

Number longestMean(const QJsonObject &info, qint64 leastWindow, qint64 greatestWindow)
{
    const auto uptime = count(info, Key("uptimeSeconds"));
    if (!uptime || presentHashrate(info).value_or(0) <= 0)
        return std::nullopt;
    for (const Mean &mean : means) {
        if (mean.window < leastWindow || mean.window > greatestWindow)
            continue;
        if (const Number value = positive(info, mean.key); value && *uptime >= mean.window)
            return inHashes(value);
    }
    return std::nullopt;
}

} // namespace

std::optional<double> presentHashrate(const QJsonObject &info)
{
    const Number tenMinutes = notNegative(info, Key("hashRate_10m"));
    const Number minute = notNegative(info, Key("hashRate_1m"));
    if (!info.contains(Key("hashRate")))
        return inHashes(minute ? minute : tenMinutes);
    const Number now = notNegative(info, Key("hashRate"));
    const bool disguised = now && minute && tenMinutes && *now == *tenMinutes;
    return inHashes(disguised ? minute : now);
}

std::optional<double> meanHashrate(const QJsonObject &info)
{
    return longestMean(info, 60, 86400);
}

std::optional<double> recentHashrate(const QJsonObject &info)
{
    return longestMean(info, 600, 3600);
}

std::optional<double> expectedHashrate(const QJsonObject &info)
{
    const Number megahertz = positive(info, Key("frequency"));
    const auto cores = count(info, Key("smallCoreCount"));
    const auto chips = count(info, Key("asicCount"));
    if (!megahertz || !cores || !chips || *cores == 0 || *chips == 0 || hasAttachedBoards(info))
        return std::nullopt;
    return *megahertz * 1e6 * double(*cores) * double(*chips);
}

bool hasAttachedBoards(const QJsonObject &info)
{
    return flag(info.value(Key("can")).toObject(), Key("enabled")).value_or(false);
}

} // namespace coalface::nerdqaxe
