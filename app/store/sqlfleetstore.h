// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/fleetstore.h"

namespace coalface {

class Database;

//! The fleet in the database. `database` must outlive it.
class SqlFleetStore : public FleetStore
{
    Q_OBJECT
public:
    explicit SqlFleetStore(Database &database, QObject *parent = nullptr);

    QFuture<Result<QList<StoredMiner>>> load() override;
    QFuture<Result<PutResult>> put(const PutRequest &request) override;
    QFuture<Result<Done>> rename(qint64 key, const QString &name) override;
    QFuture<Result<QHash<qint64, QStringList>>> tag(const QList<qint64> &keys,
                                                    const QStringList &added,
                                                    const QStringList &removed) override;
    QFuture<Result<Done>> setNotes(qint64 key, const QString &notes) override;
    QFuture<Result<QList<UsedAddress>>> addresses(qint64 key) override;
    QFuture<Result<HistoryExtent>> extent(const QList<qint64> &keys) override;
    QFuture<Result<Done>> remove(const QList<qint64> &keys) override;

private:
    Database &m_database;
};

} // namespace coalface
