// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermetricslog.h"

namespace coalface {

class Database;

//! The counts of drivers in the database. `database` must outlive it.
class SqlDriverMetricsLog : public DriverMetricsLog
{
public:
    explicit SqlDriverMetricsLog(Database &database) : m_database(database) {}

    QFuture<Result<Done>> add(const QList<DriverMetrics> &counted) override;
    QFuture<Result<QList<DriverFigures>>> read(const QDateTime &since) override;

private:
    Database &m_database;
};

} // namespace coalface
