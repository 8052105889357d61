// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvcursor.h"

#include "store/connection.h"
#include "store/rolluptable.h"

namespace coalface {

std::optional<QSqlQuery> prepareCsvQuery(Connection &connection, Stretch stretch)
{
    return connection.prepare(RollupTable::selection(stretch)
                              + QStringLiteral("WHERE r.k >= ? AND r.k < ? ORDER BY r.k LIMIT ?"));
}

CsvCursor::CsvCursor(Connection &connection, SampleReader &samples, QSqlQuery &sums, qint64 miner,
                     const Segment &segment, int chunk)
    : m_connection(&connection),
      m_samples(&samples),
      m_sums(&sums),
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
    if (m_isSummed)
        fetchSums();
    else
        fetchSamples();
    if (!m_rows.empty())
        m_position = (m_position & ~secondsMask) + m_rows.back().second + 1;
    m_exhausted = int(m_rows.size()) < m_chunk;
}

void CsvCursor::fetchSamples()
{
    if (m_samples->start(m_position, m_end)) {
        while (int(m_rows.size()) < m_chunk && m_samples->next())
            m_rows.push_back({m_samples->k() & secondsMask, m_samples->values()});
    }
    m_samples->finish();
}

void CsvCursor::fetchSums()
{
    m_sums->bindValue(0, m_position);
    m_sums->bindValue(1, m_end);
    m_sums->bindValue(2, m_chunk);
    if (m_connection->run(*m_sums)) {
        while (m_connection->next(*m_sums)) {
            const RollupTable::Row row = RollupTable::fromQuery(*m_sums);
            m_rows.push_back({row.k & secondsMask, row.rollup.row(), row.rollup.samples()});
        }
    }
    m_sums->finish();
}

} // namespace coalface
