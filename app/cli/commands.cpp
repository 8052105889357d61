// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include "cli/alertsacknowledgecommand.h"
#include "cli/alertslistcommand.h"
#include "cli/alertsmutecommand.h"
#include "cli/collectcommand.h"
#include "cli/databasecommand.h"
#include "cli/driverschangecommand.h"
#include "cli/driverscheckcommand.h"
#include "cli/driverslistcommand.h"
#include "cli/driversmetricscommand.h"
#include "cli/eventslistcommand.h"
#include "cli/exportcsvcommand.h"
#include "cli/infocommand.h"
#include "cli/minersaddcommand.h"
#include "cli/minerslistcommand.h"
#include "cli/minerslogincommand.h"
#include "cli/minersremovecommand.h"
#include "cli/minersrenamecommand.h"
#include "cli/minerstagcommand.h"
#include "cli/modesetcommand.h"
#include "cli/pollcommand.h"
#include "cli/poolgetcommand.h"
#include "cli/poolsetcommand.h"
#include "cli/poolslistcommand.h"
#include "cli/poolsputcommand.h"
#include "cli/poolsremovecommand.h"
#include "cli/poolstestcommand.h"
#include "cli/restartcommand.h"
#include "cli/scancommand.h"

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
std::unique_ptr<Command> make()
{
    return std::make_unique<T>();
}

template<AlertsMuteCommand::Verb verb>
std::unique_ptr<Command> makeAlertsMute()
{
    return std::make_unique<AlertsMuteCommand>(verb);
}

template<DriversChangeCommand::Verb verb>
std::unique_ptr<Command> makeDriversChange()
{
    return std::make_unique<DriversChangeCommand>(verb);
}

template<PoolsPutCommand::Verb verb>
std::unique_ptr<Command> makePoolsPut()
{
    return std::make_unique<PoolsPutCommand>(verb);
}

QList<OptionSpec> poolOptions()
{
    return {{u"url"_s, u"URL"_s, u"[stratum+tcp://|stratum+ssl://]host:port"_s, {}},
            {u"user"_s, u"USER"_s, u"the worker's name at the pool"_s, {}},
            {u"fallback"_s, u"NAME"_s, u"the kept pool that stands in for it"_s, {}},
            {u"password-stdin"_s, {}, u"read the password from standard input"_s, {}}};
}

const OptionSpec &allOption()
{
    static const OptionSpec option{u"all"_s, {}, u"every miner of the fleet"_s, {}};
    return option;
}

const OptionSpec &yesOption()
{
    static const OptionSpec option{u"yes"_s, {}, u"do not ask before several are changed"_s, {}};
    return option;
}

const OptionSpec &staggerOption()
{
    static const OptionSpec option{u"stagger"_s,
                                   u"MS"_s,
                                   u"milliseconds between the beginnings on two miners (default 0)"_s,
                                   {}};
    return option;
}

OptionSpec waitOption(const QString &usual)
{
    return {u"wait"_s,
            u"S"_s,
            u"seconds that reading back may take for each (default %1; 0 = do not wait)"_s.arg(usual),
            {}};
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
    static const QList<CommandSpec> all = QList<CommandSpec>{
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
        {{u"miners"_s, u"tag"_s},
         u"MINER…"_s,
         u"tells miners' tags and notes, or gives them tags and takes some away"_s,
         {{u"add"_s, u"TAG…"_s, u"give this tag; several times, or with commas"_s, {}},
          {u"remove"_s, u"TAG…"_s, u"take this tag away"_s, {}}},
         1,
         -1,
         make<MinersTagCommand>},
        {{u"miners"_s, u"login"_s},
         u"MINER"_s,
         u"gives a miner the login that it wants before it lets itself be changed"_s,
         {{u"user"_s, u"NAME"_s, u"who logs in, where the miner asks for it"_s, {}},
          {u"password-stdin"_s, {}, u"read the password from standard input"_s, {}},
          {u"otp-stdin"_s, {}, u"read a one-time code from standard input"_s, {}},
          {u"forget"_s, {}, u"forget the login that is kept"_s, {}}},
         1,
         1,
         make<MinersLoginCommand>},
        {{u"poll"_s},
         u"[MINER…]"_s,
         u"reads telemetry once, stores it and prints it; no MINER = all"_s,
         {allOption()},
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
        {{u"pool"_s, u"get"_s},
         u"MINER…"_s,
         u"the pools that miners are set to"_s,
         {allOption()},
         0,
         -1,
         make<PoolGetCommand>},
        {{u"pool"_s, u"set"_s},
         u"MINER…"_s,
         u"sets the pool of miners and reads it back"_s,
         {{u"url"_s, u"URL"_s, u"[stratum+tcp://|stratum+ssl://]HOST:PORT"_s, {}},
          {u"user"_s, u"USER"_s, u"the worker at the pool; {name} becomes the miner's name"_s, {}},
          {u"password-stdin"_s, {}, u"read the password from standard input (without: x)"_s, {}},
          {u"slot"_s, u"N"_s, u"which of the miner's pools: 0 (default) its pool, 1 its fallback, 2 its pool 3 and so on"_s, {}},
          {u"restart"_s, {}, u"restart the miner if the pool is not used without it"_s, {}},
          waitOption(u"30, with --restart 120"_s),
          staggerOption(),
          allOption(),
          yesOption()},
         0,
         -1,
         make<PoolSetCommand>},
        {{u"mode"_s, u"set"_s},
         u"MODE MINER…"_s,
         u"sets the power mode of miners and reads it back"_s,
         {waitOption(u"30"_s), staggerOption(), allOption(), yesOption()},
         1,
         -1,
         make<ModeSetCommand>},
        {{u"restart"_s},
         u"MINER…"_s,
         u"restarts miners and waits until their uptime has fallen"_s,
         {waitOption(u"120"_s), staggerOption(), allOption(), yesOption()},
         0,
         -1,
         make<RestartCommand>},
        {{u"export"_s, u"csv"_s},
         {},
         u"telemetry as CSV"_s,
         {{u"from"_s, u"T"_s, u"from this time on (ISO 8601, or -24h, -7d)"_s, {}},
          {u"to"_s, u"T"_s, u"before this time"_s, {}},
          {u"miner"_s, u"MINER"_s, u"only this one"_s, {}},
          {u"resolution"_s, u"R"_s, u"raw (default), quarter, hour or auto"_s, {}},
          {u"columns"_s, u"K,K…"_s, u"only these keys, after time, id and name"_s, {}},
          {u"separator"_s, u"S"_s, u"comma (default), semicolon (with decimal commas) or tab"_s, {}},
          {u"local-times"_s, {}, u"times of this place, which spreadsheets read"_s, {}},
          {u"output"_s, u"FILE"_s, u"to FILE instead of standard output"_s, u'o'}},
         0,
         0,
         make<ExportCsvCommand>},
        {{u"events"_s, u"list"_s},
         u"[MINER…]"_s,
         u"what happened to miners and drivers and what was done to them, newest first; no MINER = everything"_s,
         {allOption(),
          {u"kind"_s,
           u"K…"_s,
           u"only these (%1; driver is all of drivers)"_s.arg(EventsListCommand::kindNames().join(u", "_s)),
           {}},
          {u"from"_s, u"T"_s, u"from this time on (ISO 8601, or -24h, -7d)"_s, {}},
          {u"to"_s, u"T"_s, u"before this time"_s, {}},
          {u"limit"_s, u"N"_s, u"at most so many, the newest (default 100)"_s, {}}},
         0,
         -1,
         make<EventsListCommand>},
        {{u"alerts"_s, u"list"_s},
         u"[MINER…]"_s,
         u"what is or was wrong by the alert rules, newest first; no MINER = everything"_s,
         {allOption(),
          {u"active"_s, {}, u"only what lasts"_s, {}},
          {u"from"_s, u"T"_s, u"raised from this time on (ISO 8601, or -24h, -7d)"_s, {}},
          {u"to"_s, u"T"_s, u"raised before this time"_s, {}},
          {u"limit"_s, u"N"_s, u"at most so many, the newest (default 100)"_s, {}}},
         0,
         -1,
         make<AlertsListCommand>},
        {{u"alerts"_s, u"acknowledge"_s},
         u"MINER…"_s,
         u"notes that you have seen what is wrong with miners; --all: also with drivers"_s,
         {allOption()},
         0,
         -1,
         make<AlertsAcknowledgeCommand>},
        {{u"alerts"_s, u"mute"_s},
         u"MINER…"_s,
         u"shows no notifications about miners; their alerts are listed all the same"_s,
         {allOption(), {u"for"_s, u"SPAN"_s, u"30m, 2h, 7d (default: until unmuted)"_s, {}}},
         0,
         -1,
         makeAlertsMute<AlertsMuteCommand::Verb::Mute>},
        {{u"alerts"_s, u"unmute"_s},
         u"MINER…"_s,
         u"shows notifications about miners again"_s,
         {allOption()},
         0,
         -1,
         makeAlertsMute<AlertsMuteCommand::Verb::Unmute>},
        {{u"pools"_s, u"list"_s},
         {},
         u"the pools that you keep, and which miners work for them"_s,
         {},
         0,
         0,
         make<PoolsListCommand>},
        {{u"pools"_s, u"add"_s},
         u"NAME"_s,
         u"keeps a pool; {name} in USER stands for the miner's name"_s,
         poolOptions(),
         1,
         1,
         makePoolsPut<PoolsPutCommand::Verb::Add>},
        {{u"pools"_s, u"change"_s},
         u"NAME"_s,
         u"changes what is kept of a pool; no miner is changed"_s,
         poolOptions()
             + QList<OptionSpec>{{u"name"_s, u"NAME"_s, u"its new name"_s, {}},
                                 {u"no-fallback"_s, {}, u"nothing stands in for it"_s, {}}},
         1,
         1,
         makePoolsPut<PoolsPutCommand::Verb::Change>},
        {{u"pools"_s, u"remove"_s},
         u"NAME…"_s,
         u"takes pools off the list; no miner is changed"_s,
         {},
         1,
         -1,
         make<PoolsRemoveCommand>},
        {{u"pools"_s, u"test"_s},
         u"[NAME|URL…]"_s,
         u"asks pools for work, as a miner would; none named = all that are kept"_s,
         {{u"timeout"_s, u"S"_s, u"for each pool (default 10)"_s, {}}},
         0,
         -1,
         make<PoolsTestCommand>},
        {{u"drivers"_s, u"list"_s},
         {},
         u"every driver, its version and state"_s,
         {},
         0,
         0,
         make<DriversListCommand>},
        {{u"drivers"_s, u"check"_s},
         {},
         u"what runs beside what comes with the program"_s,
         {},
         0,
         0,
         make<DriversCheckCommand>},
        {{u"drivers"_s, u"metrics"_s},
         u"[TYPE…]"_s,
         u"what each version did of late: calls, by whose fault they failed, how long readings "
         u"took, and "
         u"how its process fared"_s,
         {{u"hours"_s, u"N"_s, u"in the last N hours (default 24; kept for a year)"_s, {}}},
         0,
         -1,
         make<DriversMetricsCommand>},
        {{u"drivers"_s, u"install"_s},
         u"PATH"_s,
         u"installs a driver from its folder (with manifest.json) or from a loose library"_s,
         {{u"trust"_s, {}, u"run it although nobody signed it"_s, {}}},
         1,
         1,
         makeDriversChange<DriversChangeCommand::Verb::Install>},
        {{u"drivers"_s, u"update"_s},
         u"TYPE…"_s,
         u"to the version that comes with the program; repairs damaged and missing ones"_s,
         {{u"all"_s, {}, u"every driver"_s, {}}},
         0,
         -1,
         makeDriversChange<DriversChangeCommand::Verb::Update>},
        {{u"drivers"_s, u"rollback"_s},
         u"TYPE"_s,
         u"back to the version before"_s,
         {{u"to"_s, u"VERSION"_s, u"to this one instead"_s, {}}},
         1,
         1,
         makeDriversChange<DriversChangeCommand::Verb::RollBack>},
        {{u"drivers"_s, u"enable"_s},
         u"TYPE…"_s,
         u"uses drivers again that were switched off"_s,
         {},
         1,
         -1,
         makeDriversChange<DriversChangeCommand::Verb::Enable>},
        {{u"drivers"_s, u"disable"_s},
         u"TYPE…"_s,
         u"switches drivers off"_s,
         {},
         1,
         -1,
         makeDriversChange<DriversChangeCommand::Verb::Disable>},
        {{u"drivers"_s, u"pin"_s},
         u"TYPE…"_s,
         u"keeps drivers at their version"_s,
         {},
         1,
         -1,
         makeDriversChange<DriversChangeCommand::Verb::Pin>},
        {{u"drivers"_s, u"unpin"_s},
         u"TYPE…"_s,
         u"lets them be updated again"_s,
         {},
         1,
         -1,
         makeDriversChange<DriversChangeCommand::Verb::Unpin>},
        {{u"drivers"_s, u"remove"_s},
         u"TYPE…"_s,
         u"takes drivers away; their miners stay, and are not asked"_s,
         {},
         1,
         -1,
         makeDriversChange<DriversChangeCommand::Verb::Remove>},
        {{u"drivers"_s, u"reload"_s},
         u"[TYPE…]"_s,
         u"starts fresh hosts, also those of the program that collects"_s,
         {},
         0,
         -1,
         makeDriversChange<DriversChangeCommand::Verb::Reload>},
    } + databaseCommands();
    return all;
}

} // namespace coalface::cli
