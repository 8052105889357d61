// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minersremovecommand.h"

#include "cli/minersargument.h"
#include "cli/minersoutput.h"

namespace coalface::cli {

QString MinersRemoveCommand::prepare(const Arguments &arguments)
{
    m_words = arguments.operands;
    return {};
}

void MinersRemoveCommand::start()
{
    const Result<QList<qint64>> keys = minersArgument(context().fleet, m_words);
    if (!keys)
        return refuse(keys.error().detail);
    QList<Miner> miners;
    for (const qint64 key : *keys)
        miners << *context().fleet.miner(key);
    context().fleet.remove(*keys).then(this, [this, miners](const Result<Done> &done) {
        if (!done)
            return fail(done.error());
        printMiners(output(), miners);
        if (const QString problem = context().vault.problem(); !problem.isEmpty())
            output().problem(problem); // their logins are still there
        finish(exitDone);
    });
}

} // namespace coalface::cli
