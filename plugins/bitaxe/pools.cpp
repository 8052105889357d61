// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/pools.h"

#include <minersdk/reading/fields.h>

#include <QJsonArray>

#include <algorithm>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr qint64 lastSlot = 7;

struct PoolKeys
{
    Key url;
    Key port;
    Key user;
    Key tls;
};

constexpr PoolKeys primaryKeys = {Key("stratumURL"), Key("stratumPort"), Key("stratumUser"),
                                  Key("stratumTLS")};
constexpr PoolKeys fallbackKeys = {Key("fallbackStratumURL"), Key("fallbackStratumPort"),
                                   Key("fallbackStratumUser"), Key("fallbackStratumTLS")};

//! The firmware keeps a bare host. What a person typed there with a scheme stays as it is.
QString urlOf(const QJsonObject &object, const PoolKeys &keys)
{
    QString host = text(object, keys.url);
    if (host.isEmpty())
        return {};
    const bool hasScheme = host.contains(Key("://"));
    if (!hasScheme && host.count(u':') > 1 && !host.startsWith(u'['))
        host = u'[' + host + u']';
    if (!hasScheme && flag(object, keys.tls).value_or(false))
        host.prepend(Key("stratum+ssl://"));
    const auto port = count(object, keys.port);
    return port && *port > 0 && *port <= 65535 ? host + u':' + QString::number(*port) : host;
}

PoolSlot slotOf(const QJsonObject &object, const PoolKeys &keys, int slot, int activeSlot)
{
    return {slot, urlOf(object, keys), text(object, keys.user), slot == activeSlot};
}

bool usesFallback(const QJsonObject &info)
{
    return flag(info, Key("isUsingFallbackStratum")).value_or(false);
}

PoolInfo flatPools(const QJsonObject &info)
{
    const int active = usesFallback(info) ? 1 : 0;
    PoolInfo result;
    for (const PoolSlot &pool :
         {slotOf(info, primaryKeys, 0, active), slotOf(info, fallbackKeys, 1, active)}) {
        if (!pool.url.isEmpty())
            result.pools.append(pool);
    }
    return result;
}

PoolInfo listedPools(const QJsonObject &info, const QJsonArray &list)
{
    const auto index = count(info, usesFallback(info) ? Key("secondaryPoolIndex")
                                                      : Key("primaryPoolIndex"));
    const int active = index && *index <= lastSlot ? int(*index) : -1;
    PoolInfo result;
    for (const QJsonValue entry : list) {
        const QJsonObject record = entry.toObject();
        const auto id = count(record, Key("id"));
        const auto sameSlot = [&](const PoolSlot &known) { return known.slot == *id; };
        if (!id || *id > lastSlot || std::any_of(result.pools.begin(), result.pools.end(), sameSlot))
            continue;
        const PoolSlot pool = slotOf(record, primaryKeys, int(*id), active);
        if (pool.url.isEmpty())
            continue;
        result.pools.append(pool);
        if (pool.active)
            result.hasPassword = !text(record, Key("stratumPassword")).isEmpty();
    }
    std::sort(result.pools.begin(), result.pools.end(),
              [](const PoolSlot &a, const PoolSlot &b) { return a.slot < b.slot; });
    return result;
}

} // namespace

PoolInfo poolsOf(const QJsonObject &info)
{
    const PoolInfo listed = listedPools(info, info.value(Key("pools")).toArray());
    return listed.pools.isEmpty() ? flatPools(info) : listed;
}

PoolSlot activePool(const QJsonObject &info)
{
    for (const PoolSlot &pool : poolsOf(info).pools) {
        if (pool.active)
            return pool;
    }
    return {};
}

std::optional<PoolSlot> fallbackPool(const QJsonObject &info)
{
    // With a list of pools, too, these mirror the one that is named as the second.
    if (!info.value(fallbackKeys.url).isString())
        return std::nullopt;
    return slotOf(info, fallbackKeys, 1, usesFallback(info) ? 1 : 0);
}

} // namespace coalface::bitaxe
