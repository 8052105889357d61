// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// coalface-sim: simulated miners for demonstrations, tests and authors of drivers.
#include "main/sim/fleetbuilder.h"
#include "main/sim/options.h"
#include "main/sim/process.h"
#include "simulator/control.h"
#include "simulator/controlserver.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace coalface::simulator;

namespace {

void print(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
}

void print(const QJsonObject &object)
{
    print(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int fail(const QString &why, int status)
{
    std::fprintf(stderr, "coalface-sim: %s\n", qPrintable(why));
    return status;
}

void listFamilies(const std::vector<std::unique_ptr<Family>> &all)
{
    for (const auto &family : all) {
        print(family->id().toUtf8());
        for (const QString &variant : family->variants())
            print("  " + variant.toUtf8());
    }
}

void announce(const Options &options, Engine &engine, quint16 controlPort)
{
    for (int i = 0; i < engine.count(); ++i) {
        Station &station = engine.station(i);
        if (options.json) {
            print(describe(station));
        } else if (i < 40 && station.place().port == 0) {
            std::printf("%3d  %s, broadcasts only  %s (%s)\n", i,
                        qPrintable(station.place().address.toString()),
                        qPrintable(station.device().model()), qPrintable(station.variant()));
        } else if (i < 40) {
            std::printf("%3d  http://%s:%d  %s (%s)\n", i,
                        qPrintable(station.place().address.toString()), station.place().port,
                        qPrintable(station.device().model()), qPrintable(station.variant()));
        } else if (i == 40) {
            std::printf("     … and %d more\n", engine.count() - i);
        }
    }
    if (options.json) {
        QJsonObject ready{{QStringLiteral("ready"), true}};
        if (controlPort != 0)
            ready.insert(QStringLiteral("control"), controlPort);
        print(ready);
    } else {
        std::printf("%d simulated miners are running. Ctrl-C ends them.\n", engine.count());
        if (controlPort != 0)
            std::printf("Control lines are taken on 127.0.0.1, port %d.\n", controlPort);
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("coalface-sim"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COALFACE_VERSION));
    Options options;
    const QString wrong = parseOptions(app.arguments(), options);
    if (!wrong.isEmpty())
        return fail(wrong, 2);
    const auto all = families();
    if (options.list) {
        listFamilies(all);
        return 0;
    }

    raiseFileLimit();
    quitOnSignals();
    const bool own = options.ownAddresses.value_or(AddressPlan::ownAddressesPermitted());
    Engine engine(own ? AddressPlan::ownAddresses() : AddressPlan::ports(options.firstPort),
                  options.seed);
    const QString problem = buildFleet(options, all, engine);
    if (!problem.isEmpty())
        return fail(problem, 1);

    ControlServer controlServer(engine);
    if (options.controlPort && !controlServer.open(*options.controlPort))
        return fail(QStringLiteral("The control port %1 of 127.0.0.1 cannot be used: %2.")
                        .arg(*options.controlPort)
                        .arg(controlServer.errorString()),
                    1);

    QFile log(options.logFile);
    if (!options.logFile.isEmpty()) {
        if (!log.open(QIODevice::WriteOnly | QIODevice::Append))
            return fail(QStringLiteral("The log file %1 cannot be written: %2.")
                            .arg(options.logFile, log.errorString()),
                        1);
        QObject::connect(&engine, &Engine::requestSeen, &app,
                         [&log](int device, const SeenRequest &seen) {
                             QJsonObject entry = seen.toJson();
                             entry.insert(QStringLiteral("device"), device);
                             log.write(QJsonDocument(entry).toJson(QJsonDocument::Compact) + '\n');
                             log.flush();
                         });
    }

    Control control(engine);
    readStandardInput(
        &app,
        [&control](const QByteArray &line) {
            print(control.obey(line));
            std::fflush(stdout);
        },
        [&options] {
            if (options.exitWithStdin)
                QCoreApplication::quit();
        });
    announce(options, engine, controlServer.serverPort());
    return app.exec();
}
