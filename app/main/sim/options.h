// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

//! What the command line of coalface-sim asks for.
struct Options
{
    bool list = false;
    QString fleet;  //!< "demo" or empty
    QString family; //!< empty = the only one, or the first
    QStringList variants;
    int count = 1; //!< of each variant
    quint64 seed = 1;
    std::optional<bool> ownAddresses; //!< nothing = whatever this system permits
    quint16 firstPort = 18000;
    QStringList faults;                 //!< "<devices>:<fault>"
    std::optional<quint16> controlPort; //!< 0 = the system chooses
    int logSize = 50;
    QString logFile;
    bool json = false;
    bool exitWithStdin = false;
};

//! Reads the arguments. On failure returns a sentence; --help and --version end the program.
QString parseOptions(const QStringList &arguments, Options &options);
