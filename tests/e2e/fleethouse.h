// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli.h"
#include "simulator.h"

#include <QTemporaryDir>

//! Simulated devices, a configuration folder with all of them in the fleet, and the program for both.
class FleetHouse
{
public:
    //! Starts \a count devices of these variants and puts them into the fleet. A sentence if that fails.
    QString open(const QStringList &variants, int count = 1);

    Simulator &simulator() { return m_simulator; }
    const Cli &cli() const { return m_cli; }
    QString folder() const { return m_folder.path(); }
    QString place(int device) const { return m_simulator.devices().at(device).place(); }

    //! What `info` says that a device can do.
    QJsonArray capabilities(int device) const;
    //! Requests of a device that were not mere questions.
    int writes(int device) { return writesWith(device, {}); }
    //! Those of them that hold this text in their path or body.
    int writesWith(int device, const QString &text);

    //! Sends a device what a stranger in the network could send. A sentence if that fails.
    QString outsider(const QByteArray &verb, const QString &path, const QByteArray &body = {},
                     int device = 0) const;

    static QJsonObject resultAt(const CliResult &result, int index);
    static QString outcomeOf(const CliResult &result, int index = 0);

private:
    Simulator m_simulator;
    QTemporaryDir m_folder;
    Cli m_cli{m_folder.path()};
};
