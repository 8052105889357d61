// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minerslistcommand.h"

#include "cli/minersoutput.h"

namespace coalface::cli {

QString MinersListCommand::prepare(const Arguments &)
{
    return {};
}

void MinersListCommand::start()
{
    QList<Miner> miners;
    for (const qint64 key : context().fleet.keys())
        miners << *context().fleet.miner(key);
    printMiners(output(), miners);
    finish(exitDone);
}

} // namespace coalface::cli
