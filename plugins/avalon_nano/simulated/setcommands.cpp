// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/simulatedavalon.h"

namespace coalface::simulator::avalon_nano {

namespace {
constexpr qint64 modeTakes = 3000;   // ms
constexpr qint64 closesBefore = 300; // ms between the answer to a reboot and the end
constexpr int longestDelay = 300;    // s
} // namespace

bool SimulatedAvalon::hasOption(const QByteArray &option) const
{
    return QByteArray(m_machine.spec->options).split('|').contains(option);
}

std::optional<LineReply> SimulatedAvalon::ascset(const std::optional<QByteArray> &parameter)
{
    if (!parameter || parameter->isEmpty())
        return failed(15, "Missing device id parameter");
    QList<QByteArray> values = parameter->split(',');
    bool isNumber = false;
    const int device = values.takeFirst().toInt(&isNumber);
    if (!isNumber || device != 0)
        return failed(107, "Invalid ASC id " + QByteArray::number(device) + " - range is 0 - 0");
    if (values.isEmpty() || values.first().isEmpty())
        return failed(116, "Missing option after ASC number");
    const QByteArray option = values.takeFirst().toLower();
    if (!hasOption(option))
        return setFailed("Unknown option: " + option);
    return set(option, values);
}

std::optional<LineReply> SimulatedAvalon::set(const QByteArray &option,
                                              const QList<QByteArray> &values)
{
    const QByteArray value = values.value(0);
    if (option == "help")
        return setInfo(m_machine.spec->options);
    if (option == "workmode" || option == "worklevel")
        return setMode(option, values);
    if (option == "voltage" && values.isEmpty()) {
        const QByteArray text = mmText(m_machine, m_unit, m_overrides);
        const qsizetype at = text.indexOf("PS[");
        return setInfo(text.mid(at, text.indexOf(']', at) + 1 - at));
    }
    if (value.isEmpty())
        return setFailed("missing " + option + " setting");
    if (option == "reboot")
        return reboot(value);
    if (option == "softoff" || option == "softon")
        return standby(option, value);
    if (option == "ledset" || option == "ledmode")
        return light(option, value);
    if (option == "lcd") {
        m_machine.displayOn = value.endsWith(":1");
        return setInfo("success lcd:id[0] " + value);
    }
    if (option == "fan-spd") {
        const int percent = value.toInt();
        if (percent != -1 && (percent < 15 || percent > 100))
            return setFailed("invalid fan value " + value);
        m_machine.fanSetting = percent;
        return setDone();
    }
    return setFailed(option + " unknown argument");
}

//! "set,N" and "get"; the older form without the verb is refused.
LineReply SimulatedAvalon::setMode(const QByteArray &option, const QList<QByteArray> &values)
{
    const bool isLevel = option == "worklevel";
    // The level of newer models is another setting, and stays as it is.
    const bool isOwn = isLevel == (m_machine.spec->kind == Kind::Nano3);
    if (values.value(0) == "get")
        return setInfo(option + ' ' + QByteArray::number(isOwn ? m_machine.mode : 0));
    if (values.value(0) != "set" || values.size() != 2)
        return setFailed(m_machine.spec->kind == Kind::Q ? "workmode unknown argument"
                                                         : "error:2 parameter error");
    const int wanted = quint8(values[1].toInt()); // eight bits: 256 is 0
    const int last = int(m_machine.spec->modes.size()) - 1;
    if (!isOwn)
        return setDone();
    if (wanted > last)
        return setFailed("error:1 not support set " + option + " max_mode["
                         + QByteArray::number(last) + ']');
    if (m_machine.condition == Condition::Calibrating) {
        return setFailed("current mode " + QByteArray::number(m_machine.mode)
                         + " is caling Don't permit switch mode");
    }
    m_nextMode = wanted;
    m_modeAt = m_now + modeTakes;
    return setDone();
}

std::optional<LineReply> SimulatedAvalon::reboot(const QByteArray &value)
{
    bool isNumber = false;
    const int delay = value.toInt(&isNumber);
    const bool isNano3 = m_machine.spec->kind == Kind::Nano3;
    if (isNano3 ? value != "all" && value != "master" && value != "slave"
                : !isNumber || delay < 0 || delay > longestDelay)
        return setFailed("Input param error.");
    m_restartAt = m_now + delay * 1000 + closesBefore;
    // This model does not get to answer.
    return isNano3 ? std::nullopt : std::optional(setDone());
}

//! "1:<Unix time>"; a moment that has passed never comes.
LineReply SimulatedAvalon::standby(const QByteArray &option, const QByteArray &value)
{
    bool isNumber = false;
    const qint64 at = value.mid(2).toLongLong(&isNumber);
    if (!value.startsWith("1:") || !isNumber)
        return setFailed(option + " unknown argument");
    if (at > when())
        (option == "softoff" ? m_offAt : m_onAt) = at;
    return setInfo("success " + option + ':' + QByteArray::number(at));
}

LineReply SimulatedAvalon::light(const QByteArray &option, const QByteArray &value)
{
    if (option == "ledmode") {
        if (value != "0" && value != "1")
            return setFailed("Input param error.");
        m_machine.night = value == "1";
        return setDone();
    }
    const QList<QByteArray> numbers = value.split('-');
    bool isWhole = numbers.size() == 6;
    for (const QByteArray &number : numbers) {
        bool isNumber = false;
        isWhole = isWhole && number.toUInt(&isNumber) <= 255 && isNumber;
    }
    if (!isWhole || numbers[0].toInt() > 4)
        return setFailed("Input param error.");
    if (m_machine.night)
        return setInfo("not in (day)mode now");
    m_machine.light = value;
    return setInfo("led set ok");
}

} // namespace coalface::simulator::avalon_nano
