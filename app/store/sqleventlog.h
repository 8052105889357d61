// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"

namespace coalface {

class Database;

//! The events in the database. `database` must outlive it.
class SqlEventLog : public EventLog
{
    Q_OBJECT
public:
    explicit SqlEventLog(Database &database, QObject *parent = nullptr);

    QFuture<Result<Done>> append(const QList<Event> &events) override;
    QFuture<Result<QList<Event>>> read(const EventFilter &filter) override;
    QFuture<Result<int>> trim(const QDateTime &before, int most) override;

private:
    Database &m_database;
};

} // namespace coalface
