// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 90'000;

//! "pid (name) state ppid …", where the name may hold anything but is the last thing in brackets.
QByteArrayList statOf(const QString &process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2).split(' ');
}
} // namespace

QJsonObject CliResult::document() const
{
    return QJsonDocument::fromJson(out).object();
}

QString CliResult::errorKind() const
{
    return document().value(u"error").toObject().value(u"kind").toString();
}

QByteArray CliResult::told() const
{
    return "status " + QByteArray::number(status) + "\nout: " + out.left(4000)
           + "\nerr: " + err.left(4000);
}

Cli::Cli(const QString &configFolder)
    : m_folder(configFolder), m_environment(QProcessEnvironment::systemEnvironment())
{}

QString Cli::program()
{
    return QStringLiteral(COALFACE_BIN_DIR "/coalface-cli");
}

CliResult Cli::run(const QStringList &arguments) const
{
    const std::unique_ptr<QProcess> process = start(arguments);
    return finished(*process);
}

CliResult Cli::runWithInput(const QStringList &arguments, const QByteArray &input) const
{
    const std::unique_ptr<QProcess> process = start(arguments, input);
    return finished(*process);
}

std::unique_ptr<QProcess> Cli::prepared(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setProgram(program());
    process->setArguments(QStringList{u"--config-dir"_s, m_folder} + arguments);
    return process;
}

std::unique_ptr<QProcess> Cli::start(const QStringList &arguments, const QByteArray &input) const
{
    std::unique_ptr<QProcess> process = prepared(arguments);
    process->start();
    process->waitForStarted(patience);
    process->write(input);
    process->closeWriteChannel();
    return process;
}

bool Cli::inNamespace(const QString &flags, const QString &script, CliResult &result) const
{
    QProcess attempt;
    attempt.start(u"unshare"_s, {flags, u"sh"_s, u"-c"_s, u"mount -t tmpfs none /mnt"_s});
    if (finished(attempt).status != 0)
        return false;
    QProcess process;
    process.start(u"unshare"_s,
                  {flags, u"sh"_s, u"-c"_s, u"dir=$1; cli=\"$2 --config-dir $1\"\n"_s + script,
                   u"sh"_s, m_folder, program()});
    result = finished(process);
    return true;
}

std::unique_ptr<QProcess> Cli::startDesktop() const
{
    const QString window = QStringLiteral(COALFACE_BIN_DIR "/coalface");
    if (!QFileInfo::exists(window))
        return nullptr;
    std::unique_ptr<QProcess> process = prepared({u"--verbose"_s});
    process->setProgram(window);
    QProcessEnvironment environment = m_environment;
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process->setProcessEnvironment(environment);
    process->start();
    process->waitForStarted(patience);
    return process;
}

CliResult Cli::finished(QProcess &process)
{
    CliResult result;
    // With events, as a server of the test may be what it talks to.
    const bool ended = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; },
                                       patience);
    if (!ended) {
        process.kill();
        process.waitForFinished(5000);
    } else if (process.exitStatus() == QProcess::NormalExit
               && process.error() != QProcess::FailedToStart) {
        result.status = process.exitCode();
    }
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

QList<qint64> Cli::hostsOf(qint64 process)
{
    QList<qint64> hosts;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QByteArrayList stat = statOf(entry);
        if (stat.size() > 1 && stat.at(0) != "Z" && stat.at(1).toLongLong() == process)
            hosts << entry.toLongLong();
    }
    return hosts;
}

bool Cli::isAlive(qint64 process)
{
    const QByteArrayList stat = statOf(QString::number(process));
    return !stat.isEmpty() && stat.at(0) != "Z";
}
