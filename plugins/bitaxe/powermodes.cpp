// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/powermodes.h"

#include <minersdk/reading/fields.h>

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Name = QLatin1String;

struct OfficialOptions
{
    Name chip;
    Name family; //!< empty: every other family with this chip
    std::array<int, 10> frequencies;
    int defaultFrequency;
    std::array<int, 9> voltages;
    int defaultVoltage;
};

constexpr std::array<int, 9> voltagesOfBm1370 = {1000, 1060, 1100, 1150, 1200, 1250};

constexpr std::array<OfficialOptions, 6> official = {{
    {Name("BM1397"),
     Name(),
     {400, 425, 450, 475, 485, 500, 525, 550, 575, 600},
     425,
     {1100, 1150, 1200, 1250, 1300, 1350, 1400, 1450, 1500},
     1400},
    {Name("BM1366"),
     Name(),
     {400, 425, 450, 475, 485, 500, 525, 550, 575},
     485,
     {1100, 1150, 1200, 1250, 1300},
     1200},
    {Name("BM1368"),
     Name(),
     {400, 425, 450, 475, 485, 490, 500, 525, 550, 575},
     490,
     {1100, 1150, 1166, 1200, 1250, 1300},
     1166},
    {Name("BM1370"), Name("GammaDuo"), {350, 375, 380, 400, 410}, 400, voltagesOfBm1370, 1150},
    {Name("BM1370"), Name(), {400, 490, 525, 550, 600, 625}, 525, voltagesOfBm1370, 1150},
    {Name("BM1372/BM1373"), Name(), {327, 350, 375, 380, 400, 410}, 327, voltagesOfBm1370, 1000},
}};

constexpr qsizetype mostOptions = 64;
constexpr double samePair = 0.005; //!< MHz and mV; the firmware rounds to 7 decimals

QList<double> ascending(QList<double> values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

QList<double> listed(std::span<const int> values)
{
    QList<double> list;
    std::copy_if(values.begin(), values.end(), std::back_inserter(list),
                 [](int v) { return v > 0; });
    return list;
}

QList<double> listOf(const QJsonObject &asic, QLatin1String key)
{
    QList<double> list;
    for (const QJsonValue value : asic.value(key).toArray()) {
        if (value.isDouble() && std::isfinite(value.toDouble()) && value.toDouble() > 0)
            list.append(value.toDouble());
        if (list.size() == mostOptions)
            break;
    }
    return ascending(list);
}

Options officialOptions(const Board &board)
{
    for (const OfficialOptions &entry : official) {
        if (board.chip == entry.chip && (entry.family.isEmpty() || board.family == entry.family)) {
            return {listed(entry.frequencies), listed(entry.voltages),
                    double(entry.defaultFrequency), double(entry.defaultVoltage)};
        }
    }
    return {};
}

//! `own`, or `fallback` where the device's list has it.
std::optional<double> defaultOf(std::optional<double> own, std::optional<double> fallback,
                                const QList<double> &list)
{
    if (own)
        return own;
    return fallback && list.contains(*fallback) ? fallback : std::nullopt;
}

std::optional<double> justBelow(const QList<double> &list, double value)
{
    const auto at = std::lower_bound(list.begin(), list.end(), value);
    return at == list.begin() ? std::nullopt : std::optional(*std::prev(at));
}

std::optional<double> justAbove(const QList<double> &list, double value)
{
    const auto at = std::upper_bound(list.begin(), list.end(), value);
    return at == list.end() ? std::nullopt : std::optional(*at);
}

double nearest(const QList<double> &list, double value)
{
    return *std::min_element(list.begin(), list.end(), [value](double a, double b) {
        return std::abs(a - value) < std::abs(b - value);
    });
}

PowerMode mode(const QString &name, double frequency, double millivolts)
{
    return {name, frequency, millivolts / 1000, std::nullopt};
}

} // namespace

Options optionsOf(const Board &board, const QJsonObject &asic)
{
    if (board.kind != Board::Kind::Listed)
        return {};
    const Options table = officialOptions(board);
    Options own;
    own.frequencies = listOf(asic, QLatin1String("frequencyOptions"));
    own.voltages = listOf(asic, QLatin1String("voltageOptions"));
    if (own.frequencies.isEmpty() || own.voltages.isEmpty())
        return table;
    own.defaultFrequency = defaultOf(positive(asic, QLatin1String("defaultFrequency")),
                                     table.defaultFrequency, own.frequencies);
    own.defaultVoltage = defaultOf(positive(asic, QLatin1String("defaultVoltage")),
                                   table.defaultVoltage, own.voltages);
    return own;
}

QList<PowerMode> modesOf(const Options &options)
{
    if (options.frequencies.isEmpty() || options.voltages.isEmpty() || !options.defaultFrequency
        || !options.defaultVoltage)
        return {};
    const double standard = *options.defaultFrequency;
    const double voltage = *options.defaultVoltage;
    const double lowest = options.frequencies.first();

    QList<PowerMode> modes;
    const double ecoVoltage = justBelow(options.voltages, voltage).value_or(voltage);
    if (lowest < standard || (lowest == standard && ecoVoltage < voltage))
        modes.append(mode(QStringLiteral("eco"), lowest, ecoVoltage));

    const double low = nearest(options.frequencies, (lowest + standard) / 2);
    if (low > lowest && low < standard)
        modes.append(mode(QStringLiteral("low"), low, voltage));

    modes.append(mode(QStringLiteral("standard"), standard, voltage));

    const auto fastest = justBelow(options.frequencies, std::nextafter(standard * 1.15, HUGE_VAL));
    const auto turboVoltage = justAbove(options.voltages, voltage);
    if (fastest && *fastest > standard && turboVoltage)
        modes.append(mode(QStringLiteral("turbo"), *fastest, *turboVoltage));
    return modes;
}

std::optional<QString> modeOfPair(const QList<PowerMode> &modes, std::optional<double> frequencyMhz,
                                  std::optional<double> coreVolts)
{
    if (modes.isEmpty() || !frequencyMhz || !coreVolts)
        return std::nullopt;
    for (const PowerMode &candidate : modes) {
        if (std::abs(*candidate.frequency - *frequencyMhz) < samePair
            && std::abs(*candidate.coreVoltage - *coreVolts) * 1000 < samePair)
            return candidate.name;
    }
    return QStringLiteral("custom");
}

} // namespace coalface::bitaxe
