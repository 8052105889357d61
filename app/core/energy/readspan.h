// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

#include <QDate>
#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <optional>

namespace coalface {

//! How long a stretch of the series is that days are made of, s.
constexpr int energyStretch = 900;

//! The part of a stretch of energyStretch in which anything was read; ms since 1970 UTC.
struct ReadSpan
{
    qint64 from = 0;
    qint64 to = 0;
    //! W, the mean over that time of what all miners took while each of them was read; empty: of each miner the mean holds all
    //! that time.
    std::optional<double> power = {};
    //! ms of it without the pauses; empty: it has none.
    std::optional<qint64> read = {};

    friend bool operator==(const ReadSpan &, const ReadSpan &) = default;
};
using ReadSpans = QHash<qint64, ReadSpan>; //!< by the beginning of the stretch; of others it is the whole

//! The beginnings of the stretches that have no neighbour before or after them: somebody began or ended to collect in them. The
//! newest first; the newest one is always there. `power`: as energyDays() takes it.
QList<qint64> endStretches(const QList<QList<SeriesPoint>> &power);
//! Those, and the ones with a neighbour of fewer miners: one of them came or went in it. Newest first.
QList<qint64> partStretches(const QList<QList<SeriesPoint>> &power);

//! What to ask the log for, to know where a miner was not read: it has single readings of so long a time at once alone.
QList<SeriesRequest> gapRequests(qint64 minerKey, const QDateTime &from, const QDateTime &to,
                                 int pollInterval);
//! The beginnings of the stretches in which a miner stopped or began to be read; `runs`: of those answers, one after the other.
QList<qint64> gapStretches(const QList<QList<SeriesPoint>> &runs, int gapSeconds);

//! The days on which a miner was polled so seldom that each of its readings has to be followed to the next one; `runs`: likewise. A few in a row
//! have to be as far apart: that polls failed is no interval.
QSet<QDate> rareDays(const QList<QList<SeriesPoint>> &runs, const QTimeZone &zone);

//! s. So long a bucket has to be for every miner that is read every `pollInterval` s to be in each, also when it answers a
//! little late; a whole number of them makes a stretch.
int readBucket(int pollInterval);
constexpr int readMinute = 60; //!< s

//! What to ask the log for, to know that span (in buckets of readMinute), and the power over it (of readBucket()).
SeriesRequest readSpanRequest(qint64 begin, int bucket = readMinute);
//! To the minute. Nothing where the answer has nothing of it: single readings of that time are gone.
std::optional<ReadSpan> readSpan(qint64 begin, const QList<QList<SeriesPoint>> &minutes);
//! That span with its power and how much of it was read, by the answer in those buckets. The one that is not over at `now` (ms since
//! 1970 UTC) has but the miners that were already asked in it, so that the power is that of the time before, where there is any.
ReadSpan withPower(ReadSpan span, const QList<QList<SeriesPoint>> &buckets, int bucket, qint64 now);

} // namespace coalface
