// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/pools.h"

#include "avalon_nano/fields.h"

#include <algorithm>

namespace coalface::avalon_nano {

namespace {

constexpr qint64 lastSlot = 7; // the home models have three
constexpr qsizetype longestUrl = 400;

//! "scheme://user:secret@host:port" happens in cgminer's configuration; the secret stays there.
QString withoutLogin(QString url)
{
    const qsizetype scheme = url.indexOf(u"://");
    const qsizetype at = url.indexOf(u'@');
    if (at >= 0)
        url.remove(scheme < 0 ? 0 : scheme + 3, at + 1 - (scheme < 0 ? 0 : scheme + 3));
    return url;
}

QString urlOf(const QJsonObject &pool)
{
    return withoutLogin(text(pool, Key("URL"), longestUrl));
}

QJsonObject activePool(const QJsonArray &pools)
{
    for (const QJsonValue entry : pools) {
        const QJsonObject pool = entry.toObject();
        if (isSet(pool, Key("Stratum Active")) && !urlOf(pool).isEmpty())
            return pool;
    }
    return {};
}

QString plainAddress(const QString &url)
{
    const QString lower = url.trimmed().toLower();
    const QLatin1String usual("stratum+tcp://");
    return lower.startsWith(usual) ? lower.mid(usual.size()) : lower;
}

} // namespace

PoolInfo poolsOf(const QJsonArray &pools)
{
    PoolInfo info;
    const QJsonObject active = activePool(pools);
    for (const QJsonValue entry : pools) {
        const QJsonObject pool = entry.toObject();
        const auto slot = count(pool, Key("POOL"));
        const auto isSameSlot = [&](const PoolSlot &known) { return known.slot == *slot; };
        if (!slot || *slot > lastSlot || urlOf(pool).isEmpty()
            || std::any_of(info.pools.begin(), info.pools.end(), isSameSlot))
            continue;
        const bool isActive = pool == active;
        info.pools.append({int(*slot), urlOf(pool), text(pool, Key("User")), isActive});
        if (isActive)
            info.hasPassword = !text(pool, Key("Password")).isEmpty();
    }
    std::sort(info.pools.begin(), info.pools.end(),
              [](const PoolSlot &a, const PoolSlot &b) { return a.slot < b.slot; });
    return info;
}

QString activePoolUrl(const QJsonArray &pools)
{
    return urlOf(activePool(pools));
}

QString activePoolUser(const QJsonArray &pools)
{
    return text(activePool(pools), Key("User"));
}

std::optional<PoolSlot> fallbackPool(const QJsonArray &pools)
{
    QList<PoolSlot> inOrder = poolsOf(pools).pools;
    if (inOrder.isEmpty())
        return std::nullopt;
    const auto priority = [&pools](const PoolSlot &slot) {
        for (const QJsonValue entry : pools) {
            if (count(entry.toObject(), Key("POOL")) == slot.slot)
                return count(entry.toObject(), Key("Priority")).value_or(slot.slot);
        }
        return qint64(slot.slot);
    };
    std::stable_sort(inOrder.begin(), inOrder.end(), [&](const PoolSlot &a, const PoolSlot &b) {
        return priority(a) < priority(b);
    });
    return inOrder.value(1);
}

std::optional<double> activePoolDifficulty(const QJsonArray &pools)
{
    const QJsonObject pool = activePool(pools);
    for (const Key key : {Key("Stratum Difficulty"), Key("Work Difficulty")}) {
        if (const auto value = number(pool, key); value && *value > 0)
            return value;
    }
    return std::nullopt;
}

bool isSamePool(const QString &a, const QString &b)
{
    return plainAddress(a) == plainAddress(b);
}

} // namespace coalface::avalon_nano
