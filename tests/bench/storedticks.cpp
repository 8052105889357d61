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

#include <optional>

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

//! What one tick took.
struct Took
{
    double milliseconds = 0;
    double cpu = 0; //!< ms, of the whole process
};

template<typename Work>
std::optional<Took> took(const Work &work)
{
    const double before = processCpu();
    QElapsedTimer timer;
    timer.start();
    if (!work())
        return std::nullopt;
    return Took{double(timer.nsecsElapsed()) / 1e6, (processCpu() - before) * 1e3};
}

class Store
{
public:
    explicit Store(const QString &file) : m_database(file), m_fleet(m_database), m_log(m_database)
    {}

    bool putMiners()
    {
        for (int number = 0; number < miners; ++number) {
            MinerRecord record;
            record.address = u"127.1.0.1"_qs;
            record.port = 1000 + number;
            record.driverType = u"family"_qs;
            record.mac = u"02:00:00:00:%1:%2"_qs.arg(number / 256, 2, 16, QLatin1Char('0'))
                             .arg(number % 256, 2, 16, QLatin1Char('0'));
            auto put = m_fleet.put({record, u"Miner"_qs});
            waitForEnd(put);
            if (!put.result())
                return false;
            m_keys += put.result()->record.key;
        }
        return true;
    }

    std::optional<Took> tick(int tick)
    {
        const QDateTime time = m_start.addSecs(30 * tick);
        QList<Sample> samples;
        for (int number = 0; number < miners; ++number)
            samples += {m_keys.at(number), reading(time, number + tick)};
        return took([&] {
            auto stored = m_log.append(samples, {});
            waitForEnd(stored);
            return stored.result().ok() && *stored.result() == miners;
        });
    }

private:
    Database m_database;
    SqlFleetStore m_fleet;
    SqlTelemetryLog m_log;
    QList<qint64> m_keys;
    const QDateTime m_start = QDateTime::currentDateTimeUtc().addDays(-1);
};

//! The same rows, a prepared statement and a transaction a tick.
class Plain
{
public:
#ifdef COALFACE_BENCH_SQLITE
    explicit Plain(const QString &file)
    {
        const QByteArray name = file.toUtf8();
        const QByteArray sql = "INSERT INTO samples (k, slow, "
                               + columnList(sampleColumns()).toUtf8() + ") VALUES (?, ?"
                               + QByteArray(", ?").repeated(qsizetype(sampleColumns().size())) + ')';
        m_isOpen = sqlite3_open(name.constData(), &m_database) == SQLITE_OK
                   && run("PRAGMA synchronous = NORMAL")
                   && sqlite3_prepare_v2(m_database, sql.constData(), -1, &m_insert, nullptr)
                          == SQLITE_OK;
    }
    ~Plain()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_database);
    }
    std::optional<Took> tick(int tick)
    {
        return took([&] { return m_isOpen && insert(m_start + 30 * tick); });
    }

private:
    bool run(const char *sql)
    {
        return sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    bool insert(qint64 second)
    {
        bool ok = run("BEGIN IMMEDIATE");
        for (int number = 0; ok && number < miners; ++number) {
            sqlite3_bind_int64(m_insert, 1, (qint64(number + 1) << 32) + second);
            sqlite3_bind_int64(m_insert, 2, number);
            for (int column = 0; column < int(sampleColumns().size()); ++column)
                sqlite3_bind_int64(m_insert, column + 3,
                                   column % 5 ? 5025 + number : 1'200'000'000'000);
            ok = sqlite3_step(m_insert) == SQLITE_DONE;
            sqlite3_reset(m_insert);
        }
        return ok && run("COMMIT");
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    bool m_isOpen = false;
    const qint64 m_start = QDateTime::currentSecsSinceEpoch();
#else
    explicit Plain(const QString &) {}
    std::optional<Took> tick(int)
    {
        return std::nullopt;
    }
#endif
};
} // namespace

QJsonObject storedTicks(const Effort &effort)
{
    QTemporaryDir folder;
    const int ticks = effort.quick ? 20 : 200;
    { // a file of the same shape for the reference
        Database database(folder.filePath(u"plain.sqlite"_qs));
        auto loaded = SqlFleetStore(database).load();
        waitForEnd(loaded);
    }
    Store store(folder.filePath(u"store.sqlite"_qs));
    Plain plain(folder.filePath(u"plain.sqlite"_qs));
    QList<double> times;
    QList<double> cpu;
    QList<double> plainTimes;
    QList<double> plainCpu;
    bool ok = store.putMiners();
    for (int tick = 0; ok && tick < ticks; ++tick) { // in turn, so that both meet the same neighbours
        const auto stored = store.tick(tick);
        ok = stored.has_value();
        times += stored.value_or(Took()).milliseconds;
        cpu += stored.value_or(Took()).cpu;
        if (const auto inserted = plain.tick(tick)) {
            plainTimes += inserted->milliseconds;
            plainCpu += inserted->cpu;
        }
    }
    if (!ok)
        return notMeasured(u"The readings could not be stored."_qs);
    const double p99 = percentile(times, 0.99);
    QJsonObject figures{{u"ticks"_qs, ticks},
                        {u"median_ms"_qs, rounded(median(times), 1)},
                        {u"cpu_ms"_qs, rounded(median(cpu), 1)},
                        {u"p99_ms"_qs, rounded(p99, 1)},
                        {u"rows_per_s"_qs, rounded(miners * 1000 / median(times), 0)}};
    if (plainTimes.isEmpty()) {
        figures.insert(u"reference"_qs, u"SQLite's headers were not there when this was built."_qs);
        figures.insert(u"goal_met"_qs, p99 <= 100);
        return figures;
    }
    const double ratio = median(plainTimes) / median(times);
    figures.insert(u"c_api_rows_per_s"_qs, rounded(miners * 1000 / median(plainTimes), 0));
    figures.insert(u"ratio"_qs, rounded(ratio, 2));
    figures.insert(u"cpu_ratio"_qs, rounded(median(plainCpu) / median(cpu), 2));
    figures.insert(u"goal_met"_qs, p99 <= 100 && ratio >= 0.4);
    return figures;
}

} // namespace coalface::bench
