// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/keptpool.h"

#include "core/operations/poolurl.h"

namespace coalface {

std::optional<KeptPool> keptPool(const PoolLibrary &pools, const PoolSettings &settings,
                                 const QString &minerName)
{
    for (const Pool &pool : pools.pools()) {
        if (isSamePool(pool.url, settings.url) && poolUserFor(pool.user, minerName) == settings.user
            && pools.hasPassword(pool.id))
            return KeptPool{pool.name, pools.passwordOf(pool.id)};
    }
    return std::nullopt;
}

} // namespace coalface
