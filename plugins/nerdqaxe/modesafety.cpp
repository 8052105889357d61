// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/modesafety.h"

#include "nerdqaxe/faults.h"
#include "nerdqaxe/hashrates.h"

#include <minersdk/reading/fields.h>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;
using Number = std::optional<double>;

constexpr double turboShare = 0.9; //!< of the board's limits
constexpr double hottestChip = 65; //!< °C, for turbo
constexpr double hottestRegulator = 85;
constexpr qint64 shortestRun = 300; //!< s, for turbo

double squared(double value)
{
    return value * value;
}

//! How many times the power of `from` `to` takes.
double powerRatio(const FrequencyAndVoltage &from, const FrequencyAndVoltage &to)
{
    return double(to.megahertz) / from.megahertz * squared(double(to.millivolts) / from.millivolts);
}

QString numbered(double value, int digits = 0)
{
    return QString::number(value, 'f', digits);
}

//! `share`: how much of the board's limits may be used.
std::optional<QString> whyTooMuch(const QJsonObject &info, double ratio, double share)
{
    const QString end = share < 1 ? QStringLiteral(": a tenth of that has to stay free.")
                                  : QStringLiteral(".");
    const Number maxPower = positive(info, Key("maxPower"));
    const Number power = positive(info, Key("power"));
    if (maxPower && power && *power * ratio > share * *maxPower) {
        return QStringLiteral("The mode would take about %1 W, and the board is made for %2 W%3")
            .arg(numbered(*power * ratio), numbered(*maxPower), end);
    }
    // "current" is in mA in every version; "currentA" is its twin from v1.0.36.
    const Number maxCurrent = positive(info, Key("maxCurrentA"));
    const Number current = positive(info, Key("current"));
    if (maxCurrent && current && *current / 1000 * ratio > share * *maxCurrent) {
        return QStringLiteral("The mode would take about %1 A, and the board is made for %2 A%3")
            .arg(numbered(*current / 1000 * ratio, 1), numbered(*maxCurrent, 1), end);
    }
    return std::nullopt;
}

std::optional<QString> whyNoTurbo(const QJsonObject &info)
{
    if (count(info, Key("uptimeSeconds")).value_or(0) <= shortestRun) {
        return QStringLiteral("The miner has been running for less than five minutes: let it warm "
                              "up before it goes into turbo.");
    }
    if (positive(info, Key("maxPower")) && !positive(info, Key("power"))) {
        return QStringLiteral(
            "The miner does not say how much power it takes, so it cannot be told "
            "whether its board bears more.");
    }
    if (presentHashrate(info).value_or(0) <= 0)
        return QStringLiteral(
            "The miner is not hashing, so nothing can be told about its reserves.");
    const Number chip = positive(info, Key("temp"));
    if (!chip)
        return QStringLiteral("The miner does not say how hot its chips are.");
    if (*chip >= hottestChip) {
        return QStringLiteral("The chips are at %1 °C: turbo wants less than %2 °C beforehand.")
            .arg(numbered(*chip, 1), numbered(hottestChip));
    }
    if (const Number regulator = positive(info, Key("vrTemp"));
        regulator && *regulator >= hottestRegulator) {
        return QStringLiteral("The voltage regulator is at %1 °C: turbo wants less than %2 °C "
                              "beforehand.")
            .arg(numbered(*regulator, 1), numbered(hottestRegulator));
    }
    return std::nullopt;
}

} // namespace

std::optional<FrequencyAndVoltage> presentPair(const QJsonObject &info)
{
    const Number megahertz = positive(info, Key("frequency"));
    const Number millivolts = positive(info, Key("coreVoltage"));
    constexpr double greatest = 65535; // the firmware keeps 16 bits
    if (!megahertz || !millivolts || *megahertz > greatest || *millivolts > greatest)
        return std::nullopt;
    return FrequencyAndVoltage{qRound(*megahertz), qRound(*millivolts)};
}

std::optional<QString> whyChipsAreOff(const QJsonObject &info, const QJsonObject &dashboard)
{
    if (isShutDown(info)) {
        return QStringLiteral("The miner was shut down, and its chips are off: restart it before "
                              "its power mode is changed.");
    }
    if (boardErrorOf(dashboard) || hasProtectedItself(info)) {
        return QStringLiteral(
                   "%1. Look for the cause (dust, fan, power supply) and restart the miner "
                   "before its power mode is changed.")
            .arg(faultText(info, dashboard).value_or(QString()));
    }
    return std::nullopt;
}

std::optional<QString> whyModeIsUnsafe(const PowerMode &mode, const QJsonObject &info,
                                       const QJsonObject &dashboard)
{
    if (const auto why = whyChipsAreOff(info, dashboard))
        return why;
    const auto present = presentPair(info);
    if (!present || present->megahertz == 0 || present->millivolts == 0) {
        return QStringLiteral("The miner does not say at what frequency and voltage it runs, so it "
                              "cannot be told whether the mode is safe.");
    }
    const bool isTurbo = mode.name == u"turbo";
    const double ratio = powerRatio(*present, pairOf(mode));
    if (ratio > 1) {
        // The others are at most the maker's default, for which the board is made.
        if (const auto why = whyTooMuch(info, ratio, isTurbo ? turboShare : 1))
            return why;
    }
    return isTurbo ? whyNoTurbo(info) : std::nullopt;
}

} // namespace coalface::nerdqaxe
