// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/modes.h"

namespace coalface::avalon_nano {

namespace {

//! "133-90-3704-420-20": the first number is the power.
std::optional<double> ratedPower(const MmString &mm, int mode)
{
    const QString key = QStringLiteral("ATA%1").arg(mode);
    const auto watts = numberIn(mm.text(Key(key.toLatin1().constData())).section(u'-', 0, 0));
    return watts && *watts > 0 ? watts : std::nullopt;
}

bool isFirst(const MmString &mm, Key key, Key instead)
{
    return mm.contains(key) || !mm.contains(instead);
}

} // namespace

QList<PowerMode> modesOf(const Model &model, const MmString &mm)
{
    QList<PowerMode> modes;
    for (const ModeValue &value : model.modes) {
        PowerMode mode;
        mode.name = QString::fromLatin1(value.name);
        // On newer models the one ATAn is that of the current mode, whatever n is.
        if (model.kind == Model::Kind::Nano3 || modeNumber(model, mm) == value.value)
            mode.power = ratedPower(mm, value.value);
        if (!mode.power && value.watts > 0)
            mode.power = value.watts;
        modes.append(mode);
    }
    return modes;
}

std::optional<int> modeNumber(const Model &model, const MmString &mm)
{
    if (!model.isControlled())
        return std::nullopt;
    const Key full = model.kind == Model::Kind::Nano3 ? Key("WORKLEVEL") : Key("WORKMODE");
    const Key brief = model.kind == Model::Kind::Nano3 ? Key("LEVEL") : Key("MODE");
    const auto value = mm.number(isFirst(mm, full, brief) ? full : brief);
    if (!value || *value < -128 || *value > 255)
        return std::nullopt;
    return int(*value);
}

std::optional<QString> modeNow(const Model &model, const MmString &mm)
{
    if (isStandingBy(mm).value_or(false))
        return QStringLiteral("paused");
    const auto number = modeNumber(model, mm);
    if (!number)
        return std::nullopt;
    for (const ModeValue &value : model.modes) {
        if (value.value == *number)
            return QString::fromLatin1(value.name);
    }
    return QStringLiteral("custom");
}

std::optional<bool> isStandingBy(const MmString &mm)
{
    const auto off = mm.number(Key("SoftOFF"));
    const auto state = mm.number(Key("STATE"));
    if (!off && !state)
        return std::nullopt;
    return off.value_or(0) > 0 || state.value_or(0) == 2;
}

bool isCalibrating(const MmString &mm)
{
    const auto finished = mm.number(Key("ADJ"));
    return finished && *finished != 1;
}

} // namespace coalface::avalon_nano
