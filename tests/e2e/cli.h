// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <memory>

//! What a run of coalface-cli left behind.
struct CliResult
{
    int status = -1; //!< the exit status; -1: it crashed, was killed or did not end
    QByteArray out;
    QByteArray err;

    //! The one JSON document on standard output; empty if there is not exactly one.
    QJsonObject document() const;
    //! "kind" of the error that the document is about.
    QString errorKind() const;
    //! For the message of a failing test.
    QByteArray told() const;
};

//! coalface-cli, and the window, on one configuration folder. Runs in a child process, so that many at a time are
//! possible, too.
class Cli
{
public:
    explicit Cli(const QString &configFolder);

    void setVariable(const QString &name, const QString &value)
    {
        m_environment.insert(name, value);
    }

    //! Runs a command to its end.
    CliResult run(const QStringList &arguments) const;
    //! The same with something on its standard input, which ends then.
    CliResult runWithInput(const QStringList &arguments, const QByteArray &input) const;
    //! Starts one; the caller reads and ends it.
    std::unique_ptr<QProcess> start(const QStringList &arguments,
                                    const QByteArray &input = {}) const;
    //! One that was not started yet; its standard input is for the caller to arrange.
    std::unique_ptr<QProcess> prepared(const QStringList &arguments) const;
    //! Starts the window, without a display, on the same folder. Null where it was not built.
    std::unique_ptr<QProcess> startDesktop() const;
    //! Runs a script with $cli and $dir (the folder), as root of a namespace of its own; false if not permitted.
    bool inNamespace(const QString &flags, const QString &script, CliResult &result) const;
    //! Waits for the end of one that was started.
    static CliResult finished(QProcess &process);

    static QString program();
    //! The running processes of this program whose ancestor is \a process.
    static QList<qint64> hostsOf(qint64 process);
    static bool isAlive(qint64 process);

private:
    QString m_folder;
    QProcessEnvironment m_environment;
};
