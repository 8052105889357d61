// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvcursor.h"

#include "store/connection.h"
#include "store/rolluptable.h"

namespace coalface {

std::optional<QSqlQuery> prepareCsvQuery(Connection &connection)
{
    QStringList names;
    for (const Column &column : allColumns()) {
        const bool isFast = column.field->pace == TelemetryField::Pace::Sample;
        names += (isFast ? QStringLiteral("s.") : QStringLiteral("w.")) + column.field->key;
    }
    return connection.prepare(
        QStringLiteral("SELECT s.k, %1, s.slow FROM samples s LEFT JOIN slow w ON w.id = s.slow "
                       "WHERE s.k >= ? AND s.k < ? ORDER BY s.k LIMIT ?")
            .arg(names.join(QLatin1String(", "))));
}

std::optional<QSqlQuery> prepareCsvQuery(Connection &connection, Stretch stretch)
{
    return connection.prepare(RollupTable::selection(stretch)
                              + QStringLiteral("WHERE r.k >= ? AND r.k < ? ORDER BY r.k LIMIT ?"));
}

CsvCursor::CsvCursor(Connection &connection, QSqlQuery &query, qint64 miner, const Segment &segment,
                     int chunk)
    : m_connection(&connection),
      m_query(&query),
      m_position((miner << 32) + segment.from),
      m_end((miner << 32) + segment.to),
      m_chunk(chunk),
      m_isSummed(segment.source != Segment::Source::Samples)
{}

std::optional<CsvValues> CsvCursor::next()
{
    if (m_rows.empty() && !m_exhausted)
        fetch();
    if (m_rows.empty())
        return std::nullopt;
    CsvValues row = std::move(m_rows.front());
    m_rows.pop_front();
    return row;
}

void CsvCursor::fetch()
{
    m_query->bindValue(0, m_position);
    m_query->bindValue(1, m_end);
    m_query->bindValue(2, m_chunk);
    const qsizetype count = qsizetype(allColumns().size());
    int rows = 0;
    if (m_connection->run(*m_query)) {
        for (; m_connection->next(*m_query); ++rows) {
            CsvValues row;
            const qint64 k = m_query->value(0).toLongLong();
            row.second = k & secondsMask;
            if (m_isSummed) {
                const Rollup sums = RollupTable::fromQuery(*m_query).rollup;
                row.values = sums.row();
                row.samples = sums.samples();
            } else {
                row.values.reserve(count);
                for (qsizetype index = 1; index <= count; ++index)
                    row.values += m_query->value(int(index));
            }
            m_rows.push_back(std::move(row));
            m_position = k + 1;
        }
    }
    m_query->finish();
    m_exhausted = rows < m_chunk;
}

} // namespace coalface
