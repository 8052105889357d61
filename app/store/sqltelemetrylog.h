// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

namespace coalface {

class Database;

//! The history in the database. `database` must outlive it.
class SqlTelemetryLog : public TelemetryLog
{
    Q_OBJECT
public:
    explicit SqlTelemetryLog(Database &database, QObject *parent = nullptr);

    QFuture<Result<int>> append(const QList<Sample> &samples,
                                const QList<StatusUpdate> &statuses) override;
    QFuture<Result<int>> fill(const Backfill &backfill) override;
    QFuture<Result<SeriesAnswer>> read(const SeriesRequest &request) override;
    QFuture<Result<ExportReport>> exportCsv(const ExportRequest &request,
                                            std::shared_ptr<ExportControl> control) override;
    qint64 size() const override;

private:
    Database &m_database;
};

} // namespace coalface
