// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/moderules.h"

#include "bitaxe/permissions.h"

#include <minersdk/reading/fields.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr double warmestChip = 65;      // °C
constexpr double warmestRegulator = 85; // °C
constexpr qint64 shortestUptime = 300;  // s
constexpr double usableShare = 0.9;     // of the board's greatest power

struct Electrics
{
    QLatin1String family;
    double greatestPower; //!< W
    double allowance;     //!< W, on boards with a TPS546
};

constexpr std::array<Electrics, 10> electrics = {{
    {Key("Max"), 25, 0},
    {Key("Ultra"), 25, 5},
    {Key("Hex"), 90, 12},
    {Key("Supra"), 40, 5},
    {Key("Gamma"), 40, 5},
    {Key("GammaDuo"), 40, 5},
    {Key("SupraHex"), 120, 25},
    {Key("GammaTurbo"), 60, 10},
    {Key("GammaHex"), 180, 0},
    {Key("NajaDuo"), 60, 0},
}};

const Electrics *electricsOf(const Board &board)
{
    const auto found = std::find_if(electrics.begin(), electrics.end(), [&](const Electrics &entry) {
        return board.family == entry.family;
    });
    return found == electrics.end() ? nullptr : &*found;
}

bool measuresItsInput(const Board &board)
{
    if (board.family == Key("Ultra"))
        return board.version != Key("207");
    return board.family == Key("Supra")
           && (board.version == Key("400") || board.version == Key("401"));
}

QString degrees(double value)
{
    return QString::number(value, 'f', 0) + QStringLiteral(" °C");
}

bool isHeldDown(const QJsonObject &info)
{
    return flag(info, Key("overheat_mode")).value_or(false)
           || flag(info, Key("overheat")).value_or(false); // v2.1.9
}

std::optional<QString> whyTooWarm(const QJsonObject &info)
{
    const auto first = positive(info, Key("temp"));
    const auto second = positive(info, Key("temp2"));
    if (!first && !second)
        return QStringLiteral("the miner does not tell its chip temperature");
    if (const double chip = qMax(first.value_or(0), second.value_or(0)); chip >= warmestChip) {
        return QStringLiteral("the chip is at %1 and has to be below %2")
            .arg(degrees(chip), degrees(warmestChip));
    }
    // 0: this board has no such sensor.
    if (const auto regulator = positive(info, Key("vrTemp"));
        regulator && *regulator >= warmestRegulator) {
        return QStringLiteral("the voltage regulator is at %1 and has to be below %2")
            .arg(degrees(*regulator), degrees(warmestRegulator));
    }
    return std::nullopt;
}

std::optional<QString> whyTooMuchPower(const PowerMode &mode, const QJsonObject &info,
                                       const Board &board)
{
    const auto greatest = greatestPower(info, board);
    const auto estimated = estimatedPower(mode, info, board);
    if (!greatest || !estimated)
        return QStringLiteral("the power that it would take cannot be estimated");
    if (*estimated <= usableShare * *greatest)
        return std::nullopt;
    return QStringLiteral("it would take about %1 W, and this board is made for %2 W")
        .arg(std::ceil(*estimated))
        .arg(*greatest);
}

std::optional<QString> whyNoTurbo(const PowerMode &mode, const QJsonObject &info, const Board &board)
{
    if (isPaused(info))
        return QStringLiteral("the miner is paused: resume it and let it warm up first");
    if (!text(info, Key("power_fault")).isEmpty() || !text(info, Key("hardware_fault")).isEmpty())
        return QStringLiteral("the miner reports a fault");
    const auto uptime = count(info, Key("uptimeSeconds"));
    if (!uptime || *uptime <= shortestUptime)
        return QStringLiteral("the miner has not been running for 5 minutes yet");
    if (!positive(info, Key("hashRate")))
        return QStringLiteral("the miner is not hashing");
    if (const auto why = whyTooWarm(info))
        return why;
    return whyTooMuchPower(mode, info, board);
}

} // namespace

double fixedAllowance(const QJsonObject &info, const Board &board)
{
    if (measuresItsInput(board) || versionOf(info) < FirmwareVersion{2, 2, 0})
        return 0;
    const Electrics *entry = electricsOf(board);
    return entry ? entry->allowance : 0;
}

std::optional<double> greatestPower(const QJsonObject &info, const Board &board)
{
    if (const auto told = positive(info, Key("maxPower")))
        return told;
    const Electrics *entry = electricsOf(board);
    return entry ? std::optional(entry->greatestPower) : std::nullopt;
}

std::optional<double> estimatedPower(const PowerMode &mode, const QJsonObject &info,
                                     const Board &board)
{
    const auto power = positive(info, Key("power"));
    const auto frequency = positive(info, Key("frequency"));
    const auto millivolts = positive(info, Key("coreVoltage"));
    if (!power || !frequency || !millivolts || !mode.frequency || !mode.coreVoltage)
        return std::nullopt;
    const double fixed = qMin(fixedAllowance(info, board), *power);
    return fixed
           + (*power - fixed) * (*mode.frequency / *frequency)
                 * std::pow(*mode.coreVoltage * 1000 / *millivolts, 2);
}

std::optional<QString> whyModeRefused(const PowerMode &mode, const QJsonObject &info,
                                      const QJsonObject &asic, const Board &board)
{
    if (isHeldDown(info)) {
        return QStringLiteral(
            "The miner's overheat protection has taken over. Find out why it became too hot and "
            "clear the warning on its web page; this program does not.");
    }
    // Other makers reuse the numbers of boards, and with them a list that is none of theirs.
    if (versionOf(info) >= FirmwareVersion{2, 9, 0} && text(asic, Key("deviceModel")).isEmpty()) {
        return QStringLiteral("The miner did not say which model it is and what it may be set "
                              "to: nothing was sent. Try again in a minute.");
    }
    if (mode.name != Key("turbo"))
        return std::nullopt;
    if (const auto why = whyNoTurbo(mode, info, board))
        return QStringLiteral("Turbo is refused: %1.").arg(*why);
    return std::nullopt;
}

} // namespace coalface::bitaxe
