// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqldrivermetricslog.h"

#include "store/database.h"
#include "store/driverhours.h"
#include "store/writer.h"

namespace coalface {

QFuture<Result<Done>> SqlDriverMetricsLog::add(const QList<DriverMetrics> &counted)
{
    return m_database.write<Done>([counted](Writer &writer) { return writer.count(counted); });
}

QFuture<Result<QList<DriverFigures>>> SqlDriverMetricsLog::read(const QDateTime &since)
{
    return m_database.read<QList<DriverFigures>>(
        [since](Connection &connection) { return DriverHours(connection).read(since); });
}

} // namespace coalface
