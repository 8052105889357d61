// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/targetsargument.h"

#include "cli/commands.h"
#include "cli/minersargument.h"

namespace coalface::cli {

using namespace Qt::StringLiterals;

QString TargetsArgument::take(const Arguments &arguments, const QStringList &words)
{
    m_words = words;
    m_all = arguments.isSet(u"all"_s);
    if (m_all && !words.isEmpty())
        return u"--all means every miner; leave out the others."_s;
    if (!m_all && words.isEmpty())
        return u"Say which miner, or --all. Usage: %1"_s.arg(arguments.command->usage());
    return {};
}

Result<QList<qint64>> TargetsArgument::keys(const Fleet &fleet) const
{
    return m_all ? Result<QList<qint64>>(fleet.keys()) : minersArgument(fleet, m_words);
}

} // namespace coalface::cli
