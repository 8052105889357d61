// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/recordedhistory.h"

#include "wire/codec.h"
#include "wire/mapreader.h"

#include <QCborArray>

namespace coalface::wire {

using L1 = QLatin1String;

QCborMap encode(const RecordedHistory &history)
{
    QCborArray readings;
    for (const RecordedReading &one : history.readings)
        readings.append(QCborMap{{L1("age"), one.ageMs}, {L1("reading"), encode(one.reading)}});
    QCborMap map{{L1("readings"), readings}};
    if (history.mac)
        map.insert(L1("mac"), *history.mac);
    return map;
}

Result<RecordedHistory> decodeRecordedHistory(const QCborValue &value)
{
    RecordedHistory history;
    QString mac;
    QCborArray readings;
    MapReader reader(value, L1("recorded history"));
    reader.read(L1("mac"), mac);
    reader.read(L1("readings"), readings);
    if (reader.ok() && readings.size() > mostRecordedReadings)
        reader.fail(QStringLiteral("The driver's recorded history is longer than agreed."));
    if (!reader.ok())
        return reader.error();
    if (!mac.isEmpty())
        history.mac = mac;
    for (const QCborValue entry : std::as_const(readings)) {
        RecordedReading one;
        MapReader entryReader(entry, L1("recorded reading"));
        entryReader.read(L1("age"), one.ageMs);
        if (entryReader.ok() && one.ageMs < 0)
            entryReader.fail(QStringLiteral("The driver's recorded reading is of the future."));
        if (!entryReader.ok())
            return entryReader.error();
        const Result<Telemetry> telemetry = decode<Telemetry>(entry.toMap().value(L1("reading")));
        if (!telemetry)
            return telemetry.error();
        one.reading = *telemetry;
        history.readings.append(one);
    }
    return history;
}

QCborMap encodeReach(std::chrono::seconds reach)
{
    return {{L1("reach"), qint64(reach.count())}};
}

std::optional<std::chrono::seconds> decodeReach(const QCborMap &settings)
{
    const QCborValue reach = settings.value(L1("reach"));
    if (!reach.isInteger() || reach.toInteger() < 0)
        return std::nullopt;
    return std::chrono::seconds(reach.toInteger());
}

} // namespace coalface::wire
