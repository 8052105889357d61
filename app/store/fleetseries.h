// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

namespace coalface {

class Connection;

//! The series of the whole fleet: up to an hour from the samples, longer ones from the stored rows, with what is not summed up yet of
//! the last hour from samples. While an old history is still being summed up, what lies before that is missing.
Result<SeriesAnswer> readFleetSeries(Connection &connection, const SeriesRequest &request);

} // namespace coalface
