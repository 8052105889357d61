// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartloader.h"
#include "ui/charts/chartthreshold.h"
#include "ui/context.h"
#include "ui/details/chartmetrics.h"

namespace coalface {

//! The lines of that metric: for one miner all readings that belong to it, for several the first of each; what each
//! looks like says lineLooks().
QList<ChartLine> chartLines(const ChartMetric &metric, const QList<qint64> &miners, bool withFleet,
                            const Fleet &fleet);
//! The limits of what is drawn, as the drivers state them: those by which a miner is judged as too hot. One that all share is
//! one line.
QList<ChartThreshold> chartThresholds(const ChartMetric &metric, const QList<qint64> &miners,
                                      const WindowContext &context);

} // namespace coalface
