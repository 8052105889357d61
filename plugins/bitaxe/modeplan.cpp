// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/modeplan.h"

#include <minersdk/reading/fields.h>

#include <QtMath>

#include <cmath>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr double sameFrequency = 0.005; //!< MHz; the firmware rounds to 7 decimals
constexpr double arrived = 1;           //!< MHz above the goal

QJsonObject frequencyPatch(double frequency)
{
    return {{Key("frequency"), frequency}};
}

QJsonObject voltagePatch(int millivolts)
{
    return {{Key("coreVoltage"), millivolts}};
}

bool same(double a, double b)
{
    return std::abs(a - b) < sameFrequency;
}

} // namespace

bool operator==(const Pair &a, const Pair &b)
{
    return same(a.frequency, b.frequency) && a.millivolts == b.millivolts;
}

std::optional<Pair> pairOf(const QJsonObject &info)
{
    const auto frequency = positive(info, Key("frequency"));
    const auto millivolts = positive(info, Key("coreVoltage"));
    if (!frequency || !millivolts || *millivolts > 65535)
        return std::nullopt;
    return Pair{*frequency, qRound(*millivolts)};
}

Pair pairOf(const PowerMode &mode)
{
    return {mode.frequency.value_or(0), qRound(mode.coreVoltage.value_or(0) * 1000)};
}

QString shown(const Pair &pair)
{
    return QStringLiteral("%1 MHz, %2 mV").arg(pair.frequency).arg(pair.millivolts);
}

QJsonObject patchFor(const Pair &pair)
{
    return {{Key("frequency"), pair.frequency}, {Key("coreVoltage"), pair.millivolts}};
}

QList<QJsonObject> patchesFor(const Pair &from, const Pair &to, bool atOnce)
{
    if (!atOnce && to.frequency < from.frequency && to.millivolts < from.millivolts)
        return {frequencyPatch(to.frequency), voltagePatch(to.millivolts)};
    return {patchFor(to)};
}

std::optional<bool> hasSlowedTo(double frequency, const QJsonObject &info)
{
    const auto actual = notNegative(info, Key("actualFrequency"));
    return actual ? std::optional(*actual <= frequency + arrived) : std::nullopt;
}

bool mayRestore(const Pair &from, const Pair &to, const Pair &shown, const Options &options)
{
    const bool frequencyIsOurs = same(shown.frequency, from.frequency)
                                 || same(shown.frequency, to.frequency);
    const bool voltageIsOurs = shown.millivolts == from.millivolts
                               || shown.millivolts == to.millivolts;
    return frequencyIsOurs && voltageIsOurs && !options.frequencies.isEmpty()
           && !options.voltages.isEmpty()
           && from.frequency <= options.frequencies.constLast() + sameFrequency
           && from.millivolts <= options.voltages.constLast();
}

} // namespace coalface::bitaxe
