// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `pools remove`: takes pools off the list, and their passwords out of the vault. No miner is changed.
class PoolsRemoveCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    QStringList m_names;
};

} // namespace coalface::cli
