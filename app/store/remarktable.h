// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/fleetstore.h"

namespace coalface {

class Connection;

//! Tags and notes of miners. Every change is one transaction.
class RemarkTable
{
public:
    explicit RemarkTable(Connection &connection) : m_connection(connection) {}

    //! What is kept with these miners, which stand in the order of their keys. False: the connection has failed.
    bool addTo(QList<StoredMiner> &miners);
    //! As FleetStore::tag().
    Result<QHash<qint64, QStringList>> tag(const QList<qint64> &keys, const QStringList &added,
                                           const QStringList &removed);
    Result<Done> setNotes(qint64 key, const QString &notes);

private:
    std::optional<QStringList> tagsOf(qint64 key);
    //! As it is spelled already, by whichever miner.
    std::optional<QString> spelled(const QString &tag);
    std::optional<bool> isThere(qint64 key);
    Error failed() const;

    Connection &m_connection;
};

} // namespace coalface
