// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/simulatedavalon.h"

#include "avalon_nano/simulated/readreplies.h"

#include <QDateTime>
#include <QJsonObject>

#include <cstdio>

namespace coalface::simulator::avalon_nano {

namespace {

constexpr quint16 apiPort = 4028;
constexpr qint64 awayTime = 6000; // ms
constexpr qint64 oneStep = 1000;

QByteArray hex(const char *form, quint64 seed, int index)
{
    char text[24];
    std::snprintf(text, sizeof text, form, unsigned(seed & 0xff), unsigned(index >> 8) & 0xff,
                  unsigned(index) & 0xff);
    return text;
}

const char *const commands[] = {"version",    "config",      "devs",       "edevs",
                                "pools",      "summary",     "devdetails", "stats",
                                "estats",     "litestats",   "coin",       "lcd",
                                "lockstats",  "check",       "switchpool", "poolpriority",
                                "enablepool", "disablepool", "setpool",    "ascset",
                                "time"};
const char *const notJoinable[] = {"ascset",     "setpool",     "switchpool", "poolpriority",
                                   "enablepool", "disablepool", "check",      "time"};

} // namespace

SimulatedAvalon::SimulatedAvalon(const Spec &spec, int index, quint64 seed)
    : m_machine(spec, index, seed), m_epoch(QDateTime::currentSecsSinceEpoch())
{
    m_unit.id = hex("0201000000%02x%02x%02x", seed, index);
    m_unit.mac = hex("02e1a9%02x%02x%02x", seed, index);
    Noise noise(seed * 7919 + quint64(index));
    m_machine.warmUp(noise.integer(2 * 3600, 20 * 86400));
    m_unit.bootedAt = m_epoch - m_machine.elapsed;
}

QString SimulatedAvalon::model() const
{
    return QString::fromLatin1(m_machine.spec->label);
}

QString SimulatedAvalon::mac() const
{
    if (m_machine.spec->kind == Kind::Nano3)
        return {}; // it does not tell it
    QString mac = QString::fromLatin1(m_unit.mac);
    for (int at = 10; at > 0; at -= 2)
        mac.insert(at, u':');
    return mac;
}

QList<Service> SimulatedAvalon::services() const
{
    Service service;
    service.kind = Service::Kind::Lines;
    service.port = apiPort;
    return {service};
}

void SimulatedAvalon::advanceTo(qint64 now)
{
    m_now = now;
    if (m_restartAt && now >= *m_restartAt) {
        m_backAt = *m_restartAt + awayTime;
        m_restartAt.reset();
        m_modeAt.reset();
        m_offAt = m_onAt = 0;
    }
    if (m_backAt && now >= *m_backAt) {
        m_stepped = *m_backAt;
        m_backAt.reset();
        m_machine.boot();
    }
    if (m_backAt)
        return;
    if (m_modeAt && now >= *m_modeAt) {
        m_machine.mode = m_nextMode;
        m_modeAt.reset();
    }
    if (m_offAt != 0 && unixTime() >= m_offAt) {
        m_machine.standby = true;
        m_offAt = 0;
    }
    if (m_onAt != 0 && unixTime() >= m_onAt) {
        m_machine.standby = false;
        m_onAt = 0;
    }
    for (; m_stepped + oneStep <= now; m_stepped += oneStep)
        m_machine.step();
}

std::optional<qint64> SimulatedAvalon::nextChange() const
{
    return m_restartAt ? m_restartAt : m_backAt;
}

qint64 SimulatedAvalon::unixTime() const
{
    return m_epoch + m_now / 1000;
}

qint64 SimulatedAvalon::when() const
{
    return m_machine.spec->kind == Kind::A15 ? m_machine.elapsed : unixTime();
}

bool SimulatedAvalon::has(const QByteArray &command) const
{
    for (const char *known : commands) {
        if (command == known)
            return true;
    }
    return false;
}

QByteArray SimulatedAvalon::answerLine(const QByteArray &bytes)
{
    const LineRequest request = LineRequest::parse(bytes);
    if (request.problem != 0) {
        const char *words = request.problem == 23 ? "Invalid JSON" : "Missing JSON 'command'";
        return failed(request.problem, words).json(when()) + '\0';
    }
    if (request.isJoined())
        return joined(request);
    const std::optional<LineReply> reply = answer(request.command, request.parameter);
    if (!reply)
        return {};
    return (request.isJson ? reply->json(when()) : reply->plain(when())) + '\0';
}

QByteArray SimulatedAvalon::joined(const LineRequest &request)
{
    QByteArray out;
    QList<QByteArray> answered;
    for (const QByteArray &name : request.command.split('+')) {
        if (answered.contains(name))
            continue;
        answered.append(name);
        bool denied = false;
        for (const char *alone : notJoinable)
            denied = denied || name == alone;
        const auto reply = denied ? failed(45, "Access denied to '" + name + "' command")
                                  : answer(name, {});
        if (request.isJson)
            out += (out.isEmpty() ? "{\"" : ",\"") + name + "\":[" + reply->json(when()) + ']';
        else
            out += "CMD=" + name + '|' + reply->plain(when());
    }
    if (request.isJson)
        out += ",\"id\":1}";
    // A slow reader gets it cut off: without the NUL, and closed as usual.
    return m_machine.condition == Condition::NoJoin ? out.left(out.size() * 2 / 3) : out + '\0';
}

std::optional<LineReply> SimulatedAvalon::answer(const QByteArray &command,
                                                 const std::optional<QByteArray> &parameter)
{
    if (!has(command))
        return failed(14, "Invalid command");
    if (command == "ascset")
        return ascset(parameter);
    if (command == "check")
        return check(parameter);
    if (command == "setpool")
        return setPool(parameter);
    if (command == "switchpool" || command == "enablepool" || command == "disablepool"
        || command == "poolpriority")
        return choosePool(command, parameter);
    const auto reply = ReadReplies(m_machine, m_unit, m_overrides, unixTime()).answer(command);
    return reply ? reply : failed(14, "Invalid command");
}

LineReply SimulatedAvalon::check(const std::optional<QByteArray> &parameter) const
{
    if (!parameter || parameter->isEmpty())
        return failed(71, "Missing check cmd");
    LineReply reply;
    reply.code = 72;
    reply.message = "Check command";
    reply.section = "CHECK";
    const QByteArray known = has(*parameter) ? "Y" : "N";
    reply.entries = {{words("Exists", known), words("Access", known)}};
    return reply;
}

QStringList SimulatedAvalon::conditions() const
{
    return {QStringLiteral("normal"), QStringLiteral("hot"),         QStringLiteral("rejects"),
            QStringLiteral("dead"),   QStringLiteral("calibrating"), QStringLiteral("emptymm"),
            QStringLiteral("nojoin")};
}

bool SimulatedAvalon::setCondition(const QString &condition)
{
    const qsizetype index = conditions().indexOf(condition);
    if (index < 0)
        return false;
    m_machine.condition = Condition(index);
    // Let it settle, as if it had been so for a while.
    for (int i = 0; i < 600; ++i)
        m_machine.step();
    return true;
}

bool SimulatedAvalon::setValues(const QJsonObject &values)
{
    for (auto it = values.begin(); it != values.end(); ++it)
        m_overrides.values.insert(it.key().toUtf8(), it.value().toVariant().toString().toUtf8());
    return true;
}

bool SimulatedAvalon::omitValues(const QStringList &keys)
{
    for (const QString &key : keys)
        m_overrides.omitted.insert(key.toUtf8());
    return true;
}

void SimulatedAvalon::resetValues(const QStringList &keys)
{
    for (const QString &key : keys) {
        m_overrides.values.remove(key.toUtf8());
        m_overrides.omitted.remove(key.toUtf8());
    }
    if (keys.isEmpty())
        m_overrides = {};
}

} // namespace coalface::simulator::avalon_nano
