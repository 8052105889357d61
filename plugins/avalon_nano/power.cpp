// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/power.h"

#include <QStringList>

#include <array>

namespace coalface::avalon_nano {

namespace {

constexpr double mostIndustrialWatts = 10000;

struct Fault
{
    int bit;
    const char *words;
};

// Error bits of the A10 generation's manual; the home models write the same field.
constexpr std::array faults = {
    Fault{1, "input undervoltage"},        Fault{2, "over-temperature"},
    Fault{4, "over-temperature"},          Fault{8, "over-temperature"},
    Fault{16, "overcurrent at the input"}, Fault{32, "output undervoltage"},
    Fault{64, "output overcurrent"},       Fault{128, "current sharing"},
    Fault{256, "overcurrent A"},           Fault{512, "overcurrent B"},
    Fault{1024, "overcurrent C"},          Fault{2048, "fan"},
};

std::optional<double> entry(const MmString &mm, qsizetype at)
{
    return mm.numbers(Key("PS")).value(at);
}

//! Above it a value is a misreading; 0: nothing is known that would tell.
double mostPlausible(const Model &model, const Version &version, const MmString &mm)
{
    const auto rated = mm.number(Key("MPO"));
    if (rated && *rated > 0)
        return 1.5 * *rated;
    if (model.isControlled())
        return model.mostWatts;
    return version.product.startsWith(u"AvalonMiner ", Qt::CaseInsensitive) ? mostIndustrialWatts
                                                                            : 0;
}

} // namespace

std::optional<double> wallPower(const Model &model, const Version &version, const MmString &mm)
{
    auto watts = model.isControlled() ? std::nullopt : mm.number(Key("WALLPOWER"));
    if (!watts)
        watts = entry(mm, model.wallPowerAt);
    if (!watts || *watts < 0 || *watts > mostPlausible(model, version, mm))
        return std::nullopt;
    return watts;
}

std::optional<double> inputVoltage(const Model &model, const MmString &mm)
{
    std::optional<double> volts;
    if (model.kind == Model::Kind::Nano3 && entry(mm, 4))
        volts = *entry(mm, 4) / 100;
    else if (model.kind == Model::Kind::Nano3S && entry(mm, 2))
        volts = *entry(mm, 2) / 1000;
    return volts && *volts > 0 ? volts : std::nullopt;
}

QString powerFaults(const MmString &mm)
{
    const auto bits = entry(mm, 0);
    if (!bits || *bits < 1 || *bits > 65535)
        return {};
    QStringList words;
    for (const Fault &fault : faults) {
        if (int(*bits) & fault.bit)
            words.append(QString::fromLatin1(fault.words));
    }
    words.removeDuplicates();
    return words.isEmpty() ? QStringLiteral("fault %1").arg(int(*bits)) : words.join(u"; ");
}

} // namespace coalface::avalon_nano
