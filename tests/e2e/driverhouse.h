// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli.h"
#include "simulator.h"
#include "tests/drivers/updates/versions.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

//! A folder with the test driver ferret 1.0.0 and a few miners of it, beside one of a driver of the program; and a
//! program that collects from them.
class DriverHouse : public QObject
{
    Q_OBJECT
protected:
    static constexpr int ferrets
        = 4; //!< devices that the test driver asks; the one after them is a driver's of the program
    static constexpr int patience = 20'000;

    void startDevices();
    void makeFolder();
    void endCollector();
    //! Unlike QTRY_… it counts how long the condition itself takes, which may start a program.
    static bool soon(const std::function<bool()> &condition)
    {
        return QTest::qWaitFor(condition, patience);
    }

    CliResult drivers(const QStringList &arguments) const
    {
        return m_cli->run(QStringList{u"--json"_s, u"drivers"_s} + arguments);
    }
    CliResult install(const QString &version) const
    {
        return drivers({u"install"_s, u"--trust"_s, coalface::ferret(version)});
    }
    //! The one result of a command.
    static QJsonObject only(const CliResult &result)
    {
        const QJsonArray results = result.document().value(u"results").toArray();
        return results.size() == 1 ? results.at(0).toObject() : QJsonObject();
    }
    QJsonObject entryOf(const QString &command, const QString &type = u"ferret"_s) const;
    QJsonObject listed(const QString &type = u"ferret"_s) const { return entryOf(u"list"_s, type); }
    bool runs(const QString &version) const
    {
        const QJsonObject driver = listed();
        return driver.value(u"version") == version && driver.value(u"state") == u"ready"_s
               && driver.value(u"pid").isDouble();
    }
    QString installed(const QString &version, const QString &file = {}) const
    {
        return m_folder->filePath(u"miner_drivers/ferret/%1/%2"_s.arg(version, file));
    }

    void collect();
    QList<QJsonObject> rounds();
    //! Waits for further rounds and gives those.
    QList<QJsonObject> next(int number);
    bool allAnswer(int number = 2);

    Simulator m_simulator;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cli> m_cli;
    std::unique_ptr<QProcess> m_collector;
    QByteArray m_out;
};
