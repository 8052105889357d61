// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartseries.h"

namespace coalface {

//! The stretches of a line as they are drawn over `from` to `to` (ms) on so many pixels: of more than two points a pixel one
//! a pixel is left, with the mean, the least and the greatest of those that it stands for, so that no spike is lost. Gaps narrower than
//! a pixel, which cannot be seen, are closed. Beyond the range the nearest point of a stretch that goes on there stays, so that its line
//! reaches the edge.
QList<QList<SeriesPoint>> thinned(const QList<QList<SeriesPoint>> &runs, qint64 from, qint64 to,
                                  int pixels);

} // namespace coalface
