// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stalequarters.h"

#include "store/connection.h"
#include "store/rollupcolumns.h"

#include <QVariant>

namespace coalface {

bool StaleQuarters::isMarked(qint64 miner, qint64 second) const
{
    return m_marked.contains(miner << 32 | stretchStart(second, quarterSeconds));
}

bool StaleQuarters::mark(qint64 miner, qint64 second)
{
    if (isMarked(miner, second))
        return true;
    const qint64 start = stretchStart(second, quarterSeconds);
    const qint64 k = miner << 32 | start;
    if (!m_select) { // from the newest on, as the quarter itself is mostly the one that is there
        m_select = m_connection.prepare(
            QStringLiteral("SELECT 1 FROM stale WHERE miner = ? AND first <= ? AND last > ? "
                           "ORDER BY first DESC LIMIT 1"));
    }
    if (!m_select)
        return false;
    m_select->bindValue(0, miner);
    m_select->bindValue(1, start);
    m_select->bindValue(2, start);
    const bool isCovered = m_connection.run(*m_select) && m_connection.next(*m_select);
    m_select->finish();
    if (m_connection.hasFailure())
        return false;
    if (!isCovered && !mark({miner, start, start + quarterSeconds}))
        return false;
    m_marked.insert(k);
    return true;
}

bool StaleQuarters::mark(const Range &range)
{
    if (!m_insert) {
        m_insert = m_connection.prepare(QStringLiteral(
            "INSERT INTO stale (miner, first, last) VALUES (?, ?, ?) "
            "ON CONFLICT (miner, first) DO UPDATE SET last = max(last, excluded.last)"));
    }
    if (!m_insert)
        return false;
    m_insert->bindValue(0, range.miner);
    m_insert->bindValue(1, range.first);
    m_insert->bindValue(2, range.last);
    return m_connection.run(*m_insert);
}

void StaleQuarters::finish()
{
    for (std::optional<QSqlQuery> *query : {&m_select, &m_insert}) {
        if (*query)
            (*query)->finish();
    }
}

std::vector<StaleQuarters::Range> StaleQuarters::of(Connection &connection, qint64 miner,
                                                    qint64 from, qint64 to)
{
    std::vector<Range> ranges;
    std::optional<QSqlQuery> query = connection.prepare(QStringLiteral(
        "SELECT first, last FROM stale WHERE miner = ? AND first < ? AND last > ? ORDER BY first"));
    if (!query)
        return ranges;
    query->bindValue(0, miner);
    query->bindValue(1, to);
    query->bindValue(2, from);
    if (!connection.run(*query))
        return ranges;
    while (connection.next(*query))
        ranges.push_back({miner, query->value(0).toLongLong(), query->value(1).toLongLong()});
    return ranges;
}

} // namespace coalface
