// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/fleetstore.h"

namespace coalface {

class Connection;

//! The fleet's table. Every change is one transaction, so that two programs never make two miners of
//! one device or give one name twice.
class MinerTable
{
public:
    explicit MinerTable(Connection &connection) : m_connection(connection) {}

    Result<QList<StoredMiner>> load();
    Result<FleetStore::PutResult> put(const FleetStore::PutRequest &request);
    Result<Done> rename(qint64 key, const QString &name);
    //! The miners are gone afterwards, their samples still lie there: see purge().
    Result<Done> remove(const QList<qint64> &keys);
    //! Deletes a bounded number of samples without a miner, in a transaction of its own. Whether there
    //! may be more.
    Result<bool> purge();

private:
    std::optional<MinerRecord> find(const QString &condition, const QVariantList &values);
    std::optional<MinerRecord> known(const MinerRecord &record);
    std::optional<MinerRecord> holderOf(const QString &name);
    QString freeName(const QString &proposed);
    bool insert(MinerRecord &record);
    bool update(const MinerRecord &record);
    bool noteAddress(const MinerRecord &record);
    Error failed() const;

    Connection &m_connection;
};

} // namespace coalface
