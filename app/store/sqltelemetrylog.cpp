// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqltelemetrylog.h"

#include "store/csvexport.h"
#include "store/database.h"
#include "store/seriesreader.h"
#include "store/writer.h"

namespace coalface {

SqlTelemetryLog::SqlTelemetryLog(Database &database, QObject *parent)
    : TelemetryLog(parent), m_database(database)
{
    connect(&database, &Database::troubleChanged, this, &TelemetryLog::trouble);
}

QFuture<Result<int>> SqlTelemetryLog::append(const QList<Sample> &samples,
                                             const QList<StatusUpdate> &statuses)
{
    QHash<qint64, MinerStatus> byMiner;
    for (const StatusUpdate &update : statuses)
        byMiner.insert(update.minerKey, update.status);
    return m_database.write<int>(
        [samples, byMiner](Writer &writer) { return writer.append(samples, byMiner); });
}

QFuture<Result<int>> SqlTelemetryLog::fill(const Backfill &backfill)
{
    return m_database.write<int>([backfill](Writer &writer) { return writer.fill(backfill); });
}

QFuture<Result<SeriesAnswer>> SqlTelemetryLog::read(const SeriesRequest &request)
{
    return m_database.read<SeriesAnswer>(
        [request](Connection &connection) { return readSeries(connection, request); });
}

QFuture<Result<ExportReport>> SqlTelemetryLog::exportCsv(const ExportRequest &request,
                                                         std::shared_ptr<ExportControl> control)
{
    return m_database.exportWith<ExportReport>(
        [request, control, &database = m_database](Connection &connection) {
            return CsvExport(
                       connection, request,
                       [control, &database] {
                           return database.isClosing() || (control && control->cancelled);
                       },
                       control)
                .run();
        });
}

qint64 SqlTelemetryLog::size() const
{
    return m_database.size();
}

} // namespace coalface
