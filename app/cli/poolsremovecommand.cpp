// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolsremovecommand.h"

#include "cli/poolsoutput.h"

namespace coalface::cli {

QString PoolsRemoveCommand::prepare(const Arguments &arguments)
{
    m_names = arguments.operands;
    return {};
}

void PoolsRemoveCommand::start()
{
    PoolLibrary &library = context().pools;
    QList<Pool> pools;
    for (const QString &name : std::as_const(m_names)) {
        const Result<Pool> pool = poolNamed(name, library);
        if (!pool)
            return refuse(pool.error().detail);
        if (!pools.contains(*pool))
            pools.append(*pool);
    }
    for (const Pool &pool : std::as_const(pools)) {
        if (const Result<Done> removed = library.remove(pool.id); !removed)
            return fail(removed.error());
    }
    printPools(output(), pools, library, context().fleet);
    finish(exitDone);
}

} // namespace coalface::cli
