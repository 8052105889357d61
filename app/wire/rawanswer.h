// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QCborMap>
#include <QCborValue>
#include <QList>

namespace coalface::wire {

//! The answer to "readRaw": a reading, or why there is none, and the replies that it was made of. A host that
//! does not know that call answers as to any other that it does not know.
struct RawAnswer
{
    Result<Telemetry> telemetry = Error();
    QList<Exchanged> exchanges;
};

//! What replies may be long together, in characters.
constexpr qsizetype longestExchanges = 64 * 1024;

QCborMap encode(const RawAnswer &answer);
//! Without a time, as decode<Telemetry>.
Result<RawAnswer> decodeRawAnswer(const QCborValue &value);

} // namespace coalface::wire
