// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/modesetcommand.h"

namespace coalface::cli {

using namespace Qt::StringLiterals;

QString ModeSetCommand::prepareChange(const Arguments &, QStringList &miners)
{
    m_mode = miners.takeFirst().toLower();
    if (m_mode.trimmed().isEmpty())
        return u"The mode must not be empty; info MINER tells those a miner has."_s;
    return {};
}

QString ModeSetCommand::question(qsizetype count) const
{
    return u"Set the power mode of %1 miners to \"%2\"?"_s.arg(count).arg(m_mode);
}

} // namespace coalface::cli
