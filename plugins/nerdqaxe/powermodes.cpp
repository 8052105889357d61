// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/powermodes.h"

#include <minersdk/reading/fields.h>

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr qsizetype mostOptions = 64;
constexpr double greatestValue = 65535; //!< the firmware keeps 16 bits
constexpr double samePair = 0.005;      //!< MHz and mV

std::optional<int> whole(std::optional<double> value)
{
    if (!value || *value < 1 || *value > greatestValue || *value != std::floor(*value))
        return std::nullopt;
    return int(*value);
}

QList<int> listOf(const QJsonObject &asic, Key key)
{
    QList<int> list;
    for (const QJsonValue value : asic.value(key).toArray()) {
        if (const auto number = whole(value.toDouble()))
            list.append(*number);
        if (list.size() == mostOptions)
            break;
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

std::optional<FrequencyAndVoltage> pairIn(const QJsonObject &asic, Key frequency, Key voltage)
{
    const auto megahertz = whole(number(asic, frequency));
    const auto millivolts = whole(number(asic, voltage));
    if (!megahertz || !millivolts)
        return std::nullopt;
    return FrequencyAndVoltage{*megahertz, *millivolts};
}

std::optional<int> justBelow(const QList<int> &list, int value)
{
    const auto at = std::lower_bound(list.begin(), list.end(), value);
    return at == list.begin() ? std::nullopt : std::optional(*std::prev(at));
}

std::optional<int> justAbove(const QList<int> &list, int value)
{
    const auto at = std::upper_bound(list.begin(), list.end(), value);
    return at == list.end() ? std::nullopt : std::optional(*at);
}

int nearest(const QList<int> &list, double value)
{
    return *std::min_element(list.begin(), list.end(), [value](int a, int b) {
        return std::abs(a - value) < std::abs(b - value);
    });
}

FrequencyAndVoltage ecoOf(const Options &options)
{
    if (options.eco)
        return *options.eco;
    const int voltage = options.standard->millivolts;
    return {options.frequencies.first(), justBelow(options.voltages, voltage).value_or(voltage)};
}

std::optional<FrequencyAndVoltage> turboOf(const Options &options)
{
    const int standard = options.standard->megahertz;
    const auto fastest = justBelow(options.frequencies, standard * 115 / 100 + 1);
    const auto voltage = justAbove(options.voltages, options.standard->millivolts);
    if (!fastest || *fastest <= standard || !voltage)
        return std::nullopt;
    return FrequencyAndVoltage{*fastest, *voltage};
}

} // namespace

Options optionsOf(const QJsonObject &asic)
{
    Options options;
    options.frequencies = listOf(asic, Key("frequencyOptions"));
    options.voltages = listOf(asic, Key("voltageOptions"));
    options.standard = pairIn(asic, Key("defaultFrequency"), Key("defaultVoltage"));
    // 0 means "not offered" and "no limit known"; the first builds of v1.0.32 lack these keys.
    options.eco = pairIn(asic, Key("ecoFrequency"), Key("ecoVoltage"));
    options.maxMegahertz = whole(number(asic, Key("absMaxFrequency")));
    options.maxMillivolts = whole(number(asic, Key("absMaxVoltage")));
    return options;
}

QList<PowerMode> modesOf(const Options &options)
{
    if (options.frequencies.isEmpty() || options.voltages.isEmpty() || !options.standard)
        return {};
    QList<PowerMode> modes;
    const auto add = [&](const QString &name, const FrequencyAndVoltage &pair) {
        const bool allowed = pair.megahertz <= options.maxMegahertz.value_or(pair.megahertz)
                             && pair.millivolts <= options.maxMillivolts.value_or(pair.millivolts);
        if (allowed)
            modes.append({name, double(pair.megahertz), pair.millivolts / 1000.0, std::nullopt});
    };
    const FrequencyAndVoltage standard = *options.standard;
    const FrequencyAndVoltage eco = ecoOf(options);
    if (eco.megahertz <= standard.megahertz && eco.millivolts <= standard.millivolts
        && eco != standard)
        add(QStringLiteral("eco"), eco);

    const int middle = nearest(options.frequencies,
                               (options.frequencies.first() + standard.megahertz) / 2.0);
    if (middle > qMax(options.frequencies.first(), eco.megahertz) && middle < standard.megahertz)
        add(QStringLiteral("low"), {middle, standard.millivolts});

    add(QStringLiteral("standard"), standard);
    if (const auto turbo = turboOf(options))
        add(QStringLiteral("turbo"), *turbo);
    return modes;
}

FrequencyAndVoltage pairOf(const PowerMode &mode)
{
    return {qRound(mode.frequency.value_or(0)), qRound(mode.coreVoltage.value_or(0) * 1000)};
}

std::optional<QString> modeOfPair(const QList<PowerMode> &modes, std::optional<double> megahertz,
                                  std::optional<double> coreVolts)
{
    if (modes.isEmpty() || !megahertz || !coreVolts)
        return std::nullopt;
    for (const PowerMode &mode : modes) {
        const FrequencyAndVoltage pair = pairOf(mode);
        if (std::abs(pair.megahertz - *megahertz) < samePair
            && std::abs(pair.millivolts - *coreVolts * 1000) < samePair)
            return mode.name;
    }
    return QStringLiteral("custom");
}

} // namespace coalface::nerdqaxe
