// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rollup.h"

#include <QSqlQuery>

#include <optional>

namespace coalface {

class Connection;

//! The rows of the tables `quarters` or `hours` with those of the table beside it. Statements are made once.
class RollupTable
{
public:
    RollupTable(Connection &connection, Stretch stretch)
        : m_connection(connection), m_stretch(stretch)
    {}

    struct Row
    {
        qint64 k = 0;
        Rollup rollup;
    };
    //! "SELECT k, …" with all that fromQuery() wants; the caller adds WHERE (the table is r) and ORDER BY.
    static QString selection(Stretch stretch);
    static Row fromQuery(const QSqlQuery &query);

    //! Those with from <= k < to, by key. Nothing: failed.
    std::optional<std::vector<Row>> read(qint64 from, qint64 to);
    //! Puts the row in the place of the one of before; an empty one is removed.
    bool write(qint64 k, const Rollup &rollup);
    void finish(); //!< before a transaction ends

private:
    bool prepare();

    Connection &m_connection;
    const Stretch m_stretch;
    std::optional<QSqlQuery> m_select;
    std::optional<QSqlQuery> m_insert;
    std::optional<QSqlQuery> m_insertSlow;
    std::optional<QSqlQuery> m_delete;
    std::optional<QSqlQuery> m_deleteSlow;
};

} // namespace coalface
