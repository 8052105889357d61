// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/sqldrivermetricslog.h"
#include "store/sqlfleetstore.h"
#include "store/sqltelemetrylog.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QThread>

namespace coalface::test {

//! A whole store on one file, as a program has it.
struct Store
{
    explicit Store(const QString &file)
        : database(file), fleet(database), log(database), metrics(database)
    {}
    Database database;
    SqlFleetStore fleet;
    SqlTelemetryLog log;
    SqlDriverMetricsLog metrics;
};

//! Waits for a future while the event loop turns; false after 60 s.
template<typename T>
bool isSettled(const QFuture<T> &future)
{
    QElapsedTimer timer;
    timer.start();
    while (!future.isFinished() && timer.elapsed() < 60'000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        QThread::msleep(1);
    }
    return future.isFinished();
}

template<typename T>
T settled(const QFuture<T> &future)
{
    if (!isSettled(future))
        qFatal("the future was never completed");
    return future.result();
}

MinerRecord minerRecord(int number); //!< with a MAC of its own
//! Puts that many miners and returns their keys.
QList<qint64> putMiners(Store &store, int count);
QDateTime utc(const char *iso);
Telemetry telemetryAt(const QDateTime &time, double hashrate = 1.2e12);
//! Every key of the catalogue, with a different value for each variant.
Telemetry fullTelemetry(const QDateTime &time, int variant = 0);

//! A plain connection to look into the file; the value of the first column.
QVariant sqlValue(const QString &file, const QString &sql);
bool sqlExecute(const QString &file, const QStringList &statements);
//! The file as a program left it that knew that version of the schema only: with its miners, samples (that are not packed) and sums, without the
//! rest.
//! Nobody has it open.
bool takeBack(const QString &file, int version);
//! All rows in the order of the first column, as text.
QByteArrayList tableContent(const QString &file, const QString &table);
QByteArray contentOf(const QString &file);
//! The file with that content, as a program leaves it that meets damage.
bool leaveDamaged(const QString &file, const QByteArray &content);

} // namespace coalface::test
