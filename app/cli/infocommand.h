// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `info`: who a miner is and what it can do.
class InfoCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    void print(const Miner &miner, const VersionInfo &info);

    QString m_word;
};

} // namespace coalface::cli
