// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

#include <QColor>
#include <QString>

namespace coalface {

//! One line of a TimeChart: unbroken stretches of points; between two stretches is a gap.
struct ChartSeries
{
    QString id;     //!< keeps its place and look over updates
    QString name;   //!< for people
    int colour = 0; //!< index, see seriesColour()
    QList<QList<SeriesPoint>> runs;
    bool isOfFleet = false;        //!< a gap is where some of the miners alone told it, or nobody
    QList<TimeSpan> recorded = {}; //!< where its points are the miner's own record, read from it later
};

//! The point nearest to that time within `reach` ms of it, or null: there is a gap.
const SeriesPoint *pointAt(const ChartSeries &series, qint64 time, qint64 reach);
//! Whether what is told of that time is the miner's own record.
bool isRecorded(const ChartSeries &series, qint64 time);
//! Those of the spans in which the line has points of its own: a miner does not record everything.
QList<TimeSpan> spansWithPoints(const QList<TimeSpan> &spans, const QList<QList<SeriesPoint>> &runs);
//! A point stands in the middle of its bucket, which a range need not hold: the newest one then stands at the range's end,
//! and one that no line leads to from outside at its beginning, so that what is told in the range is seen in it.
ChartSeries fittedInto(ChartSeries series, const QDateTime &from, const QDateTime &to);

} // namespace coalface
