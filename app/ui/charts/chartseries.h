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
};

//! The point nearest to that time within `reach` ms of it, or null: there is a gap.
const SeriesPoint *pointAt(const ChartSeries &series, qint64 time, qint64 reach);

} // namespace coalface
