// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/writecommand.h"

namespace coalface::cli {

//! `restart`: restarts miners and waits until their uptime has fallen.
class RestartCommand : public WriteCommand
{
    Q_OBJECT
protected:
    QString prepareChange(const Arguments &, QStringList &) override { return {}; }
    WriteRequest requestFor(const Miner &) const override { return {WriteRequest::Verb::Restart}; }
    QString question(qsizetype count) const override
    {
        return QStringLiteral("Restart %1 miners?").arg(count);
    }
    int usualWait() const override { return 120; }
};

} // namespace coalface::cli
