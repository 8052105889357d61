// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

#include <QHash>

namespace coalface {

//! How long a stretch of the series is that days are made of, s.
constexpr int energyStretch = 900;

//! The part of a stretch of energyStretch in which anything was read; ms since 1970 UTC.
struct ReadSpan
{
    qint64 from = 0;
    qint64 to = 0;

    friend bool operator==(const ReadSpan &, const ReadSpan &) = default;
};
using ReadSpans = QHash<qint64, ReadSpan>; //!< by the beginning of the stretch; of others it is the whole

//! The beginnings of the stretches that have no neighbour before or after them: somebody began or ended to collect in them. The
//! newest first; the newest one is always there. `power`: as energyDays() takes it.
QList<qint64> endStretches(const QList<QList<SeriesPoint>> &power);

//! What to ask the log for, to know that span.
SeriesRequest readSpanRequest(qint64 begin);
//! To the minute. Nothing where the answer has nothing of it: single readings of that time are gone.
std::optional<ReadSpan> readSpan(qint64 begin, const QList<QList<SeriesPoint>> &minutes);

} // namespace coalface
