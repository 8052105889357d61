// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/readings.h"

#include "bitaxe/pools.h"
#include "bitaxe/powermodes.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>
#include <minersdk/reading/firmwareversion.h>
#include <minersdk/reading/scalednumber.h>

#include <QJsonArray>
#include <QStringList>

#include <array>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;
using Number = std::optional<double>;

constexpr double gigahash = 1e9; // H/s

Number times(Number value, double factor)
{
    return value ? Number(*value * factor) : std::nullopt;
}

Number greater(Number a, Number b)
{
    return a && b ? Number(qMax(*a, *b)) : (a ? a : b);
}

bool isPaused(const QJsonObject &info)
{
    return flag(info, Key("miningPaused")).value_or(false);
}

//! The longest mean whose window the device has filled since its start. The means are only updated
//! while the miner hashes: of one that stands still they tell the past.
Number meanHashrate(const QJsonObject &info, qint64 leastWindow = 60)
{
    struct Mean
    {
        Key key;
        qint64 window; // s
    };
    constexpr std::array<Mean, 3> means = {
        {{Key("hashRate_1h"), 3600}, {Key("hashRate_10m"), 600}, {Key("hashRate_1m"), 60}}};

    const auto uptime = count(info, Key("uptimeSeconds"));
    if (!uptime || isPaused(info) || !positive(info, Key("hashRate")))
        return std::nullopt;
    for (const Mean &mean : means) {
        if (mean.window < leastWindow)
            break;
        if (const Number value = positive(info, mean.key); value && *uptime >= mean.window)
            return *value * gigahash;
    }
    return std::nullopt;
}

//! The device's own figure from v2.8.0 on, else one hash per core and clock.
Number expectedHashrate(const QJsonObject &info, const Board &board)
{
    if (const Number told = positive(info, Key("expectedHashrate")))
        return *told * gigahash;
    const Number megahertz = positive(info, Key("frequency"));
    if (!megahertz || !board.smallCores || !board.chips)
        return std::nullopt;
    return *megahertz * 1e6 * *board.smallCores * *board.chips;
}

//! `fanrpm` from v2.1.9; `fanSpeedRpm` before; `fanSpeed` up to v2.1.3, where it is no percentage.
Number fanRpm(const QJsonObject &info)
{
    if (const Number rpm = greater(notNegative(info, Key("fanrpm")),
                                   notNegative(info, Key("fan2rpm"))))
        return rpm;
    if (const Number rpm = notNegative(info, Key("fanSpeedRpm")))
        return rpm;
    const auto version = firmwareVersion(text(info, Key("version")));
    return version && *version < FirmwareVersion{2, 1, 4} ? notNegative(info, Key("fanSpeed"))
                                                          : std::nullopt;
}

std::optional<qint64> hardwareErrors(const QJsonObject &info)
{
    constexpr qsizetype mostChips = 512; // as many counts of 2^53 fit into the sum
    std::optional<qint64> sum;
    const auto chips = info.value(Key("hashrateMonitor")).toObject().value(Key("asics")).toArray();
    for (qsizetype i = 0; i < qMin(chips.size(), mostChips); ++i) {
        if (const auto errors = count(chips.at(i).toObject(), Key("errorCount")))
            sum = sum.value_or(0) + *errors;
    }
    return sum;
}

//! The fault keys are there only while there is a fault.
std::optional<QString> faultText(const QJsonObject &info)
{
    constexpr qsizetype longestFault = 256;
    QStringList faults;
    for (const Key key : {Key("power_fault"), Key("hardware_fault")}) {
        if (const QString fault = printable(text(info, key), longestFault); !fault.isEmpty())
            faults.append(fault);
    }
    if (flag(info, Key("overheat_mode")).value_or(false)
        || flag(info, Key("overheat")).value_or(false))
        faults.append(QStringLiteral("Overheat protection is on"));
    return faults.isEmpty() ? std::nullopt : std::optional(faults.join(QStringLiteral("; ")));
}

std::optional<QString> modeNow(const QJsonObject &info, const QList<PowerMode> &modes)
{
    if (isPaused(info))
        return QStringLiteral("paused");
    return modeOfPair(modes, positive(info, Key("frequency")),
                      times(positive(info, Key("coreVoltage")), 1e-3));
}

void readMeasurements(const QJsonObject &info, Telemetry &telemetry)
{
    telemetry.hashrate = times(notNegative(info, Key("hashRate")), gigahash);
    telemetry.temperature = greater(positive(info, Key("temp")), positive(info, Key("temp2")));
    telemetry.power = notNegative(info, Key("power"));
    telemetry.uptime = count(info, Key("uptimeSeconds"));
    telemetry.temperatureVr = positive(info, Key("vrTemp"));
    telemetry.temperatureBoard = greater(positive(info, Key("boardtemp1")),
                                         positive(info, Key("boardtemp2")));
    telemetry.inputVoltage = times(positive(info, Key("voltage")), 1e-3);
    telemetry.fanRpm = fanRpm(info);
    telemetry.fanPercent = notNegative(info, Key("fanspeed"));
    telemetry.wifiRssi = number(info, Key("wifiRSSI"));
}

void readWork(const QJsonObject &info, Telemetry &telemetry)
{
    telemetry.sharesAccepted = count(info, Key("sharesAccepted"));
    telemetry.sharesRejected = count(info, Key("sharesRejected"));
    telemetry.bestDifficulty = scaledNumber(info.value(Key("bestDiff")));
    telemetry.bestSessionDifficulty = scaledNumber(info.value(Key("bestSessionDiff")));
    telemetry.blocksFound = count(info, Key("blockFound"));
    if (const PoolSlot pool = activePool(info); !pool.url.isEmpty()) {
        telemetry.poolUrl = pool.url;
        telemetry.poolsAreStored = true;
        if (!pool.user.isEmpty())
            telemetry.poolUser = pool.user;
    }
    if (const auto fallback = fallbackPool(info)) {
        telemetry.fallbackUrl = fallback->url;
        if (!fallback->url.isEmpty() && !fallback->user.isEmpty())
            telemetry.fallbackUser = fallback->user;
    }
    // 0 until the pool has named one.
    telemetry.poolDifficulty = positive(info, Key("poolDifficulty"));
    if (!telemetry.poolDifficulty)
        telemetry.poolDifficulty = positive(info, Key("stratumDiff"));
}

} // namespace

Telemetry telemetryOf(const QJsonObject &info, const Board &board, const QList<PowerMode> &modes)
{
    Telemetry telemetry;
    telemetry.mac = macOf(info);
    readMeasurements(info, telemetry);
    readWork(info, telemetry);
    telemetry.hashrateAverage = meanHashrate(info);
    telemetry.hashrateRecent = meanHashrate(info, 600);
    telemetry.hashrateExpected = expectedHashrate(info, board);
    telemetry.frequency = positive(info, Key("frequency"));
    telemetry.coreVoltage = times(positive(info, Key("coreVoltage")), 1e-3);
    telemetry.mode = modeNow(info, modes);
    telemetry.hardwareErrors = hardwareErrors(info);
    telemetry.error = faultText(info);
    // First the impossible out, so that no quotient is made of it.
    dropImpossibleValues(telemetry);
    deriveEfficiency(telemetry);
    return telemetry;
}

std::optional<QString> macOf(const QJsonObject &info)
{
    const QString mac = normalisedMac(text(info, Key("macAddr")));
    return mac.isEmpty() ? std::nullopt : std::optional(mac);
}

std::optional<Error> whyUnreadable(const QJsonObject &info)
{
    bool isTold = false;
    for (const Key key : {Key("hashRate"), Key("temp"), Key("power"), Key("uptimeSeconds")}) {
        const QJsonValue value = info.value(key);
        if (value.isDouble())
            return std::nullopt;
        isTold |= !value.isUndefined() && !value.isNull();
    }
    if (!isTold)
        return std::nullopt;
    return Error{Error::Kind::BadReply,
                 QStringLiteral("The device's hash rate, temperature, power and uptime are no "
                                "numbers: its firmware is not one that this driver can read.")};
}

} // namespace coalface::bitaxe
