// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/csvrow.h"

#include <QSqlQuery>

#include <deque>
#include <optional>

namespace coalface {

class Connection;

//! The query that reads a miner's rows for export, shared by the cursors of all miners.
std::optional<QSqlQuery> prepareCsvQuery(Connection &connection);

//! One miner's samples in the order of time. Holds few of them at a time, and no lock in between.
class CsvCursor
{
public:
    //! Seconds: from <= t < to. `query`: see prepareCsvQuery().
    CsvCursor(Connection &connection, QSqlQuery &query, qint64 miner, qint64 from, qint64 to,
              int chunk);

    //! The next one; nothing at the end, and when reading failed (see the connection).
    std::optional<CsvValues> next();

private:
    void fetch();

    Connection *m_connection;
    QSqlQuery *m_query;
    qint64 m_position; //!< the key to go on with
    qint64 m_end;
    int m_chunk;
    bool m_exhausted = false;
    std::deque<CsvValues> m_rows;
};

} // namespace coalface
