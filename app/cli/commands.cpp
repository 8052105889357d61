// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include "cli/collectcommand.h"
#include "cli/driverslistcommand.h"
#include "cli/exportcsvcommand.h"
#include "cli/infocommand.h"
#include "cli/minersaddcommand.h"
#include "cli/minerslistcommand.h"
#include "cli/minersremovecommand.h"
#include "cli/minersrenamecommand.h"
#include "cli/pollcommand.h"
#include "cli/scancommand.h"

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
std::unique_ptr<Command> make()
{
    return std::make_unique<T>();
}

} // namespace

QString CommandSpec::usage() const
{
    QString text = QStringLiteral("coalface-cli ") + words.join(u' ');
    for (const OptionSpec &option : options) {
        text += QStringLiteral(" [--") + option.name;
        if (!option.valueName.isEmpty())
            text += u' ' + option.valueName;
        text += u']';
    }
    return operands.isEmpty() ? text : text + u' ' + operands;
}

const QList<CommandSpec> &commands()
{
    static const QList<CommandSpec> all{
        {{u"scan"_s},
         u"[TARGET…]"_s,
         u"finds miners on the local networks, or where TARGET says (192.168.1.0/24, 192.168.1.10-40, HOST, each also :PORT or :PORT-PORT)"_s,
         {{u"add"_s, {}, u"put what is found into the fleet"_s, {}},
          {u"timeout"_s, u"MS"_s, u"for each connection (default 1000)"_s, {}},
          {u"concurrency"_s, u"N"_s, u"hosts at a time (default 254, at most 500)"_s, {}},
          {u"listen"_s, u"S"_s, u"wait for devices that only announce themselves (0 = do not)"_s, {}}},
         0,
         -1,
         make<ScanCommand>},
        {{u"miners"_s, u"list"_s}, {}, u"the fleet"_s, {}, 0, 0, make<MinersListCommand>},
        {{u"miners"_s, u"add"_s},
         u"ADDRESS"_s,
         u"asks the device who it is and puts it into the fleet"_s,
         {{u"driver"_s, u"TYPE"_s, u"the driver to ask with"_s, {}},
          {u"name"_s, u"NAME"_s, u"the miner's name"_s, {}},
          {u"offline"_s, {}, u"take it unasked (needs --driver)"_s, {}}},
         1,
         1,
         make<MinersAddCommand>},
        {{u"miners"_s, u"remove"_s},
         u"MINER…"_s,
         u"forgets miners and their history"_s,
         {},
         1,
         -1,
         make<MinersRemoveCommand>},
        {{u"miners"_s, u"rename"_s},
         u"MINER NAME"_s,
         u"gives a miner another name"_s,
         {},
         2,
         2,
         make<MinersRenameCommand>},
        {{u"poll"_s},
         u"[MINER…]"_s,
         u"reads telemetry once, stores it and prints it; no MINER = all"_s,
         {{u"all"_s, {}, u"every miner of the fleet"_s, {}}},
         0,
         -1,
         make<PollCommand>},
        {{u"collect"_s},
         {},
         u"polls and stores until stopped"_s,
         {{u"interval"_s, u"S"_s, u"seconds between two polls of a miner (default 30)"_s, {}},
          {u"duration"_s, u"S"_s, u"stop after that many seconds"_s, {}}},
         0,
         0,
         make<CollectCommand>},
        {{u"info"_s}, u"MINER"_s, u"who a miner is and what it can do"_s, {}, 1, 1, make<InfoCommand>},
        {{u"export"_s, u"csv"_s},
         {},
         u"telemetry as CSV"_s,
         {{u"from"_s, u"T"_s, u"from this time on (ISO 8601, or -24h, -7d)"_s, {}},
          {u"to"_s, u"T"_s, u"before this time"_s, {}},
          {u"miner"_s, u"MINER"_s, u"only this one"_s, {}},
          {u"resolution"_s, u"R"_s, u"raw (default), quarter, hour or auto"_s, {}},
          {u"output"_s, u"FILE"_s, u"to FILE instead of standard output"_s, u'o'}},
         0,
         0,
         make<ExportCsvCommand>},
        {{u"drivers"_s, u"list"_s},
         {},
         u"every driver, its version and state"_s,
         {},
         0,
         0,
         make<DriversListCommand>},
    };
    return all;
}

} // namespace coalface::cli
