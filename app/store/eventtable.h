// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"

namespace coalface {

class Connection;

//! The table of events.
class EventTable
{
public:
    explicit EventTable(Connection &connection) : m_connection(connection) {}

    //! All of them in one transaction, or none: the connection tells why.
    bool append(const QList<Event> &events);
    Result<QList<Event>> read(const EventFilter &filter);
    //! Deletes a bounded number of those that EventLog::trim() is about, in a transaction of its own. How many.
    Result<int> trim(const QDateTime &before, int most);
    //! Within the caller's transaction, before the miner goes: its writes keep its name, the rest is deleted.
    static bool forgetMiner(Connection &connection, qint64 key);

private:
    bool insert(const Event &event);
    Error failed() const;

    Connection &m_connection;
};

//! Rows that one step of trim() deletes at most.
constexpr int eventsPerTrim = 5000;

} // namespace coalface
