// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QSqlQuery>

#include <optional>
#include <vector>

namespace coalface {

class Connection;

//! Which quarters of an hour have to be summed up (again), because samples came that their row does not know. Kept in the database, in
//! the same transaction as the samples, so that nothing is forgotten whatever happens.
class StaleQuarters
{
public:
    //! In the place of a miner: the fleet's rows, and what counters added in them.
    static constexpr qint64 wholeFleet = 0;
    static constexpr qint64 fleetGrowth = -1;

    //! From first (inclusive) to last (exclusive), s.
    struct Range
    {
        qint64 miner = 0;
        qint64 first = 0;
        qint64 last = 0;
    };

    explicit StaleQuarters(Connection &connection) : m_connection(connection) {}

    //! Whether it is known, without a look, that the quarter is in the table.
    bool isMarked(qint64 miner, qint64 second) const;
    //! The quarter that holds the second. Within a transaction of the caller.
    bool mark(qint64 miner, qint64 second);
    bool mark(const Range &range);
    //! Due whenever somebody else changed the table, and after a transaction was rolled back.
    void forget() { m_marked.clear(); }
    void finish();

    //! Those of a miner that meet the time, by first; empty also when it failed (see the connection).
    static std::vector<Range> of(Connection &connection, qint64 miner, qint64 from, qint64 to);

private:
    Connection &m_connection;
    std::optional<QSqlQuery> m_select;
    std::optional<QSqlQuery> m_insert;
    QSet<qint64> m_marked; //!< keys of quarters that are known to be in the table
};

} // namespace coalface
