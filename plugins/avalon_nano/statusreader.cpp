// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/statusreader.h"

#include "avalon_nano/commands.h"

#include <array>

namespace coalface::avalon_nano {

namespace {

constexpr std::array statsCommands = {QLatin1String("stats"), QLatin1String("estats"),
                                      QLatin1String("litestats")};

bool isTurnedAway(const Reply &part)
{
    return !part.succeeded()
           && (part.message.contains(u"Access denied", Qt::CaseInsensitive)
               || part.message.contains(u"Invalid command", Qt::CaseInsensitive));
}

//! Some firmware closes without an answer where it does not know a command.
bool isOfTheCommand(const Error &error)
{
    return error.kind == Error::Kind::BadReply
           || (error.kind == Error::Kind::Unreachable && error.sent);
}

void takeStats(const Reply &reply, Snapshot &snapshot)
{
    const QJsonObject device = reply.first(Key("STATS"));
    if (snapshot.device.isEmpty())
        snapshot.device = device;
    snapshot.mm = MmString::of(device);
    if (reply.when) {
        snapshot.when = reply.when;
        snapshot.age.start();
    }
}

//! `command` is one of the commands of a reading.
void take(QLatin1String command, const Reply &reply, Snapshot &snapshot)
{
    if (command == QLatin1String("summary"))
        snapshot.summary = reply.first(Key("SUMMARY"));
    else if (command == QLatin1String("pools"))
        snapshot.pools = reply.list(Key("POOLS"));
    else
        takeStats(reply, snapshot);
}

} // namespace

struct StatusReader::Reading
{
    Job *job;
    Callback callback;
    std::array<QLatin1String, 3> commands;
    QList<QLatin1String> tried; //!< commands that were asked for an MM string
    Snapshot snapshot;
};

StatusReader::StatusReader(MinerLink &link, QObject *parent)
    : QObject(parent), m_link(link), m_statsCommand(statsCommands[0])
{}

void StatusReader::forget()
{
    m_joins = true;
    m_statsCommand = statsCommands[0];
}

void StatusReader::read(Job *job, Callback callback)
{
    auto reading = std::make_shared<Reading>();
    reading->job = job;
    reading->callback = std::move(callback);
    reading->commands = {QLatin1String("summary"), QLatin1String("pools"), m_statsCommand};
    reading->tried = {m_statsCommand};
    m_joins ? readJoined(reading) : readSingly(reading, 0);
}

void StatusReader::readJoined(const ReadingPtr &reading)
{
    QByteArray names;
    for (const QLatin1String name : reading->commands)
        names += (names.isEmpty() ? "" : "+") + QByteArray(name.data(), name.size());
    ask(m_link, reading->job, command(QLatin1String(names)),
        [this, reading](const Result<Reply> &reply) {
            if (!reply && !isOfTheCommand(reply.error()))
                return reading->callback(reply.error());
            Snapshot snapshot;
            for (const QLatin1String name : reading->commands) {
                const auto part = reply ? partOf(*reply, name) : std::nullopt;
                if (!part || isTurnedAway(*part)) {
                    m_joins = false;
                    return readSingly(reading, 0);
                }
                take(name, *part, snapshot);
            }
            reading->snapshot = snapshot;
            readMmElsewhere(reading);
        });
}

void StatusReader::readSingly(const ReadingPtr &reading, int index)
{
    if (index == int(reading->commands.size()))
        return readMmElsewhere(reading);
    const QLatin1String name = reading->commands[size_t(index)];
    ask(m_link, reading->job, command(name),
        [this, reading, index, name](const Result<Reply> &reply) {
            if (!reply)
                return reading->callback(reply.error());
            // "No pools" is an answer, too; being denied is none.
            if (const Error refusal = refusalOf(*reply, name);
                !reply->succeeded() && refusal.kind == Error::Kind::Unauthorized)
                return reading->callback(refusal);
            take(name, *reply, reading->snapshot);
            readSingly(reading, index + 1);
        });
}

void StatusReader::readMmElsewhere(const ReadingPtr &reading)
{
    QLatin1String next;
    for (const QLatin1String name : statsCommands) {
        if (next.isEmpty() && !reading->tried.contains(name))
            next = name;
    }
    if (!reading->snapshot.mm.isEmpty() || next.isEmpty())
        return reading->callback(reading->snapshot);
    reading->tried.append(next);
    ask(m_link, reading->job, command(next), [this, reading, next](const Result<Reply> &reply) {
        if (!reply && !isOfTheCommand(reply.error()))
            return reading->callback(reply.error());
        if (reply)
            takeStats(*reply, reading->snapshot);
        else if (reading->tried.size() == qsizetype(statsCommands.size()))
            return reading->callback(reply.error());
        if (!reading->snapshot.mm.isEmpty())
            m_statsCommand = next;
        readMmElsewhere(reading);
    });
}

} // namespace coalface::avalon_nano
