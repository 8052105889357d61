// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/alertlog.h"

namespace coalface {

class Connection;

//! The table of alerts. Each change is whole, or the connection tells why it failed.
class AlertTable
{
public:
    explicit AlertTable(Connection &connection) : m_connection(connection) {}

    Result<Done> add(const QList<Alert> &alerts);
    Result<Done> mark(const QStringList &ids, AlertLog::Mark mark, const QDateTime &when);
    Result<Done> unmark(const QStringList &ids, AlertLog::Mark mark);
    Result<Done> update(const QList<Alert> &alerts);
    Result<QList<Alert>> read(const AlertFilter &filter);
    Result<Done> trim(const QDateTime &before);
    //! Within the caller's transaction, before the miner goes.
    static bool forgetMiner(Connection &connection, qint64 key);

private:
    bool insert(const Alert &alert);
    Error failed() const;

    Connection &m_connection;
};

} // namespace coalface
