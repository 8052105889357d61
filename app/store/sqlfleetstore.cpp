// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlfleetstore.h"

#include "store/database.h"
#include "store/minertable.h"
#include "store/writer.h"

namespace coalface {

namespace {
using RemovalPromise = std::shared_ptr<QPromise<Result<Done>>>;

void settle(const RemovalPromise &promise, const Result<Done> &result)
{
    promise->addResult(result);
    promise->finish();
}

//! Piece by piece, so that readings are stored in between. What is left over at the program's end
//! goes with the next removal.
void purgeOn(Database &database, const RemovalPromise &promise)
{
    const bool isPosted = database.post([&database, promise](Writer &writer) {
        const Result<bool> more = writer.purge();
        if (!more)
            settle(promise, more.error());
        else if (*more)
            purgeOn(database, promise);
        else
            settle(promise, Done{});
    });
    if (!isPosted)
        settle(promise, Done{});
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

QFuture<Result<Done>> SqlFleetStore::remove(const QList<qint64> &keys)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    m_database.post([keys, promise, &database = m_database](Writer &writer) {
        const Result<Done> removed = writer.remove(keys);
        if (removed)
            purgeOn(database, promise);
        else
            settle(promise, removed);
    });
    return promise->future();
}

} // namespace coalface
