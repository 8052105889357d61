// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/minersalvage.h"

#include "store/connection.h"
#include "store/minerrows.h"

#include <QMap>
#include <QVariant>

namespace coalface {

namespace {
using FoundMiners = QMap<qint64, MinerRecord>; // by the key, which is in no record that is missing

//! Rows of the source up to the first one that cannot be read.
template<typename Take>
void readSource(Connection &connection, const char *sql, Take take)
{
    connection.clearFailure();
    std::optional<QSqlQuery> query = connection.prepare(QString::fromLatin1(sql));
    if (query && connection.run(*query)) {
        while (connection.next(*query))
            take(*query);
    }
    connection.clearFailure();
}

std::optional<quint16> foundPort(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(quint16(value.toUInt()));
}

//! An index holds its columns and the key: nothing of the table is read.
FoundMiners minersInIndexes(Connection &connection)
{
    FoundMiners miners;
    readSource(connection,
               "SELECT key, name_folded FROM source.miners INDEXED BY sqlite_autoindex_miners_1",
               [&miners](const QSqlQuery &row) {
                   miners[row.value(0).toLongLong()].name = row.value(1).toString();
               });
    readSource(connection,
               "SELECT key, mac FROM source.miners INDEXED BY miners_by_mac WHERE mac <> ''",
               [&miners](const QSqlQuery &row) {
                   miners[row.value(0).toLongLong()].mac = row.value(1).toString();
               });
    readSource(connection,
               "SELECT key, serial, driver_type FROM source.miners INDEXED BY miners_by_serial "
               "WHERE serial <> ''",
               [&miners](const QSqlQuery &row) {
                   MinerRecord &record = miners[row.value(0).toLongLong()];
                   record.serial = row.value(1).toString();
                   record.driverType = row.value(2).toString();
               });
    // The newest last. An address where a miner was is better than none.
    readSource(connection, "SELECT miner, address, port FROM source.address_history ORDER BY rowid",
               [&miners](const QSqlQuery &row) {
                   MinerRecord &record = miners[row.value(0).toLongLong()];
                   record.address = row.value(1).toString();
                   record.port = foundPort(row.value(2));
               });
    readSource(connection, "SELECT key, address FROM source.miners INDEXED BY miners_by_address",
               [&miners](const QSqlQuery &row) {
                   MinerRecord &record = miners[row.value(0).toLongLong()];
                   if (record.address != row.value(1).toString())
                       record.port.reset();
                   record.address = row.value(1).toString();
               });
    return miners;
}

//! Events have names as they are written, and drivers.
void addWhatEventsTell(Connection &connection, FoundMiners &miners)
{
    readSource(
        connection,
        "SELECT miner, miner_name, driver_type FROM source.events WHERE miner > 0 ORDER BY id",
        [&miners](const QSqlQuery &row) {
            const auto record = miners.find(row.value(0).toLongLong());
            if (record == miners.end())
                return;
            const QString name = row.value(1).toString();
            if (record->name.isEmpty() || foldedName(name) == foldedName(record->name))
                record->name = name;
            if (record->serial.isEmpty() && !row.value(2).toString().isEmpty())
                record->driverType = row.value(2).toString();
        });
}
} // namespace

int salvageMiners(Connection &target)
{
    FoundMiners miners = minersInIndexes(target);
    readSource(target, "SELECT key FROM main.miners",
               [&miners](const QSqlQuery &row) { miners.remove(row.value(0).toLongLong()); });
    if (miners.isEmpty())
        return 0;
    addWhatEventsTell(target, miners);
    std::optional<QSqlQuery> query = target.prepare(
        QStringLiteral(
            "INSERT OR IGNORE INTO main.miners (key, %1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?, ?)")
            .arg(recordValueColumns()));
    if (!query)
        return -1;
    int added = 0;
    for (auto miner = miners.begin(); miner != miners.end(); ++miner) {
        if (miner.key() <= 0)
            continue;
        if (miner->name.isEmpty())
            miner->name = QStringLiteral("Miner %1").arg(miner.key());
        miner->added = QDateTime::currentDateTimeUtc();
        query->bindValue(0, miner.key());
        int place = 0;
        for (const QVariant &value : recordValues(*miner))
            query->bindValue(++place, value);
        if (!target.run(*query))
            return -1;
        added += query->numRowsAffected();
    }
    return added;
}

} // namespace coalface
