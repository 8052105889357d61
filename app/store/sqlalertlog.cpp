// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlalertlog.h"

#include "store/alerttable.h"
#include "store/database.h"
#include "store/writer.h"

#include <QCoreApplication>
#include <QPointer>

namespace coalface {

SqlAlertLog::SqlAlertLog(Database &database, QObject *parent)
    : AlertLog(parent), m_database(database)
{
    connect(&database, &Database::changedElsewhere, this, &AlertLog::changedElsewhere);
}

//! The application is the context, since it outlives the answer.
QFuture<Result<Done>> SqlAlertLog::announced(const QFuture<Result<Done>> &done)
{
    return QFuture<Result<Done>>(done).then(qApp, [self = QPointer(this)](const Result<Done> &done) {
        if (self && done)
            Q_EMIT self->changed();
        return done;
    });
}

QFuture<Result<Done>> SqlAlertLog::add(const QList<Alert> &alerts)
{
    return announced(m_database.write<Done>([alerts](Writer &writer) {
        return writer.changeAlerts([&](AlertTable &table) { return table.add(alerts); });
    }));
}

QFuture<Result<Done>> SqlAlertLog::mark(const QStringList &ids, Mark mark, const QDateTime &when)
{
    return announced(m_database.write<Done>([ids, mark, when](Writer &writer) {
        return writer.changeAlerts([&](AlertTable &table) { return table.mark(ids, mark, when); });
    }));
}

QFuture<Result<Done>> SqlAlertLog::unmark(const QStringList &ids, Mark mark)
{
    return announced(m_database.write<Done>([ids, mark](Writer &writer) {
        return writer.changeAlerts([&](AlertTable &table) { return table.unmark(ids, mark); });
    }));
}

QFuture<Result<Done>> SqlAlertLog::update(const QList<Alert> &alerts)
{
    return announced(m_database.write<Done>([alerts](Writer &writer) {
        return writer.changeAlerts([&](AlertTable &table) { return table.update(alerts); });
    }));
}

QFuture<Result<QList<Alert>>> SqlAlertLog::read(const AlertFilter &filter)
{
    return m_database.read<QList<Alert>>(
        [filter](Connection &connection) { return AlertTable(connection).read(filter); });
}

QFuture<Result<Done>> SqlAlertLog::trim(const QDateTime &before)
{
    return m_database.write<Done>([before](Writer &writer) {
        return writer.changeAlerts([&](AlertTable &table) { return table.trim(before); });
    });
}

} // namespace coalface
