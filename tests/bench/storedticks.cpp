// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G9: readings of 1 000 miners are stored, against as many rows through SQLite's own interface.
#include "measure.h"
#include "row.h"

#include "store/columns.h"
#include "store/database.h"
#include "store/sqlfleetstore.h"
#include "store/sqltelemetrylog.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#ifdef COALFACE_BENCH_SQLITE
#include <sqlite3.h>
#endif

namespace coalface::bench {

namespace {
constexpr int miners = 1000;

Telemetry reading(const QDateTime &time, int number)
{
    Telemetry telemetry;
    telemetry.timestamp = time;
    for (const TelemetryField &field : telemetryFields()) {
        if (field.pace == TelemetryField::Pace::Slow)
            continue;
        const double wanted = field.unit == QLatin1String("H/s") ? 1.2e12 + number
                                                                 : 50.25 + number % 40;
        if (const auto *member = std::get_if<TelemetryField::Number>(&field.member))
            telemetry.**member = std::min(wanted, field.greatest);
        else if (const auto *count = std::get_if<TelemetryField::Count>(&field.member))
            telemetry.**count = number;
    }
    telemetry.frequency = 525;
    telemetry.poolUrl = u"stratum+tcp://pool.example:3333"_qs;
    return telemetry;
}

//! Milliseconds of each tick; empty: it failed.
QList<double> throughTheStore(const QString &file, int ticks)
{
    Database database(file);
    SqlFleetStore fleet(database);
    SqlTelemetryLog log(database);
    QList<qint64> keys;
    for (int number = 0; number < miners; ++number) {
        MinerRecord record;
        record.address = u"127.1.0.1"_qs;
        record.port = 1000 + number;
        record.driverType = u"family"_qs;
        record.mac = u"02:00:00:00:%1:%2"_qs.arg(number / 256, 2, 16, QLatin1Char('0'))
                         .arg(number % 256, 2, 16, QLatin1Char('0'));
        auto put = fleet.put({record, u"Miner"_qs});
        put.waitForFinished();
        if (!put.result())
            return {};
        keys += put.result()->record.key;
    }
    QList<double> times;
    QDateTime time = QDateTime::currentDateTimeUtc().addDays(-1);
    for (int tick = 0; tick < ticks; ++tick) {
        time = time.addSecs(30);
        QList<Sample> samples;
        for (int number = 0; number < miners; ++number)
            samples += {keys.at(number), reading(time, number + tick)};
        QElapsedTimer timer;
        timer.start();
        auto stored = log.append(samples, {});
        stored.waitForFinished();
        times += double(timer.nsecsElapsed()) / 1e6;
        if (!stored.result() || *stored.result() != miners)
            return {};
    }
    return times;
}

#ifdef COALFACE_BENCH_SQLITE
//! The same rows, a prepared statement and a transaction a tick.
QList<double> throughSqlite(const QString &file, int ticks)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *insert = nullptr;
    const QByteArray name = file.toUtf8();
    const int columns = int(sampleColumns().size());
    const QByteArray sql = "INSERT INTO samples (k, slow, " + columnList(sampleColumns()).toUtf8()
                           + ") VALUES (?, ?" + QByteArray(", ?").repeated(columns) + ')';
    bool ok = sqlite3_open(name.constData(), &database) == SQLITE_OK
              && sqlite3_exec(database, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr)
                     == SQLITE_OK
              && sqlite3_prepare_v2(database, sql.constData(), -1, &insert, nullptr) == SQLITE_OK;
    QList<double> times;
    qint64 second = QDateTime::currentSecsSinceEpoch();
    for (int tick = 0; ok && tick < ticks; ++tick) {
        second += 30;
        QElapsedTimer timer;
        timer.start();
        sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        for (int number = 0; ok && number < miners; ++number) {
            sqlite3_bind_int64(insert, 1, (qint64(number + 1) << 32) + second);
            sqlite3_bind_int64(insert, 2, number);
            for (int column = 0; column < columns; ++column)
                sqlite3_bind_int64(insert, column + 3,
                                   column % 5 ? 5025 + number : 1'200'000'000'000);
            ok = sqlite3_step(insert) == SQLITE_DONE;
            sqlite3_reset(insert);
        }
        ok = ok && sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK;
        times += double(timer.nsecsElapsed()) / 1e6;
    }
    sqlite3_finalize(insert);
    sqlite3_close(database);
    return ok ? times : QList<double>();
}
#else
QList<double> throughSqlite(const QString &, int)
{
    return {};
}
#endif
} // namespace

QJsonObject storedTicks(const Effort &effort)
{
    QTemporaryDir folder;
    const int ticks = effort.quick ? 20 : 200;
    const QList<double> store = throughTheStore(folder.filePath(u"store.sqlite"_qs), ticks);
    if (store.isEmpty())
        return notMeasured(u"The readings could not be stored."_qs);
    { // a file of the same shape for the reference
        Database database(folder.filePath(u"plain.sqlite"_qs));
        auto loaded = SqlFleetStore(database).load();
        loaded.waitForFinished();
    }
    const QList<double> plain = throughSqlite(folder.filePath(u"plain.sqlite"_qs), ticks);
    const double p99 = percentile(store, 0.99);
    QJsonObject figures{{u"ticks"_qs, ticks},
                        {u"median_ms"_qs, rounded(median(store), 1)},
                        {u"p99_ms"_qs, rounded(p99, 1)},
                        {u"rows_per_s"_qs, rounded(miners * 1000 / median(store), 0)}};
    if (plain.isEmpty()) {
        figures.insert(u"reference"_qs, u"SQLite's headers were not there when this was built."_qs);
        figures.insert(u"goal_met"_qs, p99 <= 100);
        return figures;
    }
    const double ratio = median(plain) / median(store);
    figures.insert(u"c_api_rows_per_s"_qs, rounded(miners * 1000 / median(plain), 0));
    figures.insert(u"ratio"_qs, rounded(ratio, 2));
    figures.insert(u"goal_met"_qs, p99 <= 100 && ratio >= 0.4);
    return figures;
}

} // namespace coalface::bench
