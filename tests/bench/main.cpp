// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! coalface-bench: measures the rows of the table of goals and prints the figures as JSON. Each row
//! runs in a process of its own, one after the other.
#include "row.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxyFactory>
#include <QProcess>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

using namespace coalface::bench;

namespace {

//! Why figures of this build would say nothing; null: they do.
const char *uselessBuild()
{
#if defined(COALFACE_SANITIZED)
    return "This build is sanitized, which costs more than what is measured. Build the preset "
           "\"release\".";
#elif !defined(NDEBUG)
    return "This is a Debug build, whose figures say nothing. Build the preset \"release\".";
#else
    return nullptr;
#endif
}

const Row *rowNamed(const QString &name)
{
    const auto row = std::find_if(rows().begin(), rows().end(), [&](const Row &candidate) {
        return candidate.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return row == rows().end() ? nullptr : &*row;
}

void print(const QJsonObject &object)
{
    std::fputs(QJsonDocument(object).toJson(QJsonDocument::Indented).constData(), stdout);
    std::fflush(stdout);
}

//! Runs the row in a process of its own, so that no row sees what another one left behind.
QJsonObject inOwnProcess(const Row &row, const Effort &effort)
{
    QElapsedTimer passed;
    passed.start();
    QJsonObject figures;
    if (row.screen == Screen::Display && qEnvironmentVariableIsEmpty("DISPLAY")) {
        figures = notMeasured(u"There is no display. Start tests/bench/run, which makes one."_qs);
    } else {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList arguments{u"--part"_qs, row.name};
        if (effort.quick)
            arguments += u"--quick"_qs;
        if (row.lasts)
            arguments += {u"--hours"_qs,    QString::number(effort.hours),
                          u"--miners"_qs,   QString::number(effort.miners),
                          u"--interval"_qs, QString::number(effort.interval)};
        process.start(QCoreApplication::applicationFilePath(), arguments);
        process.waitForFinished(600'000 + (row.lasts ? int(effort.hours * 3'600'000) : 0));
        figures = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        if (figures.isEmpty())
            figures = notMeasured(
                u"The measurement ended with status %1."_qs.arg(process.exitCode()));
    }
    std::fprintf(stderr, "%-9s %.1f s\n", qPrintable(row.name), double(passed.elapsed()) / 1000.0);
    return {{u"row"_qs, row.name},
            {u"what"_qs, row.what},
            {u"goal"_qs, row.goal},
            {u"figures"_qs, figures}};
}

int runPart(const QString &name, const QStringList &rest, const Effort &effort)
{
    if (name == u"echo"_qs)
        return echo(rest.value(0));
    if (name == u"silent"_qs) {
        print(silentSubnet(effort));
        return 0;
    }
    const Row *row = rowNamed(name);
    if (!row)
        return 2;
    print(row->measure(effort));
    return 0;
}

int runAll(const QStringList &names, const Effort &effort)
{
    QList<const Row *> chosen;
    for (const QString &name : names) {
        chosen += rowNamed(name);
        if (!chosen.last()) {
            std::fprintf(stderr, "There is no row \"%s\"; --list shows them.\n", qPrintable(name));
            return 2;
        }
    }
    for (const Row &row : rows()) {
        if (names.isEmpty() && !row.lasts)
            chosen += &row;
    }
    QJsonArray results;
    for (const Row *row : std::as_const(chosen))
        results += inOwnProcess(*row, effort);
    double load = -1;
    ::getloadavg(&load, 1);
    print({{u"version"_qs, QStringLiteral(COALFACE_VERSION)},
           {u"qt"_qs, QString::fromLatin1(qVersion())},
           {u"system"_qs, QSysInfo::prettyProductName()},
           {u"cores"_qs, QThread::idealThreadCount()},
           {u"load_at_end"_qs, load},
           {u"quick"_qs, effort.quick},
           {u"rows"_qs, results}});
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (const char *reason = uselessBuild()) {
        std::fprintf(stderr, "%s\n", reason);
        return 2;
    }
    // Only the rows with a window in their own process need more than the core of an application.
    const Row *own = argc > 2 && qstrcmp(argv[1], "--part") == 0
                         ? rowNamed(QString::fromLocal8Bit(argv[2]))
                         : nullptr;
    const Screen screen = own ? own->screen : Screen::None;
    if (screen == Screen::Memory)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    std::unique_ptr<QCoreApplication> application;
    if (screen != Screen::None)
        application = std::make_unique<QApplication>(argc, argv);
    else
        application = std::make_unique<QCoreApplication>(argc, argv);
    QNetworkProxyFactory::setUseSystemConfiguration(false);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures Coalface and prints the figures as JSON."_qs);
    parser.addHelpOption();
    const QCommandLineOption list(u"list"_qs, u"Show the rows, then end."_qs);
    const QCommandLineOption quick(u"quick"_qs,
                                   u"Fewer devices and rounds: to see that it works."_qs);
    QCommandLineOption part(u"part"_qs, u"Measure this in the process itself."_qs, u"NAME"_qs);
    part.setFlags(QCommandLineOption::HiddenFromHelp);
    const QCommandLineOption soakFor(u"soak"_qs, u"The row \"soak\", which runs for hours."_qs);
    const QCommandLineOption hours(u"hours"_qs, u"How long it soaks, 0.05 to 500."_qs, u"H"_qs,
                                   u"1"_qs);
    const QCommandLineOption miners(u"miners"_qs, u"Simulated miners in the soak, 1 to 5000."_qs,
                                    u"N"_qs, u"100"_qs);
    const QCommandLineOption interval(u"interval"_qs,
                                      u"Seconds between two polls in the soak, 1 to 3600."_qs,
                                      u"S"_qs, u"5"_qs);
    parser.addOptions({list, quick, soakFor, hours, miners, interval, part});
    parser.addPositionalArgument(u"ROW"_qs, u"Rows by name; none = all."_qs, u"[ROW…]"_qs);
    parser.process(*application);
    if (parser.isSet(list)) {
        for (const Row &row : rows())
            std::printf("%-9s %s\n          goal: %s\n", qPrintable(row.name), qPrintable(row.what),
                        qPrintable(row.goal));
        return 0;
    }
    const bool isQuick = parser.isSet(quick);
    const Effort effort{isQuick ? 3 : 5, isQuick, parser.value(hours).toDouble(),
                        parser.value(miners).toInt(), parser.value(interval).toInt()};
    if (!(effort.hours >= 0.05 && effort.hours <= 500) || effort.miners < 1 || effort.miners > 5000
        || effort.interval < 1 || effort.interval > 3600) {
        std::fprintf(stderr, "--hours, --miners or --interval: see --help.\n");
        return 2;
    }
    if (parser.isSet(part))
        return runPart(parser.value(part), parser.positionalArguments(), effort);
    QStringList names = parser.positionalArguments();
    if (parser.isSet(soakFor))
        names += u"soak"_qs;
    return runAll(names, effort);
}
