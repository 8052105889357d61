// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

namespace coalface {

class Connection;

Result<SeriesAnswer> readSeries(Connection &connection, const SeriesRequest &request);

} // namespace coalface
