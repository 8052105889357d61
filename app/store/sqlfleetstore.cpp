// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlfleetstore.h"

#include "store/database.h"
#include "store/minerpast.h"
#include "store/minertable.h"
#include "store/writer.h"

namespace coalface {

namespace {
//! Piece by piece, so that readings are stored in between. What is left over at the program's end
//! goes with the next removal.
void purgeOn(Database &database, const Pending<Done> &removal)
{
    const bool isPosted = database.post([&database, removal](Writer &writer) {
        const Result<bool> more = writer.purge();
        if (!more)
            removal.settle(more.error());
        else if (*more)
            purgeOn(database, removal);
        else
            removal.settle(Done{});
    });
    if (!isPosted)
        removal.settle(Done{});
}
} // namespace

SqlFleetStore::SqlFleetStore(Database &database, QObject *parent)
    : FleetStore(parent), m_database(database)
{
    connect(&database, &Database::changedElsewhere, this, &FleetStore::changedElsewhere);
}

QFuture<Result<QList<StoredMiner>>> SqlFleetStore::load()
{
    return m_database.read<QList<StoredMiner>>(
        [](Connection &connection) { return MinerTable(connection).load(); });
}

QFuture<Result<FleetStore::PutResult>> SqlFleetStore::put(const PutRequest &request)
{
    return m_database.write<PutResult>([request](Writer &writer) { return writer.put(request); });
}

QFuture<Result<Done>> SqlFleetStore::rename(qint64 key, const QString &name)
{
    return m_database.write<Done>([key, name](Writer &writer) { return writer.rename(key, name); });
}

QFuture<Result<QHash<qint64, QStringList>>> SqlFleetStore::tag(const QList<qint64> &keys,
                                                               const QStringList &added,
                                                               const QStringList &removed)
{
    return m_database.write<QHash<qint64, QStringList>>(
        [keys, added, removed](Writer &writer) { return writer.tag(keys, added, removed); });
}

QFuture<Result<Done>> SqlFleetStore::setNotes(qint64 key, const QString &notes)
{
    return m_database.write<Done>(
        [key, notes](Writer &writer) { return writer.setNotes(key, notes); });
}

QFuture<Result<QList<UsedAddress>>> SqlFleetStore::addresses(qint64 key)
{
    return m_database.read<QList<UsedAddress>>(
        [key](Connection &connection) { return addressesOf(connection, key); });
}

QFuture<Result<HistoryExtent>> SqlFleetStore::extent(const QList<qint64> &keys)
{
    return m_database.read<HistoryExtent>(
        [keys](Connection &connection) { return extentOf(connection, keys); });
}

QFuture<Result<Done>> SqlFleetStore::remove(const QList<qint64> &keys)
{
    const Pending<Done> removal(m_database);
    m_database.post([keys, removal, &database = m_database](Writer &writer) {
        const Result<Done> removed = writer.remove(keys);
        if (removed)
            purgeOn(database, removal);
        else
            removal.settle(removed);
    });
    return removal.future();
}

} // namespace coalface
