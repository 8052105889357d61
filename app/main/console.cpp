// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! coalface-cli: takes the command line apart, builds the parts, runs one command.

#include "cli/commands.h"
#include "lan/filelimit.h"
#include "main/composition.h"
#include "main/interruption.h"
#include "main/logfile.h"

#include <QCoreApplication>
#include <QNetworkProxyFactory>

#include <cstdio>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace coalface;

namespace {

//! A stream that was closed ("1>&-") stays one that cannot be written: no file that is opened later
//! gets its number, and with it the output.
void keepClosedStreams()
{
#ifndef Q_OS_WIN
    int number = 0;
    do
        number = ::open("/dev/null", O_RDONLY);
    while (number >= 0 && number <= STDERR_FILENO);
    if (number >= 0)
        ::close(number);
#endif
}

void print(FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s\n", text.toUtf8().constData());
}

//! Runs the command to its end and gives its exit status.
int run(const cli::Arguments &arguments, cli::Command &command, cli::Output &output)
{
    const Result<Places> places = findPlaces(arguments.configFolder);
    if (!places) {
        output.failure(places.error());
        return cli::exitFailed;
    }
    startLog(places->logFolder, arguments.verbosity == cli::Verbosity::Verbose);
    Composition parts(*places);
    cli::Context context{parts.fleet,
                         parts.poller,
                         parts.drivers,
                         parts.driverManager,
                         parts.scanner,
                         parts.announcements,
                         parts.telemetryLog,
                         parts.driverMetrics,
                         parts.eventLog,
                         parts.journal,
                         parts.watcher,
                         parts.secrets,
                         parts.pools,
                         parts.poolTester,
                         parts.collectorLock,
                         parts.clock,
                         parts.settings.takesDriverUpdates(),
                         [&parts](bool collecting) { parts.setCollecting(collecting); },
                         parts.databaseKeeper,
                         parts.alertLog,
                         parts.alertSettings,
                         parts.alertWatcher};
    command.provide(context, output);
    Interruption interruption(command.canWait() ? Interruption::Patience::Once
                                                : Interruption::Patience::None);
    // A command that has not begun cannot stop: it begins and stops at once, and what keeps it from that ends soon.
    bool started = false;
    bool interrupted = false;
    const auto hurry = [&] {
        interrupted = true;
        if (!started)
            parts.database.endSalvage();
    };
    QObject::connect(&interruption, &Interruption::interrupted, &command, [&] {
        hurry();
        if (started)
            command.interrupt();
    });
    QObject::connect(&interruption, &Interruption::interruptedAtOnce, &command, [&] {
        hurry();
        if (started)
            command.interruptAtOnce();
    });
    QObject::connect(&command, &cli::Command::finished, qApp, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    QObject::connect(&parts.telemetryLog, &TelemetryLog::trouble, &command,
                     [&output, &parts](const QString &sentence) {
                         const bool isTold = !sentence.isEmpty() && output.problem(sentence);
                         if (isTold && sentence == parts.databaseKeeper.mended())
                             parts.databaseKeeper.noteMendedSeen();
                     });
    if (!parts.settings.problem().isEmpty())
        output.problem(parts.settings.problem());
    QObject::connect(&parts.settings, &Settings::problemChanged, &command,
                     [&output](const QString &sentence) {
                         if (!sentence.isEmpty())
                             output.problem(sentence);
                     });
    if (!parts.secrets.problem().isEmpty())
        output.problem(parts.secrets.problem());
    if (!parts.alertSettings.problem().isEmpty())
        output.problem(parts.alertSettings.problem());
    parts.fleet.load().then(&command, [&](const Result<Done> &loaded) {
        if (loaded) {
            started = true;
            command.start();
            if (interrupted)
                command.interrupt();
            return;
        }
        if (!interrupted) // else it was told what is wrong with the database
            output.failure(loaded.error());
        const int status = interrupted ? command.unstartedStatus() : cli::exitFailed;
        // The answer may be there before the event loop is, which only then can be told to end.
        QMetaObject::invokeMethod(
            qApp, [status] { QCoreApplication::exit(status); }, Qt::QueuedConnection);
    });
    return QCoreApplication::exec();
}

} // namespace

// What throws here has no memory left, and the program ends in any case.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char *argv[])
{
    keepClosedStreams();
    QCoreApplication application(argc, argv);
    // The same for both programs: it names the folders in which things are kept.
    QCoreApplication::setApplicationName(QStringLiteral("coalface"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COALFACE_VERSION));
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    raiseFileLimit();

    const Result<cli::Arguments> arguments = cli::parseArguments(application.arguments().mid(1));
    if (!arguments) {
        print(stderr, arguments.error().detail);
        return cli::exitUsage;
    }
    if (arguments->help) {
        print(stdout, cli::helpText(arguments->command));
        return cli::exitDone;
    }
    if (arguments->version) {
        print(stdout, QStringLiteral("coalface-cli " COALFACE_VERSION));
        return cli::exitDone;
    }
    const auto command = arguments->command->make();
    if (const QString problem = command->prepare(*arguments); !problem.isEmpty()) {
        print(stderr, problem);
        return cli::exitUsage;
    }
    cli::Output output(arguments->json, arguments->verbosity);
    return run(*arguments, *command, output);
}
