// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/pools.h"

#include <minersdk/reading/fields.h>

#include <QJsonArray>

#include <array>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr std::array<PoolKeys, 2> keysOfSlots = {{
    {Key("stratumURL"), Key("stratumPort"), Key("stratumUser"), Key("stratumPassword"),
     Key("stratumTLS"), Key("stratumProtocol")},
    {Key("fallbackStratumURL"), Key("fallbackStratumPort"), Key("fallbackStratumUser"),
     Key("fallbackStratumPassword"), Key("fallbackStratumTLS"), Key("fallbackStratumProtocol")},
}};

//! Which slot is in use, and its entry in `stratum.pools`.
struct InUse
{
    int slot = 0;
    QJsonObject entry;
};

InUse inDualMode(const QJsonObject &stratum, const QJsonArray &entries)
{
    const QJsonObject first = entries.at(0).toObject();
    const QJsonObject second = entries.at(1).toObject();
    const bool firstConnected = flag(first, Key("connected")).value_or(false);
    const bool secondConnected = flag(second, Key("connected")).value_or(false);
    const bool firstWorksMore = number(stratum, Key("poolBalance")).value_or(100) >= 50;
    const bool useSecond = firstConnected == secondConnected ? !firstWorksMore : secondConnected;
    return useSecond ? InUse{1, second} : InUse{0, first};
}

InUse inFailoverMode(const QJsonObject &stratum, const QJsonArray &entries)
{
    // After v1.0.38-alpha9 both are listed, and marked.
    for (int i = 0; i < 2 && entries.size() > 1; ++i) {
        const QJsonObject entry = entries.at(i).toObject();
        if (flag(entry, Key("active")).value_or(false))
            return {i, entry};
    }
    const int slot = flag(stratum, Key("usingFallback")).value_or(false) ? 1 : 0;
    // One entry is that of the active pool, whichever that is.
    return {slot, entries.at(entries.size() > 1 ? slot : 0).toObject()};
}

bool isDual(const QJsonObject &stratum)
{
    // What runs, not what is configured for the next start.
    const auto mode = count(stratum, Key("activePoolMode"));
    return (mode ? mode : count(stratum, Key("poolMode"))).value_or(0) == 1;
}

InUse inUse(const QJsonObject &info)
{
    const QJsonValue value = info.value(Key("stratum"));
    if (!value.isObject())
        return {flag(info, Key("isUsingFallbackStratum")).value_or(false) ? 1 : 0, {}};
    const QJsonObject stratum = value.toObject();
    const QJsonArray entries = stratum.value(Key("pools")).toArray();
    return isDual(stratum) && entries.size() > 1 ? inDualMode(stratum, entries)
                                                 : inFailoverMode(stratum, entries);
}

//! The firmware keeps a bare host. What a person typed there with a scheme stays as it is.
QString urlOf(const QJsonObject &info, const PoolKeys &keys)
{
    QString host = text(info, keys.url);
    if (host.isEmpty())
        return {};
    const bool hasScheme = host.contains(Key("://"));
    if (!hasScheme && host.count(u':') > 1 && !host.startsWith(u'['))
        host = u'[' + host + u']';
    if (!hasScheme && flag(info, keys.tls).value_or(false))
        host.prepend(Key("stratum+ssl://"));
    const auto port = count(info, keys.port);
    return port && *port > 0 && *port <= 65535 ? host + u':' + QString::number(*port) : host;
}

} // namespace

const PoolKeys &poolKeys(int slot)
{
    return keysOfSlots.at(slot == 0 ? 0 : 1);
}

PoolInfo poolsOf(const QJsonObject &info)
{
    const int active = inUse(info).slot;
    PoolInfo result;
    for (int slot = 0; slot < int(keysOfSlots.size()); ++slot) {
        const PoolKeys &keys = poolKeys(slot);
        const QString url = urlOf(info, keys);
        if (!url.isEmpty())
            result.pools.append({slot, url, text(info, keys.user), slot == active});
    }
    return result;
}

PoolSlot activePool(const QJsonObject &info)
{
    const int slot = inUse(info).slot;
    const QString url = urlOf(info, poolKeys(slot));
    return url.isEmpty() ? PoolSlot() : PoolSlot{slot, url, text(info, poolKeys(slot).user), true};
}

std::optional<PoolSlot> fallbackPool(const QJsonObject &info)
{
    const PoolKeys &keys = poolKeys(1);
    if (!info.value(keys.url).isString())
        return std::nullopt;
    return PoolSlot{1, urlOf(info, keys), text(info, keys.user), inUse(info).slot == 1};
}

bool isInUse(int slot, const QJsonObject &info)
{
    return isDual(info.value(Key("stratum")).toObject()) || inUse(info).slot == slot;
}

std::optional<double> activePoolDifficulty(const QJsonObject &info)
{
    const auto ofEntry = positive(inUse(info).entry, Key("poolDifficulty"));
    return ofEntry ? ofEntry : positive(info, Key("poolDifficulty"));
}

bool takesPoolsAtOnce(const QJsonObject &info)
{
    return info.value(Key("stratum")).isObject();
}

} // namespace coalface::nerdqaxe
