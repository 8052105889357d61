// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/sim/options.h"

#include <QCommandLineParser>

namespace {

QString readNumber(const QCommandLineParser &parser, const QString &name, qint64 low, qint64 high,
                   qint64 &value)
{
    if (!parser.isSet(name))
        return {};
    bool ok = false;
    value = parser.value(name).toLongLong(&ok);
    if (ok && value >= low && value <= high)
        return {};
    return QStringLiteral("--%1 takes a number from %2 to %3, not \"%4\".")
        .arg(name)
        .arg(low)
        .arg(high)
        .arg(parser.value(name));
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Simulated miners on this computer's loopback network, for trying things "
                       "out and for tests.\n"
                       "Without options: the demonstration fleet."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto add = [&parser](const char *name, const char *what, const char *value = "") {
        parser.addOption(
            {QString::fromLatin1(name), QString::fromUtf8(what), QString::fromLatin1(value)});
    };
    add("list", "Show the families and their variants, then end.");
    add("fleet", "A ready-made fleet: demo (a mix of healthy and troubled miners).", "NAME");
    add("family", "Family of the devices, see --list.", "ID");
    add("variant",
        "Model and firmware of the devices, see --list; may be repeated; \"all\" is one of each.",
        "NAME");
    add("count", "How many devices of each variant (1).", "N");
    add("seed", "Another number gives other devices; the same gives the same (1).", "N");
    add("loopback-addresses",
        "Give each device an address of its own (127.20.0.1, .2, …) and its real port "
        "(usual where this computer permits it: Linux, port 80 allowed).");
    add("ports", "Use 127.0.0.1 for all, with one port after the other.");
    add("first-port", "First of these ports (18000); 0 lets the system choose each.", "PORT");
    add("fault",
        "DEVICES:FAULT, where DEVICES is 3, 3-7, 10% or all, and FAULT is offline, drop, stall, "
        "500, "
        "unauthorized, garbage, nothttp, truncated, slow, html, redirect, endless, array, strings "
        "or "
        "latency=MS; may be repeated.",
        "SPEC");
    add("control",
        "Take control lines on this TCP port of 127.0.0.1 too (\"auto\": any free one; 0: off). "
        "Standard input always takes them, except on Windows.",
        "PORT");
    add("log-size", "How many requests each device remembers for the control channel (50).", "N");
    add("log", "Write one line of JSON per request to this file.", "FILE");
    add("json", "Print one line of JSON per device, then {\"ready\":true}.");
    add("exit-with-stdin", "End when standard input is closed.");
}

} // namespace

QString parseOptions(const QStringList &arguments, Options &options)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return parser.errorText();
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        return QStringLiteral("\"%1\" is not understood here.")
            .arg(parser.positionalArguments().first());

    const auto set = [&parser](const char *name) { return parser.isSet(QString::fromLatin1(name)); };
    const auto value = [&parser](const char *name) {
        return parser.value(QString::fromLatin1(name));
    };
    qint64 count = options.count, seed = 1, port = options.firstPort, logSize = options.logSize;
    for (const QString &problem :
         {readNumber(parser, QStringLiteral("count"), 1, 20000, count),
          readNumber(parser, QStringLiteral("seed"), 0, 2147483647, seed),
          readNumber(parser, QStringLiteral("first-port"), 0, 65535, port),
          readNumber(parser, QStringLiteral("log-size"), 0, 100000, logSize)}) {
        if (!problem.isEmpty())
            return problem;
    }
    options.count = int(count);
    options.seed = quint64(seed);
    options.firstPort = quint16(port);
    options.logSize = int(logSize);
    if (set("loopback-addresses") && set("ports"))
        return QStringLiteral("--loopback-addresses and --ports exclude each other.");
    if (set("loopback-addresses") || set("ports") || set("first-port"))
        options.ownAddresses = set("loopback-addresses");
    if (set("control") && value("control") != u"0") {
        qint64 control = 0;
        if (value("control") != u"auto") {
            const QString problem = readNumber(parser, QStringLiteral("control"), 1, 65535, control);
            if (!problem.isEmpty())
                return problem;
        }
        options.controlPort = quint16(control);
    }
    options.list = set("list");
    options.fleet = value("fleet");
    options.family = value("family");
    options.variants = parser.values(QStringLiteral("variant"));
    options.faults = parser.values(QStringLiteral("fault"));
    options.logFile = value("log");
    options.json = set("json");
    options.exitWithStdin = set("exit-with-stdin");
    if (!options.fleet.isEmpty() && options.fleet != u"demo")
        return QStringLiteral("There is no fleet \"%1\"; there is: demo.").arg(options.fleet);
    if (options.fleet.isEmpty() && options.family.isEmpty() && options.variants.isEmpty()
        && !set("count"))
        options.fleet = QStringLiteral("demo");
    return {};
}
