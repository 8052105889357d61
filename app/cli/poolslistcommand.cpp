// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/poolslistcommand.h"

#include "cli/poolsoutput.h"

namespace coalface::cli {

void PoolsListCommand::start()
{
    const PoolLibrary &library = context().pools;
    if (!library.problem().isEmpty())
        output().problem(library.problem());
    printPools(output(), library.pools(), library, context().fleet);
    finish(exitDone);
}

} // namespace coalface::cli
