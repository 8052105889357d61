// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/readings.h"

#include "nerdqaxe/faults.h"
#include "nerdqaxe/hashrates.h"
#include "nerdqaxe/pools.h"
#include "nerdqaxe/powermodes.h"

#include <minersdk/reading/fields.h>
#include <minersdk/reading/scalednumber.h>

#include <QJsonArray>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;
using Number = std::optional<double>;

constexpr qsizetype mostEntries = 64; //!< chips or fans

Number milli(Number value)
{
    return value ? Number(*value / 1000) : std::nullopt;
}

Number greater(Number a, Number b)
{
    return a && b ? Number(qMax(*a, *b)) : (a ? a : b);
}

//! `temp` is the hottest sensor, 0 an absent one; where chips have sensors of their own (v1.0.37), the
//! hottest of them counts, too.
Number chipTemperature(const QJsonObject &info)
{
    Number hottest = positive(info, Key("temp"));
    const QJsonArray chips = info.value(Key("asicTemps")).toArray();
    for (qsizetype i = 0; i < qMin(chips.size(), mostEntries); ++i) {
        if (const double value = chips.at(i).toDouble(); value > 0)
            hottest = greater(hottest, value);
    }
    return hottest;
}

//! The regulator's own inner sensor (v1.0.37) only stands in: it reads higher.
Number regulatorTemperature(const QJsonObject &info)
{
    const Number outside = positive(info, Key("vrTemp"));
    return outside ? outside : positive(info, Key("vrTempInt"));
}

//! With boards attached over CAN the hash rate is that of all, so the power has to be, too.
Number powerOf(const QJsonObject &info)
{
    if (!hasAttachedBoards(info))
        return notNegative(info, Key("power"));
    return positive(info.value(Key("can")).toObject(), Key("fleetPower"));
}

//! The highest of the flat keys and of the list (v1.0.37), whose first entry mirrors the former.
Number ofFans(const QJsonObject &info, Key first, Key second, Key listed)
{
    Number highest = greater(notNegative(info, first), notNegative(info, second));
    const QJsonArray fans = info.value(Key("fans")).toArray();
    for (qsizetype i = 0; i < qMin(fans.size(), mostEntries); ++i)
        highest = greater(highest, notNegative(fans.at(i).toObject(), listed));
    return highest;
}

void readMeasurements(const QJsonObject &info, Telemetry &telemetry)
{
    telemetry.temperature = chipTemperature(info);
    telemetry.temperatureVr = regulatorTemperature(info);
    telemetry.power = powerOf(info);
    telemetry.inputVoltage = milli(positive(info, Key("voltage")));
    telemetry.fanRpm = ofFans(info, Key("fanrpm"), Key("fanrpm2"), Key("rpm"));
    telemetry.fanPercent = ofFans(info, Key("fanspeed"), Key("fanspeed2"), Key("speedPerc"));
    telemetry.wifiRssi = number(info, Key("wifiRSSI"));
    telemetry.uptime = count(info, Key("uptimeSeconds"));
    telemetry.frequency = positive(info, Key("frequency"));
    telemetry.coreVoltage = milli(positive(info, Key("coreVoltage")));
}

void readWork(const QJsonObject &info, Telemetry &telemetry)
{
    telemetry.hashrate = presentHashrate(info);
    telemetry.hashrateAverage = meanHashrate(info);
    telemetry.hashrateRecent = recentHashrate(info);
    telemetry.hashrateExpected = expectedHashrate(info);
    telemetry.sharesAccepted = count(info, Key("sharesAccepted"));
    telemetry.sharesRejected = count(info, Key("sharesRejected"));
    telemetry.bestDifficulty = scaledNumber(info.value(Key("bestDiff")));
    telemetry.bestSessionDifficulty = scaledNumber(info.value(Key("bestSessionDiff")));
    telemetry.hardwareErrors = count(info, Key("duplicateHWNonces"));
    telemetry.blocksFound = count(info, Key("foundBlocks"));
    if (const PoolSlot pool = activePool(info); !pool.url.isEmpty()) {
        telemetry.poolUrl = pool.url;
        telemetry.poolsAreStored = !takesPoolsAtOnce(info);
        if (!pool.user.isEmpty())
            telemetry.poolUser = pool.user;
    }
    if (const auto fallback = fallbackPool(info)) {
        telemetry.fallbackUrl = fallback->url;
        if (!fallback->url.isEmpty() && !fallback->user.isEmpty())
            telemetry.fallbackUser = fallback->user;
    }
    telemetry.poolDifficulty = activePoolDifficulty(info);
}

} // namespace

Telemetry telemetryOf(const QJsonObject &info, const QList<PowerMode> &modes,
                      const QJsonObject &dashboard)
{
    Telemetry telemetry;
    telemetry.mac = macOf(info);
    readMeasurements(info, telemetry);
    readWork(info, telemetry);
    telemetry.mode = modeOfPair(modes, telemetry.frequency, telemetry.coreVoltage);
    telemetry.error = faultText(info, dashboard);
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
    for (const Key key :
         {Key("hashRate"), Key("hashRate_10m"), Key("temp"), Key("power"), Key("uptimeSeconds")}) {
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

} // namespace coalface::nerdqaxe
