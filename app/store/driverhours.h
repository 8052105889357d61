// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermetricslog.h"

namespace coalface {

class Connection;

//! The tables of what was counted of drivers.
class DriverHours
{
public:
    explicit DriverHours(Connection &connection) : m_connection(connection) {}

    //! In one transaction, to which the database itself adds: what another program counted meanwhile stays.
    //! Then drops a bounded number of hours that are a year older than the newest of these.
    Result<Done> add(const QList<DriverMetrics> &counted);
    Result<QList<DriverFigures>> read(const QDateTime &since);

private:
    bool addHour(const DriverMetrics &metrics);
    bool addCalls(qint64 hour, const DriverMetrics &metrics);
    bool addLatencies(qint64 hour, const DriverMetrics &metrics);
    bool dropOld(qint64 newest);
    bool readHours(qint64 after, QList<DriverFigures> &figures);
    bool readCalls(qint64 after, QList<DriverFigures> &figures);
    bool readLatencies(qint64 after, QList<DriverFigures> &figures);
    Error failed() const;

    Connection &m_connection;
};

} // namespace coalface
