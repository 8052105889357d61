// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/minertable.h"
#include "store/alerttable.h"

#include "store/columns.h"
#include "store/connection.h"
#include "store/eventtable.h"
#include "store/minerrows.h"
#include "store/remarktable.h"
#include "store/storetext.h"
#include "store/transaction.h"

namespace coalface {

namespace {
constexpr int longestName = 63;
constexpr int rowsPerPurge = 20'000;

Error rejected(const QString &detail)
{
    return {Error::Kind::Rejected, detail};
}

Error taken(const QString &name, const MinerRecord &holder)
{
    return rejected(
        StoreText::tr("The name \"%1\" belongs to another miner (%2 at %3): choose another one.")
            .arg(name, holder.id(), holder.address));
}

Error noSuchMiner(qint64 key)
{
    return rejected(StoreText::tr("There is no miner m%1: it was removed.").arg(key));
}

void takeOver(QString &old, const QString &now)
{
    if (!now.isEmpty())
        old = now;
}

//! Taken without asking the device: nothing is known of it but where it is thought to be.
bool isUnasked(const MinerRecord &record)
{
    return record.mac.isEmpty() && record.serial.isEmpty() && record.model.isEmpty();
}

//! What is stored, brought up to date by what a device says now. What it does not say stays.
MinerRecord merged(const MinerRecord &stored, const MinerRecord &now)
{
    MinerRecord record = stored;
    takeOver(record.name, now.name);
    if (!now.address.isEmpty() && (!isUnasked(now) || stored.driverType.isEmpty())) {
        record.address = now.address;
        record.port = now.port;
    }
    takeOver(record.driverType, now.driverType);
    takeOver(record.model, now.model);
    takeOver(record.manufacturer, now.manufacturer);
    takeOver(record.firmware, now.firmware);
    takeOver(record.hostname, now.hostname);
    takeOver(record.mac, now.mac);
    takeOver(record.serial, now.serial);
    return record;
}
} // namespace

Error MinerTable::failed() const
{
    return {Error::Kind::Internal, m_connection.sentence()};
}

Result<QList<StoredMiner>> MinerTable::load()
{
    const std::vector<Column> &fast = sampleColumns();
    const std::vector<Column> &slow = slowColumns();
    // That of the latest answer. Where the clock was ahead for a while there are later ones, until their time has come.
    const QString sql = QStringLiteral("SELECT %1, %2, s.k & 4294967295, %3, %4 FROM miners m "
                                       "LEFT JOIN samples s ON s.k = (SELECT max(k) FROM samples "
                                       "WHERE k BETWEEN m.key << 32 AND m.key << 32 | "
                                       "ifnull(m.last_answered / 1000, 4294967295)) "
                                       "LEFT JOIN slow w ON w.id = s.slow ORDER BY m.key")
                            .arg(recordColumns(QStringLiteral("m.")),
                                 statusColumns(QStringLiteral("m.")),
                                 columnList(fast, QStringLiteral("s.")),
                                 columnList(slow, QStringLiteral("w.")));
    std::optional<QSqlQuery> query = m_connection.prepare(sql);
    if (!query || !m_connection.run(*query))
        return failed();
    QList<StoredMiner> miners;
    while (m_connection.next(*query)) {
        StoredMiner miner;
        miner.record = recordFrom(*query);
        int index = recordColumnCount;
        miner.status = statusFrom(*query, index);
        index += statusColumnCount;
        if (!query->isNull(index)) {
            Telemetry telemetry;
            telemetry.timestamp = QDateTime::fromSecsSinceEpoch(query->value(index).toLongLong(),
                                                                Qt::UTC);
            for (const Column &column : fast)
                decode(query->value(++index), column, telemetry);
            for (const Column &column : slow)
                decode(query->value(++index), column, telemetry);
            // Of its own answer alone: of a later one it may be that the reading was lost.
            if (telemetry.timestamp.toSecsSinceEpoch()
                == miner.status.lastAnswered.toSecsSinceEpoch())
                telemetry.hashrateRecent = miner.status.hashrateRecent;
            miner.telemetry = telemetry;
        }
        miners += miner;
    }
    if (m_connection.hasFailure() || !RemarkTable(m_connection).addTo(miners))
        return failed();
    return miners;
}

Result<FleetStore::PutResult> MinerTable::put(const FleetStore::PutRequest &request)
{
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    const std::optional<MinerRecord> stored = known(request.record);
    const std::optional<MinerRecord> holder = request.record.name.isEmpty()
                                                  ? std::nullopt
                                                  : holderOf(request.record.name);
    if (m_connection.hasFailure())
        return failed();
    if (holder && (!stored || holder->key != stored->key))
        return taken(request.record.name, *holder);

    MinerRecord record = stored ? merged(*stored, request.record) : request.record;
    bool ok = true;
    if (stored) {
        const bool hasMoved = record.address != stored->address || record.port != stored->port;
        ok = record == *stored || (update(record) && (!hasMoved || noteAddress(record)));
    } else {
        if (record.name.isEmpty())
            record.name = freeName(request.proposedName);
        if (!record.added.isValid())
            record.added = QDateTime::currentDateTimeUtc();
        ok = !m_connection.hasFailure() && insert(record) && noteAddress(record);
    }
    if (!ok || !transaction.commit())
        return failed();
    return FleetStore::PutResult{record, !stored};
}

Result<Done> MinerTable::rename(qint64 key, const QString &name)
{
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    std::optional<MinerRecord> record = find(QStringLiteral("key = ?"), {key});
    const std::optional<MinerRecord> holder = holderOf(name);
    if (m_connection.hasFailure())
        return failed();
    if (!record)
        return noSuchMiner(key);
    if (holder && holder->key != key)
        return taken(name, *holder);
    record->name = name;
    if (!update(*record) || !transaction.commit())
        return failed();
    return Done{};
}

Result<Done> MinerTable::remove(const QList<qint64> &keys)
{
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("DELETE FROM miners WHERE key = ?"));
    if (!query)
        return failed();
    int removed = 0;
    for (const qint64 key : keys) {
        query->bindValue(0, key);
        if (!EventTable::forgetMiner(m_connection, key)
            || !AlertTable::forgetMiner(m_connection, key) || !m_connection.run(*query))
            return failed();
        removed += query->numRowsAffected();
    }
    if (removed == 0 && !keys.isEmpty())
        return noSuchMiner(keys.first());
    query->finish();
    if (!transaction.commit())
        return failed();
    return Done{};
}

Result<bool> MinerTable::purge()
{
    // Steps from one miner's samples to the next one's by key, however many there are.
    const QString next = QStringLiteral(
        "WITH RECURSIVE owner(key) AS (SELECT (SELECT min(k) FROM samples) >> 32 UNION ALL "
        "SELECT (SELECT min(k) FROM samples WHERE k >= (key + 1) << 32) >> 32 FROM owner WHERE key "
        "IS NOT NULL) "
        "SELECT key FROM owner WHERE key IS NOT NULL AND key NOT IN (SELECT key FROM miners) LIMIT "
        "1");
    const QString deletion = QStringLiteral(
        "DELETE FROM samples WHERE k IN (SELECT k FROM samples WHERE k BETWEEN %1 << 32 "
        "AND %1 << 32 | 4294967295 ORDER BY k LIMIT %2)");
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    const std::optional<qint64> orphan = m_connection.number(next);
    if (m_connection.hasFailure())
        return failed();
    if (!orphan)
        return false;
    if (!m_connection.execute(deletion.arg(*orphan).arg(rowsPerPurge)) || !transaction.commit())
        return failed();
    return true;
}

std::optional<MinerRecord> MinerTable::find(const QString &condition, const QVariantList &values)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT %1 FROM miners WHERE %2 ORDER BY key LIMIT 1")
            .arg(recordColumns(), condition));
    if (!query)
        return std::nullopt;
    for (const QVariant &value : values)
        query->addBindValue(value);
    if (!m_connection.run(*query) || !m_connection.next(*query))
        return std::nullopt;
    return recordFrom(*query);
}

std::optional<MinerRecord> MinerTable::known(const MinerRecord &record)
{
    std::optional<MinerRecord> found;
    if (!record.mac.isEmpty())
        found = find(QStringLiteral("mac = ?"), {record.mac});
    // Two MACs that differ are two devices, whatever serial they tell.
    if (!found && !record.serial.isEmpty()) {
        const QString where = QStringLiteral("serial = ? AND driver_type = ?");
        found = record.mac.isEmpty() ? find(where, {record.serial, record.driverType})
                                     : find(where + QStringLiteral(" AND mac = ''"),
                                            {record.serial, record.driverType});
    }
    if (found || record.address.isEmpty())
        return found;
    const QVariant port = record.port ? QVariant(*record.port) : QVariant();
    if (isUnasked(record)) {
        // Who is known to be there, also one that only announces itself, which has no port.
        return find(QStringLiteral("address = ? AND (port IS ? OR port IS NULL) AND driver_type "
                                   "IN (?, '')"),
                    {record.address, port, record.driverType});
    }
    if (record.mac.isEmpty()) {
        found = find(QStringLiteral(
                         "mac = '' AND address = ? AND port IS ? AND (serial = '' OR ? = '')"),
                     {record.address, port,
                      record.serial.isNull() ? QStringLiteral("") : record.serial});
    }
    if (found)
        return found;
    // One that was taken unasked and never told who it is: its port was a guess. Of one that was salvaged not even the driver need be known.
    return find(QStringLiteral("mac = '' AND serial = '' AND model = '' AND address = ? "
                               "AND (port IS ? OR port IS NULL OR ? IS NULL) "
                               "AND driver_type IN (?, '')"),
                {record.address, port, port, record.driverType});
}

std::optional<MinerRecord> MinerTable::holderOf(const QString &name)
{
    return find(QStringLiteral("name_folded = ?"), {foldedName(name)});
}

QString MinerTable::freeName(const QString &proposed)
{
    const QString wish = proposed.trimmed().isEmpty() ? QStringLiteral("Miner") : proposed.trimmed();
    QString name = wish.left(longestName).trimmed();
    for (int number = 2; holderOf(name); ++number) {
        const QString ending = QLatin1Char(' ') + QString::number(number);
        name = wish.left(longestName - int(ending.size())).trimmed() + ending;
    }
    return name;
}

bool MinerTable::insert(MinerRecord &record)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("INSERT INTO miners (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .arg(recordValueColumns()));
    if (!query)
        return false;
    for (const QVariant &value : recordValues(record))
        query->addBindValue(value);
    if (!m_connection.run(*query))
        return false;
    record.key = query->lastInsertId().toLongLong();
    return true;
}

bool MinerTable::update(const MinerRecord &record)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral(
            "UPDATE miners SET (%1) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE key = ?")
            .arg(recordValueColumns()));
    if (!query)
        return false;
    for (const QVariant &value : recordValues(record))
        query->addBindValue(value);
    query->addBindValue(record.key);
    return m_connection.run(*query);
}

bool MinerTable::noteAddress(const MinerRecord &record)
{
    std::optional<QSqlQuery> query = m_connection.prepare(QStringLiteral(
        "INSERT INTO address_history (miner, address, port, since) VALUES (?, ?, ?, ?)"));
    if (!query)
        return false;
    query->addBindValue(record.key);
    query->addBindValue(record.address.isNull() ? QStringLiteral("") : record.address);
    query->addBindValue(record.port ? QVariant(*record.port) : QVariant());
    query->addBindValue(QDateTime::currentMSecsSinceEpoch());
    return m_connection.run(*query);
}

} // namespace coalface
