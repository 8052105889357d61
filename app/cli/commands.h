// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <memory>

namespace coalface::cli {

//! A command of the program: its words, what it takes, and how to make it.
struct CommandSpec
{
    QStringList words; //!< {"miners", "add"}
    QString operands;  //!< as the usage line shows them
    QString summary;
    QList<OptionSpec> options;
    int leastOperands = 0;
    int greatestOperands = 0; //!< -1: any number
    std::unique_ptr<Command> (*make)() = nullptr;

    QString usage() const;
};

//! All commands. One whose words begin another's stands behind it.
const QList<CommandSpec> &commands();

} // namespace coalface::cli
