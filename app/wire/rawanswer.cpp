// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/rawanswer.h"

#include "wire/codec.h"
#include "wire/mapreader.h"

#include <QCborArray>

namespace coalface::wire {

using L1 = QLatin1String;

QCborMap encode(const RawAnswer &answer)
{
    QCborArray exchanges;
    for (const Exchanged &one : answer.exchanges) {
        exchanges.append(QCborMap{{L1("request"), one.request},
                                  {L1("summary"), one.summary},
                                  {L1("reply"), one.reply},
                                  {L1("cut"), one.isCut}});
    }
    QCborMap map{{L1("exchanges"), exchanges}};
    if (answer.telemetry)
        map.insert(L1("telemetry"), encode(*answer.telemetry));
    else
        map.insert(L1("error"), encode(answer.telemetry.error()));
    return map;
}

Result<RawAnswer> decodeRawAnswer(const QCborValue &value)
{
    RawAnswer answer;
    QCborArray exchanges;
    MapReader reader(value, L1("raw reading"));
    reader.read(L1("exchanges"), exchanges);
    for (const QCborValue entry : std::as_const(exchanges)) {
        Exchanged one;
        MapReader entryReader(entry, L1("raw reading"));
        entryReader.read(L1("request"), one.request);
        entryReader.read(L1("summary"), one.summary);
        entryReader.read(L1("reply"), one.reply);
        entryReader.read(L1("cut"), one.isCut);
        if (!entryReader.ok())
            return entryReader.error();
        answer.exchanges.append(one);
    }
    if (!reader.ok())
        return reader.error();
    const QCborMap map = value.toMap();
    answer.telemetry = map.contains(L1("telemetry"))
                           ? decode<Telemetry>(map.value(L1("telemetry")))
                           : Result<Telemetry>(decodeError(map.value(L1("error"))));
    return answer;
}

} // namespace coalface::wire
