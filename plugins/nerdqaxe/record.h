// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/history.h>

#include <QJsonObject>
#include <QString>

#include <chrono>

//! What the device records by itself: `history` in /api/system/info, only there when it is asked for (protocol page, section 4.2).
namespace coalface::nerdqaxe {

//! The longest that the device tells at once.
constexpr std::chrono::milliseconds longestSpan = std::chrono::hours(3);

//! One request for a piece of it: from `age` before now on. The firmware has no clock of its own to name times by; it wants
//! the asker's: `ts` and `cur` are of one made-up clock here, in which "now" is always the same.
QString recordPath(std::chrono::milliseconds age);

//! A piece of the record.
struct RecordPiece
{
    bool isKept = true; //!< false: this firmware has no such record
    QList<RecordedReading> readings;
    //! How long before now the next piece begins; negative: there is none.
    std::chrono::milliseconds next{-1};
};

//! What a reply to recordPath(age) holds. Hash rates and temperatures are whole hundredths; the shortest mean is the
//! reading, the longest whose window had passed since the start the mean. A miner that is shut down tells no record.
//! `hasMore`: the reply was cut; without that key the firmware ignores `history_span` and tells an hour.
RecordPiece recordPiece(const QJsonObject &info, std::chrono::milliseconds age);

} // namespace coalface::nerdqaxe
