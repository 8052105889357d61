// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace coalface::cli {

struct CommandSpec;

struct OptionSpec
{
    QString name;      //!< "timeout"
    QString valueName; //!< "MS"; empty: a switch; "K…": several times, or with commas
    QString help;
    QChar shortName; //!< null: none
};

//! A command line taken apart: the command, its operands and options, and what holds for every
//! command.
struct Arguments
{
    const CommandSpec *command = nullptr; //!< null: --help or --version alone
    QStringList operands;
    QHash<QString, QString> options; //!< by long name; switches have an empty value

    QString configFolder; //!< empty: the platform's standard locations
    bool json = false;
    bool help = false;
    bool version = false;
    Verbosity verbosity = Verbosity::Normal;

    bool isSet(const QString &option) const { return options.contains(option); }
    QString value(const QString &option) const { return options.value(option); }
    //! The option as a whole number within the bounds, `otherwise` when it is not set. Rejected with a
    //! sentence that names the option.
    Result<int> number(const QString &option, int otherwise, int least, int greatest) const;
};

//! Rejected: the command line is wrong; the sentence says how.
Result<Arguments> parseArguments(const QStringList &words);

//! What --help prints, for one command or for all.
QString helpText(const CommandSpec *command);

} // namespace coalface::cli
