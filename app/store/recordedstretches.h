// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

#include <map>
#include <optional>
#include <vector>

namespace coalface {

class Connection;

//! Of the table `recorded`: first <= t <= last, s.
struct RecordedStretch
{
    qint64 first = 0;
    qint64 last = 0;
    qint64 step = 0; //!< the longest time between two samples in a row

    friend bool operator==(const RecordedStretch &, const RecordedStretch &) = default;
};

//! Those of a miner that meet from <= t < to, by time. Empty also when it failed (see the connection).
std::vector<RecordedStretch> recordedStretches(Connection &connection, qint64 miner, qint64 from,
                                               qint64 to);
//! Those of all miners, by the miner; likewise.
std::map<qint64, std::vector<RecordedStretch>> allRecorded(Connection &connection, qint64 from,
                                                           qint64 to);
//! Within a transaction of the caller. False: failed.
bool addRecorded(Connection &connection, qint64 miner, const RecordedStretch &stretch);

//! What a backfill says, with the steps of its readings.
std::vector<RecordedStretch> stretchesOf(const Backfill &backfill);
//! Whether two samples at these seconds are in a row although they are far apart: the miner recorded no others in between.
bool isInARow(const std::vector<RecordedStretch> &stretches, qint64 before, qint64 after);
//! As a reader of a series gets them: cut to from <= t <= to, those that touch as one.
QList<TimeSpan> spansOf(const std::vector<RecordedStretch> &stretches, qint64 from, qint64 to);

} // namespace coalface
