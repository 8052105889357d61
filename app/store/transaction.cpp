// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transaction.h"

#include "store/connection.h"

namespace coalface {

Transaction::Transaction(Connection &connection, Kind kind)
    : m_connection(connection),
      m_open(connection.execute(kind == Kind::Immediate ? QStringLiteral("BEGIN IMMEDIATE")
                                                        : QStringLiteral("BEGIN")))
{}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    // SQLite has rolled back by itself after some failures: then this one fails, and the first
    // failure is the one to tell.
    const SqlFailure first = m_connection.failure();
    m_connection.execute(QStringLiteral("ROLLBACK"));
    m_connection.restoreFailure(first);
}

bool Transaction::commit()
{
    if (!m_connection.execute(QStringLiteral("COMMIT")))
        return false;
    m_open = false;
    return true;
}

} // namespace coalface
