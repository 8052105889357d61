// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minersrenamecommand.h"

#include "cli/minersoutput.h"

namespace coalface::cli {

QString MinersRenameCommand::prepare(const Arguments &arguments)
{
    m_word = arguments.operands[0];
    m_name = arguments.operands[1];
    return {};
}

void MinersRenameCommand::start()
{
    const Result<qint64> key = context().fleet.resolve(m_word);
    if (!key)
        return refuse(key.error().detail);
    context().fleet.rename(*key, m_name).then(this, [this, key = *key](const Result<Done> &done) {
        if (!done)
            return fail(done.error());
        printMiners(output(), {*context().fleet.miner(key)});
        finish(exitDone);
    });
}

} // namespace coalface::cli
