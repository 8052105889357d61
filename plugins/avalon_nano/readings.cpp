// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/readings.h"

#include "avalon_nano/modes.h"
#include "avalon_nano/pools.h"
#include "avalon_nano/power.h"

#include <QStringList>

#include <algorithm>

namespace coalface::avalon_nano {

namespace {

using Number = std::optional<double>;

constexpr double gigahash = 1e9; // H/s
constexpr double megahash = 1e6;

Number times(Number value, double factor)
{
    return value ? Number(*value * factor) : std::nullopt;
}

Number positive(Number value)
{
    return value && *value > 0 ? value : std::nullopt;
}

//! A sensor that is absent says -273, on some units 0.
Number sensor(Number value)
{
    return value && *value > -100 && *value != 0 ? value : std::nullopt;
}

Number greater(Number a, Number b)
{
    return a && b ? Number(std::max(*a, *b)) : (a ? a : b);
}

Number hashrate(const Snapshot &snapshot)
{
    if (const Number now = snapshot.mm.number(Key("GHSspd")))
        return *now >= 0 ? Number(*now * gigahash) : std::nullopt;
    for (const Key key : {Key("MHS 1m"), Key("MHS 5m")}) {
        if (const Number mean = number(snapshot.summary, key))
            return *mean * megahash;
    }
    return std::nullopt;
}

Number fastestFan(const MmString &mm)
{
    Number fastest;
    for (int fan = 1; fan <= 8; ++fan) {
        const QByteArray key = "Fan" + QByteArray::number(fan);
        fastest = greater(fastest, mm.number(Key(key.constData())));
    }
    return fastest && *fastest >= 0 ? fastest : std::nullopt;
}

//! The mean of the mining program that fades over 15 minutes. It begins at nothing with the program and is near enough
//! to the truth after three times as long; until then the mean since the start is one of late itself.
Number recentHashrate(const Snapshot &snapshot)
{
    constexpr qint64 settledSeconds = 3 * 15 * 60;
    const auto runs = programUptime(snapshot);
    return runs && *runs >= settledSeconds
               ? times(positive(number(snapshot.summary, Key("MHS 15m"))), megahash)
               : std::nullopt;
}

std::optional<qint64> hardwareErrors(const Snapshot &snapshot)
{
    const Number errors = snapshot.mm.number(Key("HW"));
    if (errors && *errors >= 0 && *errors < 1e15)
        return qint64(*errors);
    return count(snapshot.summary, Key("Hardware Errors"));
}

QString codes(const MmString &mm, Key key)
{
    QStringList set;
    for (const Number &code : mm.numbers(key)) {
        if (code && *code != 0)
            set.append(QString::number(*code, 'f', 0));
    }
    return set.join(u' ');
}

std::optional<QString> faultText(const MmString &mm)
{
    QStringList faults;
    if (const QString board = codes(mm, Key("ECHU")); !board.isEmpty())
        faults.append(QStringLiteral("Hash board error %1").arg(board.left(60)));
    if (const QString controller = codes(mm, Key("ECMM")); !controller.isEmpty())
        faults.append(QStringLiteral("Controller error %1").arg(controller.left(60)));
    if (const QString supply = powerFaults(mm); !supply.isEmpty())
        faults.append(QStringLiteral("Power supply: %1").arg(supply));
    if (mm.number(Key("FanErr")).value_or(0) != 0)
        faults.append(QStringLiteral("Fan error"));
    return faults.isEmpty() ? std::nullopt : std::optional(faults.join(QStringLiteral("; ")));
}

void readMm(const MmString &mm, Telemetry &telemetry)
{
    telemetry.temperature = positive(mm.number(Key("TMax")));
    if (!telemetry.temperature)
        telemetry.temperature = positive(mm.greatest(Key("MTmax")));
    telemetry.temperatureBoard = sensor(mm.greatest(Key("HBOTemp")));
    if (!telemetry.temperatureBoard)
        telemetry.temperatureBoard = sensor(mm.greatest(Key("HBTemp")));
    telemetry.hashrateExpected = times(positive(mm.number(Key("GHSmm"))), gigahash);
    telemetry.frequency = positive(mm.number(Key("Freq")));
    telemetry.fanRpm = fastestFan(mm);
    telemetry.fanPercent = mm.number(Key("FanR"));
    if (const Number signal = mm.number(Key("RSSI")); signal && *signal < 0)
        telemetry.wifiRssi = signal;
    telemetry.error = faultText(mm);
}

void readWork(const Snapshot &snapshot, Telemetry &telemetry)
{
    telemetry.sharesAccepted = count(snapshot.summary, Key("Accepted"));
    telemetry.blocksFound = count(snapshot.summary, Key("Found Blocks"));
    telemetry.sharesRejected = count(snapshot.summary, Key("Rejected"));
    telemetry.bestSessionDifficulty = number(snapshot.summary, Key("Best Share"));
    if (const QString url = activePoolUrl(snapshot.pools); !url.isEmpty())
        telemetry.poolUrl = url;
    if (const QString user = activePoolUser(snapshot.pools); !user.isEmpty())
        telemetry.poolUser = user;
    if (const auto fallback = fallbackPool(snapshot.pools)) {
        telemetry.fallbackUrl = fallback->url;
        if (!fallback->url.isEmpty() && !fallback->user.isEmpty())
            telemetry.fallbackUser = fallback->user;
    }
    telemetry.poolDifficulty = activePoolDifficulty(snapshot.pools);
    telemetry.hardwareErrors = hardwareErrors(snapshot);
}

} // namespace

std::optional<qint64> systemUptime(const Snapshot &snapshot)
{
    const Number seconds = snapshot.mm.number(Key("Elapsed"));
    return seconds && *seconds >= 0 && *seconds < 1e10 ? std::optional(qint64(*seconds))
                                                       : std::nullopt;
}

std::optional<qint64> programUptime(const Snapshot &snapshot)
{
    return count(snapshot.summary, Key("Elapsed"));
}

std::optional<qint64> uptimeOf(const Snapshot &snapshot)
{
    const auto seconds = systemUptime(snapshot);
    return seconds ? seconds : programUptime(snapshot);
}

Telemetry telemetryOf(const Model &model, const Version &version, const Snapshot &snapshot)
{
    Telemetry telemetry;
    readMm(snapshot.mm, telemetry);
    readWork(snapshot, telemetry);
    telemetry.hashrate = hashrate(snapshot);
    if (telemetry.hashrate.value_or(0) > 0) {
        telemetry.hashrateAverage = times(positive(number(snapshot.summary, Key("MHS av"))),
                                          megahash);
        telemetry.hashrateRecent = recentHashrate(snapshot);
    }
    telemetry.power = wallPower(model, version, snapshot.mm);
    telemetry.inputVoltage = inputVoltage(model, snapshot.mm);
    telemetry.uptime = uptimeOf(snapshot);
    telemetry.mode = modeNow(model, snapshot.mm);
    // First the impossible out, so that no quotient is made of it.
    dropImpossibleValues(telemetry);
    deriveEfficiency(telemetry);
    return telemetry;
}

std::optional<Error> whyUnreadable(const Snapshot &snapshot)
{
    if (!snapshot.mm.isEmpty() || number(snapshot.summary, Key("MHS av")))
        return std::nullopt;
    return Error{Error::Kind::BadReply,
                 QStringLiteral(
                     "The device answers, but tells none of the values of an Avalon: "
                     "another device may have this address now. Search for miners again.")};
}

} // namespace coalface::avalon_nano
