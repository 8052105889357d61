// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqleventlog.h"

#include "store/database.h"
#include "store/eventtable.h"
#include "store/writer.h"

#include <QCoreApplication>
#include <QPointer>

namespace coalface {

namespace {

//! Piece by piece, so that readings are stored in between. What is left over at the program's end goes the next time.
void trimOn(Database &database, const Pending<int> &trimming, const QDateTime &before, int most,
            int deleted)
{
    const bool isPosted = database.post([=, &database](Writer &writer) {
        const Result<int> step = writer.trimEvents(before, most);
        if (!step)
            trimming.settle(step.error());
        else if (*step > 0)
            trimOn(database, trimming, before, most, deleted + *step);
        else
            trimming.settle(deleted);
    });
    if (!isPosted)
        trimming.settle(deleted);
}

} // namespace

SqlEventLog::SqlEventLog(Database &database, QObject *parent)
    : EventLog(parent), m_database(database)
{
    connect(&database, &Database::changedElsewhere, this, &EventLog::changedElsewhere);
}

QFuture<Result<Done>> SqlEventLog::append(const QList<Event> &events)
{
    // The application is the context, since it outlives the answer.
    return m_database.write<Done>([events](Writer &writer) { return writer.appendEvents(events); })
        .then(qApp, [self = QPointer(this)](const Result<Done> &done) {
            if (self && done)
                Q_EMIT self->changed();
            return done;
        });
}

QFuture<Result<QList<Event>>> SqlEventLog::read(const EventFilter &filter)
{
    return m_database.read<QList<Event>>(
        [filter](Connection &connection) { return EventTable(connection).read(filter); });
}

QFuture<Result<int>> SqlEventLog::trim(const QDateTime &before, int most)
{
    const Pending<int> trimming(m_database);
    trimOn(m_database, trimming, before, most, 0);
    return trimming.future().then(qApp, [self = QPointer(this)](const Result<int> &deleted) {
        if (self && deleted && *deleted > 0)
            Q_EMIT self->changed();
        return deleted;
    });
}

} // namespace coalface
