// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/seriesplan.h"

#include "core/ports/telemetrylog.h"

namespace coalface {

class Connection;

Result<SeriesAnswer> readSeries(Connection &connection, const SeriesRequest &request);

//! The table to read a range from, given the width of a bucket: so that no range reads more than some thousand rows.
Segment::Source sourceFor(qint64 seconds, qint64 width, qint64 longestSampled);
Error seriesCancelled();

} // namespace coalface
