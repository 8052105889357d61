// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/pooluse.h"

#include <algorithm>

namespace coalface {

QList<PoolUse> poolUses(const QList<Pool> &pools, const Fleet &fleet)
{
    QList<PoolUse> uses;
    for (const Pool &pool : pools)
        uses.append({pool, pool.url, {}});
    QList<PoolUse> strangers;
    const auto findIn = [](QList<PoolUse> &list, const QString &url) {
        return std::find_if(list.begin(), list.end(),
                            [&](const PoolUse &use) { return isSamePool(use.url, url); });
    };
    for (const qint64 key : fleet.keys()) {
        const Miner *miner = fleet.miner(key);
        const QString url = miner->telemetry ? miner->telemetry->poolUrl.value_or(QString())
                                             : QString();
        if (url.isEmpty())
            continue;
        if (const auto kept = findIn(uses, url); kept != uses.end())
            kept->miners.append(key);
        else if (const auto other = findIn(strangers, url); other != strangers.end())
            other->miners.append(key);
        else
            strangers.append({std::nullopt, url, {key}});
    }
    std::sort(strangers.begin(), strangers.end(),
              [](const PoolUse &a, const PoolUse &b) { return a.url < b.url; });
    return uses + strangers;
}

} // namespace coalface
