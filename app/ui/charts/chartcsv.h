// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csv/csvformat.h"
#include "ui/charts/chartseries.h"

#include <QDateTime>

namespace coalface {

//! The points of these lines as rows "timestamp,line,unit,mean,least,greatest", by time, then in the order of the lines; values
//! in the unit as stored. Between two rows of a line that a gap parts there is nothing.
QByteArray chartCsv(const QList<ChartSeries> &lines, const QString &unit, const QDateTime &from,
                    const QDateTime &to, const CsvFormat &format);

} // namespace coalface
