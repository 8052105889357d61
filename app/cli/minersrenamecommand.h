// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `miners rename`: gives a miner another name.
class MinersRenameCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    QString m_word;
    QString m_name;
};

} // namespace coalface::cli
