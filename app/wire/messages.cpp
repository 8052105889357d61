// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/messages.h"

#include "wire/mapreader.h"

#include <array>

namespace coalface::wire {

namespace {
using L1 = QLatin1String;

constexpr std::array<L1, 12> kindNames{L1("hello"),  L1("init"),  L1("call"),  L1("ret"),
                                       L1("event"),  L1("log"),   L1("ping"),  L1("pong"),
                                       L1("cancel"), L1("close"), L1("heard"), L1("bye")};
static_assert(kindNames.size() == size_t(Kind::Unknown));

template<typename T>
Result<T> resultOf(const MapReader &reader, T value)
{
    return reader.ok() ? Result<T>(std::move(value)) : Result<T>(reader.error());
}

void readId(MapReader &reader, quint64 &id)
{
    qint64 number = 0;
    reader.read(L1("id"), number, 1);
    if (reader.ok() && number == 0)
        reader.fail(QStringLiteral("A message of the driver has no \"id\"."));
    id = quint64(number);
}
} // namespace

Kind kindOf(const QCborMap &message)
{
    const QCborValue value = message.value(L1("t"));
    if (!value.isString())
        return Kind::Unknown;
    const QString name = value.toString();
    for (size_t i = 0; i < kindNames.size(); ++i) {
        if (name == kindNames[i])
            return Kind(i);
    }
    return Kind::Unknown;
}

QCborMap message(Kind kind)
{
    return {{L1("t"), kindNames[size_t(kind)]}};
}

QCborMap encode(const Hello &hello)
{
    return {{L1("t"), L1("hello")},
            {L1("proto"), hello.protocol},
            {L1("driver"), hello.driver},
            {L1("version"), hello.version},
            {L1("interface"),
             QCborMap{{L1("major"), hello.interfaceMajor}, {L1("minor"), hello.interfaceMinor}}},
            {L1("sdk"), hello.sdk},
            {L1("pid"), hello.pid},
            {L1("build"), hello.build},
            {L1("sdk_build"), hello.sdkBuild}};
}

Result<Hello> decodeHello(const QCborMap &message)
{
    Hello hello;
    QCborMap interface;
    MapReader reader(message, L1("hello"));
    reader.read(L1("proto"), hello.protocol);
    reader.read(L1("driver"), hello.driver);
    reader.read(L1("version"), hello.version);
    reader.read(L1("interface"), interface);
    reader.read(L1("sdk"), hello.sdk);
    reader.read(L1("pid"), hello.pid);
    reader.read(L1("build"), hello.build);
    reader.read(L1("sdk_build"), hello.sdkBuild);
    MapReader interfaceReader(interface, L1("interface"));
    interfaceReader.read(L1("major"), hello.interfaceMajor);
    interfaceReader.read(L1("minor"), hello.interfaceMinor);
    if (!interfaceReader.ok())
        return interfaceReader.error();
    return resultOf(reader, hello);
}

QCborMap encode(const Call &call)
{
    QCborMap map{{L1("t"), L1("call")},
                 {L1("id"), qint64(call.id)},
                 {L1("op"), call.op},
                 {L1("deadline_ms"), call.deadline}};
    if (!call.miner.isEmpty())
        map.insert(L1("miner"), call.miner);
    QCborMap args{{L1("endpoint"), call.endpoint}};
    if (!call.credentials.isEmpty())
        args.insert(L1("credentials"), call.credentials);
    if (!call.announcement.isEmpty())
        args.insert(L1("announcement"), call.announcement);
    if (!call.settings.isEmpty())
        args.insert(L1("settings"), call.settings);
    if (call.confirmation)
        args.insert(L1("confirm_ms"), *call.confirmation);
    if (call.sendAnyway)
        args.insert(L1("anyway"), true);
    if (!call.expectedMac.isEmpty())
        args.insert(L1("mac"), call.expectedMac);
    map.insert(L1("args"), args);
    return map;
}

Result<Call> decodeCall(const QCborMap &message)
{
    Call call;
    QCborMap args;
    MapReader reader(message, L1("call"));
    readId(reader, call.id);
    reader.read(L1("op"), call.op);
    reader.read(L1("miner"), call.miner);
    reader.read(L1("deadline_ms"), call.deadline, 0);
    reader.read(L1("args"), args);
    MapReader argsReader(args, L1("call"));
    argsReader.read(L1("endpoint"), call.endpoint);
    argsReader.read(L1("credentials"), call.credentials);
    argsReader.read(L1("announcement"), call.announcement);
    argsReader.read(L1("settings"), call.settings);
    argsReader.read(L1("confirm_ms"), call.confirmation);
    argsReader.read(L1("anyway"), call.sendAnyway);
    argsReader.read(L1("mac"), call.expectedMac);
    if (!argsReader.ok())
        return argsReader.error();
    return resultOf(reader, call);
}

QCborMap encode(const Answer &answer)
{
    return {{L1("t"), L1("ret")},
            {L1("id"), qint64(answer.id)},
            {L1("ok"), answer.ok},
            {answer.ok ? L1("value") : L1("error"), answer.content}};
}

Result<Answer> decodeAnswer(const QCborMap &message)
{
    Answer answer;
    MapReader reader(message, L1("answer"));
    readId(reader, answer.id);
    reader.read(L1("ok"), answer.ok);
    answer.content = message.value(answer.ok ? L1("value") : L1("error"));
    return resultOf(reader, answer);
}

QCborMap encode(const LogLine &line)
{
    return {{L1("t"), L1("log")}, {L1("level"), line.level}, {L1("text"), line.text}};
}

Result<LogLine> decodeLogLine(const QCborMap &message)
{
    LogLine line;
    MapReader reader(message, L1("log line"));
    reader.read(L1("level"), line.level);
    reader.read(L1("text"), line.text);
    return resultOf(reader, line);
}

QCborMap encode(const Pong &pong)
{
    QCborMap map{{L1("t"), L1("pong")},
                 {L1("rss"), pong.residentBytes},
                 {L1("in_flight"), pong.inFlight}};
    if (pong.cpuMilliseconds)
        map.insert(L1("cpu"), *pong.cpuMilliseconds);
    if (pong.peakBytes)
        map.insert(L1("peak"), *pong.peakBytes);
    return map;
}

Result<Pong> decodePong(const QCborMap &message)
{
    Pong pong;
    MapReader reader(message, L1("pong"));
    reader.read(L1("rss"), pong.residentBytes);
    reader.read(L1("in_flight"), pong.inFlight);
    const auto readUsage = [&](QLatin1String key, std::optional<qint64> &into) {
        // More than any process can have used: so that sums over a year stay numbers.
        constexpr qint64 most = 1'000'000'000'000'000;
        qint64 value = 0;
        if (!reader.has(key))
            return;
        reader.read(key, value, 0, most);
        into = value;
    };
    readUsage(L1("cpu"), pong.cpuMilliseconds);
    readUsage(L1("peak"), pong.peakBytes);
    return resultOf(reader, pong);
}

QCborMap cancelMessage(quint64 id, bool unlessSent)
{
    return {{L1("t"), L1("cancel")}, {L1("id"), qint64(id)}, {L1("unlessSent"), unlessSent}};
}

quint64 cancelledId(const QCborMap &message)
{
    return quint64(qMax<qint64>(0, message.value(L1("id")).toInteger()));
}

bool isCancelledUnlessSent(const QCborMap &message)
{
    return message.value(L1("unlessSent")).toBool();
}

QCborMap closeMessage(const QString &minerId)
{
    return {{L1("t"), L1("close")}, {L1("miner"), minerId}};
}

QString closedMiner(const QCborMap &message)
{
    return message.value(L1("miner")).toString();
}

QCborMap byeMessage(const QString &reason)
{
    return {{L1("t"), L1("bye")}, {L1("reason"), reason}};
}

QString farewellReason(const QCborMap &message)
{
    return message.value(L1("reason")).toString();
}

} // namespace coalface::wire
