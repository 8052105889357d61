// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/history.h>
#include <minersdk/result.h>

#include <QCborMap>
#include <QCborValue>

namespace coalface::wire {

//! The answer to "readHistory". A host that does not know that call answers as to any other that it does not know.
QCborMap encode(const RecordedHistory &history);
//! More readings than mostRecordedReadings, or ages that are negative, are an error.
Result<RecordedHistory> decodeRecordedHistory(const QCborValue &value);

//! How far back it is wanted: what Call::settings holds. Nothing: it says none.
QCborMap encodeReach(std::chrono::seconds reach);
std::optional<std::chrono::seconds> decodeReach(const QCborMap &settings);

} // namespace coalface::wire
