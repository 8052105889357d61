// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "syntheticyear.h"

#include "store/packedsamples.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace coalface::bench {

namespace {
constexpr qint64 yearDay = 86'400;

template<typename Use>
void withDatabase(const QString &file, const Use &use)
{
    const QString name = QStringLiteral("synthetic");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        if (database.open())
            use(database);
    }
    QSqlDatabase::removeDatabase(name);
}

QVariant value(const QString &file, const QString &sql)
{
    QVariant found;
    withDatabase(file, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        if (query.exec(sql) && query.next())
            found = query.value(0);
    });
    return found;
}

//! A value with noise: every key that a miner can report has one.
QString noisy(const char *base, const char *noise)
{
    return QStringLiteral("%1 + abs(random()) % %2").arg(QLatin1String(base), QLatin1String(noise));
}

QString ticks(qint64 from, qint64 to, qint64 step)
{
    return QStringLiteral("WITH RECURSIVE t(s) AS (SELECT %1 UNION ALL SELECT s + %3 FROM t WHERE "
                          "s + %3 < %2) ")
        .arg(from)
        .arg(to)
        .arg(step);
}

QString samples(const SyntheticYear &year)
{
    const QStringList values{QStringLiteral("(m.key << 32) + t.s + m.key % %1").arg(year.interval),
                             noisy("1100000000000", "200000000000"),
                             noisy("6000", "800"),
                             noisy("1800", "300"),
                             QStringLiteral("t.s % 9000000"),
                             noisy("1200000000000", "9000000000"),
                             noisy("5500", "900"),
                             QStringLiteral("NULL"),
                             noisy("1500", "200"),
                             QStringLiteral("t.s % 9000000 / 7"),
                             QStringLiteral("t.s % 9000000 / 5000"),
                             noisy("505", "9"),
                             noisy("4000.0", "900"),
                             noisy("7200", "900"),
                             noisy("-60.0", "9"),
                             QStringLiteral("t.s % 9000000 / 9000"),
                             QStringLiteral("w.id")};
    return ticks(year.end - yearDay, year.end - year.interval, year.interval)
           + QStringLiteral(
               "INSERT INTO samples (k, hashrate, temperature, power, uptime, hashrate_average, "
               "temperature_vr, temperature_board, efficiency, shares_accepted, shares_rejected, "
               "input_voltage, fan_rpm, fan_percent, wifi_rssi, hardware_errors, slow) SELECT ")
           + values.join(QStringLiteral(", "))
           + QStringLiteral(" FROM t CROSS JOIN miners m JOIN slow w ON w.miner = m.key");
}

//! Those of before yesterday, as the program packs them in the course of time: each quarter of an hour of all miners.
bool packSamples(QSqlDatabase &database, const SyntheticYear &year)
{
    QRandomGenerator random(1);
    const auto noisy = [&random](double base, int noise) {
        return QVariant(qlonglong(base) + random.bounded(noise));
    };
    QSqlQuery insert(database);
    bool ok = insert.prepare(QStringLiteral("INSERT INTO packed (k, n, told) VALUES (?, ?, ?)"));
    for (qint64 quarter = (year.end - year.sampleDays * yearDay) / 900 * 900;
         ok && quarter < year.end - yearDay; quarter += 900) {
        for (qint64 miner = 1; ok && miner <= year.miners; ++miner) {
            std::vector<StoredSample> samples;
            for (qint64 second = quarter + miner % year.interval; second < quarter + 900;
                 second += year.interval) {
                const qint64 uptime = second % 9'000'000;
                samples.push_back({(miner << 32) + second,
                                   miner,
                                   {noisy(1.1e12 + 1e9 * random.bounded(200), 1'000'000'000),
                                    noisy(6000, 800), noisy(1800, 300), uptime,
                                    noisy(1.2e12 + 1e9 * random.bounded(9), 1'000'000'000),
                                    noisy(5500, 900), QVariant(), noisy(1500, 200), uptime / 7,
                                    uptime / 5000, noisy(505, 9), 4000.0 + random.bounded(900),
                                    noisy(7200, 900), -60.0 + random.bounded(9), uptime / 9000}});
            }
            insert.bindValue(0, samples.front().k);
            insert.bindValue(1, int(samples.size()));
            insert.bindValue(2, packSamples(samples));
            ok = insert.exec();
        }
    }
    return ok;
}

QString sums(const QString &table, const SyntheticYear &year, int days, qint64 width)
{
    const auto times = [&](const char *base, const char *noise) {
        return QStringLiteral("%1 * (%2) + abs(random()) % %3")
            .arg(width / year.interval)
            .arg(QLatin1String(base), QLatin1String(noise));
    };
    const QStringList values{QStringLiteral("(m.key << 32) + t.s"),
                             QString::number(width / year.interval),
                             QStringLiteral("w.id"),
                             times("1150000000000", "100000000000"),
                             times("6400", "3000"),
                             times("1900", "3000"),
                             QStringLiteral("t.s % 9000000"),
                             times("1200000000000", "90000000000"),
                             times("5800", "3000"),
                             times("1580", "900"),
                             QStringLiteral("t.s % 9000000 / 7"),
                             QStringLiteral("t.s % 9000000 / 5000"),
                             times("508", "90"),
                             times("4300.0", "900"),
                             times("7500", "900"),
                             times("-55.0", "9"),
                             QStringLiteral("t.s % 9000000 / 9000"),
                             noisy("1100000000000", "10000000000"),
                             noisy("1280000000000", "10000000000"),
                             noisy("6000", "80"),
                             noisy("6700", "80")};
    return ticks((year.end - days * yearDay) / width * width, year.end / 3600 * 3600, width)
           + QStringLiteral(
                 "INSERT INTO %1 (k, n, slow, hashrate, temperature, power, uptime, "
                 "hashrate_average, temperature_vr, efficiency, shares_accepted, shares_rejected, "
                 "input_voltage, fan_rpm, fan_percent, wifi_rssi, hardware_errors, hashrate_least, "
                 "hashrate_greatest, temperature_least, temperature_greatest) SELECT %2 FROM t "
                 "CROSS JOIN miners m JOIN slow w ON w.miner = m.key")
                 .arg(table, values.join(QStringLiteral(", ")));
}

QString fleet(const QString &table, const SyntheticYear &year, int days, qint64 width)
{
    return ticks((year.end - days * yearDay) / 3600 * 3600, year.end / 3600 * 3600, width)
           + QStringLiteral(
                 "INSERT INTO %1 SELECT t.s, %2, %2 * (%3), %2, %2 * 6400, %2, %2 * 1900, %2, "
                 "%2 * 1580, %2, 6000, 6700, %2 * 60.0 / 7, %2, 0, %2 * 60.0 / 5000, %2, 0 FROM t")
                 .arg(table)
                 .arg(year.miners)
                 .arg(noisy("1150000000000", "100000000000"));
}
} // namespace

bool fill(const QString &file, const SyntheticYear &year)
{
    const QString miners
        = QStringLiteral(
              "WITH RECURSIVE t(s) AS (SELECT 1 UNION ALL SELECT s + 1 FROM t WHERE s < %1) INSERT "
              "INTO "
              "miners (name, name_folded, address, driver_type, model, manufacturer, firmware, "
              "hostname, mac, serial, added) SELECT 'Miner ' || s, 'miner ' || s, '127.1.0.1', "
              "'family', "
              "'Model', '', '', '', printf('02:00:00:00:%02x:%02x', s / 256, s % 256), '', 0 FROM "
              "t")
              .arg(year.miners);
    const QStringList before{
        QStringLiteral("PRAGMA synchronous = OFF"), QStringLiteral("BEGIN"), miners,
        QStringLiteral(
            "INSERT INTO slow (miner, mode, hashrate_expected, best_difficulty, "
            "best_session_difficulty, pool_url, pool_difficulty, frequency, core_voltage) "
            "SELECT key, 'eco', 1200000000000, 4e9, 1e7, 'stratum+tcp://pool.example:3333', 1024, "
            "52500, 120 "
            "FROM miners")};
    const QStringList after{samples(year),
                            sums(QStringLiteral("quarters"), year, year.quarterDays, 900),
                            sums(QStringLiteral("hours"), year, year.hourDays, 3600),
                            sums(QStringLiteral("parts"), year, year.hourDays, 21'600),
                            fleet(QStringLiteral("fleet_quarters"), year, year.quarterDays, 900),
                            fleet(QStringLiteral("fleet_hours"), year, year.hourDays, 3600),
                            QStringLiteral("INSERT INTO trimmed SELECT key, %1 FROM miners")
                                .arg((year.end - year.sampleDays * yearDay) / 3600 * 3600),
                            QStringLiteral("COMMIT"),
                            QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")};
    bool ok = false;
    withDatabase(file, [&](QSqlDatabase &database) {
        ok = true;
        for (const QString &statement : before)
            ok = ok && QSqlQuery(database).exec(statement);
        ok = ok && packSamples(database, year);
        for (const QString &statement : after)
            ok = ok && QSqlQuery(database).exec(statement);
    });
    return ok;
}

bool beginQuarter(const QString &file, const SyntheticYear &year)
{
    bool ok = false;
    withDatabase(file, [&](QSqlDatabase &database) {
        ok = QSqlQuery(database).exec(
            QStringLiteral("INSERT INTO stale SELECT key, %1 - 900, %1 FROM miners").arg(year.end));
    });
    return ok;
}

qint64 bytesOf(const QString &file, const QString &table)
{
    return value(file, QStringLiteral("SELECT sum(pgsize) FROM dbstat WHERE name = '%1'").arg(table))
        .toLongLong();
}

qint64 samplesOf(const QString &file)
{
    return value(file, QStringLiteral("SELECT (SELECT count(*) FROM samples) + (SELECT sum(n) FROM "
                                      "packed)"))
        .toLongLong();
}

qint64 rowsOf(const QString &file, const QString &table)
{
    return value(file, QStringLiteral("SELECT count(*) FROM %1").arg(table)).toLongLong();
}

} // namespace coalface::bench
