// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/announcement.h"

#include "wire/codec.h"
#include "wire/mapreader.h"
#include "wire/messages.h"

namespace coalface::wire {

namespace {
using L1 = QLatin1String;
}

QCborMap encode(const Announcement &announcement)
{
    return {{L1("sender"), announcement.sender.toString()},
            {L1("port"), announcement.port},
            {L1("payload"), announcement.payload},
            {L1("age_ms"), announcement.ageMs}};
}

Result<Announcement> decodeAnnouncement(const QCborMap &map)
{
    Announcement announcement;
    QString sender;
    MapReader reader(map, L1("announcement"));
    reader.read(L1("sender"), sender);
    reader.read(L1("port"), announcement.port);
    reader.read(L1("payload"), announcement.payload);
    reader.read(L1("age_ms"), announcement.ageMs, 0);
    if (reader.ok() && !announcement.sender.setAddress(sender))
        reader.fail(QStringLiteral("The announcement's sender is not a numeric address."));
    if (!reader.ok())
        return reader.error();
    return announcement;
}

QCborMap encode(const Heard &heard)
{
    QCborMap map = message(Kind::Heard);
    map.insert(L1("miner"), heard.miner);
    map.insert(L1("endpoint"), encode(heard.endpoint));
    map.insert(L1("announcement"), encode(heard.announcement));
    return map;
}

Result<Heard> decodeHeard(const QCborMap &message)
{
    Heard heard;
    QCborMap endpoint;
    QCborMap announcement;
    MapReader reader(message, L1("announcement"));
    reader.read(L1("miner"), heard.miner);
    reader.read(L1("endpoint"), endpoint);
    reader.read(L1("announcement"), announcement);
    if (reader.ok() && heard.miner.isEmpty())
        reader.fail(QStringLiteral("The announcement names no miner."));
    if (!reader.ok())
        return reader.error();
    const Result<Endpoint> decodedEndpoint = decode<Endpoint>(endpoint);
    if (!decodedEndpoint)
        return decodedEndpoint.error();
    const Result<Announcement> decodedAnnouncement = decodeAnnouncement(announcement);
    if (!decodedAnnouncement)
        return decodedAnnouncement.error();
    heard.endpoint = *decodedEndpoint;
    heard.announcement = *decodedAnnouncement;
    return heard;
}

} // namespace coalface::wire
