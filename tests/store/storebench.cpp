// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/connection.h"
#include "store/migrations.h"

#include <QFile>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>
#include <QVariant>

namespace coalface::test {

MinerRecord minerRecord(int number)
{
    MinerRecord record;
    record.address = QStringLiteral("127.1.%1.%2").arg(number / 250).arg(number % 250 + 1);
    record.port = 80;
    record.driverType = QStringLiteral("family");
    record.model = QStringLiteral("Model %1").arg(number % 3);
    record.mac = QStringLiteral("02:00:00:00:%1:%2")
                     .arg(number / 256, 2, 16, QLatin1Char('0'))
                     .arg(number % 256, 2, 16, QLatin1Char('0'));
    return record;
}

QList<qint64> putMiners(Store &store, int count)
{
    QList<qint64> keys;
    for (int number = 0; number < count; ++number) {
        const auto put = settled(store.fleet.put(
            {minerRecord(number), QStringLiteral("Miner %1").arg(number, 4, 10, QLatin1Char('0'))}));
        keys += put ? put->record.key : 0;
    }
    return keys;
}

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toUTC();
}

Telemetry telemetryAt(const QDateTime &time, double hashrate)
{
    Telemetry telemetry;
    telemetry.timestamp = time;
    telemetry.hashrate = hashrate;
    telemetry.temperature = 65.13;
    telemetry.power = 20.12;
    telemetry.uptime = 3600;
    return telemetry;
}

Telemetry fullTelemetry(const QDateTime &time, int variant)
{
    Telemetry telemetry;
    telemetry.timestamp = time;
    int step = 0;
    for (const TelemetryField &field : telemetryFields()) {
        ++step;
        if (const auto *text = std::get_if<TelemetryField::Text>(&field.member)) {
            telemetry.**text = QStringLiteral("text %1, \"%2\" \u00e4\u20bf").arg(step).arg(variant);
        } else if (const auto *count = std::get_if<TelemetryField::Count>(&field.member)) {
            telemetry.**count = qint64(step) * 1'000'003 + variant;
        } else if (field.unit == QLatin1String("H/s")) {
            telemetry.*std::get<TelemetryField::Number>(field.member) = 1.234567890123e12 + step
                                                                        + variant;
        } else {
            const double sign = field.greatest <= 0 ? -1 : 1;
            telemetry.*std::get<TelemetryField::Number>(field.member) = sign
                                                                        * double(step * 100 + 7
                                                                                 + variant)
                                                                        / 100;
        }
    }
    return telemetry;
}

namespace {
template<typename Use>
void withConnection(const QString &file, Use use)
{
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        database.open();
        use(database);
    }
    QSqlDatabase::removeDatabase(name);
}
} // namespace

QVariant sqlValue(const QString &file, const QString &sql)
{
    QVariant value;
    withConnection(file, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        if (query.exec(sql) && query.next())
            value = query.value(0);
    });
    return value;
}

bool sqlExecute(const QString &file, const QStringList &statements)
{
    bool ok = true;
    withConnection(file, [&](QSqlDatabase &database) {
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            ok = query.exec(statement) && ok;
        }
    });
    return ok;
}

//! Those that the older schema has, with commas between them.
static QString columnsOf(Connection &old, const QString &table)
{
    QStringList names;
    auto query = old.prepare(QStringLiteral("PRAGMA main.table_info(%1)").arg(table));
    if (query && old.run(*query)) {
        while (old.next(*query))
            names += query->value(1).toString();
    }
    return names.join(QLatin1String(", "));
}

bool takeBack(const QString &file, int version)
{
    const QString newer = file + QStringLiteral(".newer");
    if (!QFile::rename(file, newer))
        return false;
    Connection old(file);
    bool ok = old.open(Connection::Mode::ReadWrite) && prepareNewDatabase(old)
              && migrate(old, version)
              && old.execute(QStringLiteral("ATTACH '%1' AS newer").arg(newer));
    QStringList tables{QStringLiteral("miners"), QStringLiteral("samples"), QStringLiteral("slow")};
    if (version >= 5) {
        for (const char *table : {"quarters", "quarters_slow", "hours", "hours_slow",
                                  "fleet_quarters", "fleet_hours", "stale", "trimmed"})
            tables += QLatin1String(table);
    }
    for (const QString &table : std::as_const(tables)) {
        const QString columns = columnsOf(old, table);
        ok = ok
             && old.execute(QStringLiteral("INSERT INTO main.%1 (%2) SELECT %2 FROM newer.%1")
                                .arg(table, columns));
    }
    old.close();
    return ok && QFile::remove(newer);
}

QByteArrayList tableContent(const QString &file, const QString &table)
{
    QByteArrayList rows;
    withConnection(file, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        query.exec(QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2").arg(table));
        while (query.next()) {
            QByteArray row = table.toUtf8();
            for (int index = 0; index < query.record().count(); ++index)
                row += '|' + query.value(index).toByteArray();
            rows += row;
        }
    });
    return rows;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool leaveDamaged(const QString &file, const QByteArray &content)
{
    QFile damaged(file);
    QFile note(file + QStringLiteral(".damaged"));
    return damaged.open(QIODevice::WriteOnly) && damaged.write(content) == content.size()
           && note.open(QIODevice::WriteOnly);
}

} // namespace coalface::test
