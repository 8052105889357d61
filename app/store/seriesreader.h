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
//! Of a rate, the finest table with some thousand rows of the range: over a row in which a counter began anew its growth is known in part
//! only, so the smaller the better.
Segment::Source rateSource(qint64 seconds);
Error seriesCancelled();

} // namespace coalface
