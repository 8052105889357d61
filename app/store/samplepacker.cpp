// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/samplepacker.h"

#include "store/connection.h"
#include "store/transaction.h"

#include <QElapsedTimer>

namespace coalface {

namespace {
constexpr qint64 unpackedSeconds = 24 * hourSeconds;
}

SamplePacker::SamplePacker(Connection &connection)
    : m_connection(connection), m_reader(connection, sampleColumns())
{}

Step SamplePacker::step(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    if (!next())
        return m_connection.hasFailure() ? Step::Failed : Step::Idle;
    Transaction transaction(m_connection);
    bool ok = transaction.hasBegun();
    while (ok && timer.elapsed() < milliseconds) {
        std::optional<qint64> quarter = next();
        if (!quarter)
            break;
        ok = pack(*quarter);
    }
    ok = ok && !m_connection.hasFailure();
    m_reader.finish();
    for (std::optional<QSqlQuery> *query : {&m_next, &m_insert, &m_delete}) {
        if (*query)
            (*query)->finish();
    }
    return ok && transaction.commit() ? Step::Worked : Step::Failed;
}

std::optional<qint64> SamplePacker::next()
{
    if (!m_next) {
        m_next = m_connection.prepare(
            QStringLiteral(
                "SELECT key, oldest FROM (SELECT key, ((SELECT min(k) FROM samples WHERE k >= key "
                "<< 32 AND k < (key + 1) << 32) & 4294967295) / 900 * 900 AS oldest, (SELECT "
                "max(k) "
                "FROM samples WHERE k >= key << 32 AND k < (key + 1) << 32) & 4294967295 AS newest "
                "FROM miners WHERE key >= ?) WHERE oldest + 900 + %1 <= newest AND NOT EXISTS "
                "(SELECT 1 FROM stale WHERE miner = key AND first < oldest + 900 AND last > "
                "oldest) "
                "ORDER BY key LIMIT 1")
                .arg(unpackedSeconds));
    }
    std::optional<qint64> quarter;
    for (int round = 0; m_next && round < 2 && !quarter; ++round) {
        m_next->bindValue(0, m_miner);
        if (!m_connection.run(*m_next))
            return std::nullopt;
        if (m_connection.next(*m_next)) {
            m_miner = m_next->value(0).toLongLong();
            quarter = (m_miner << 32) + m_next->value(1).toLongLong();
        } else {
            m_miner = 0; // and once round
        }
        m_next->finish();
    }
    return quarter;
}

bool SamplePacker::pack(qint64 quarter)
{
    if (!m_insert)
        m_insert = m_connection.prepare(
            QStringLiteral("INSERT INTO packed (k, n, told) VALUES (?, ?, ?)"));
    if (!m_delete)
        m_delete = m_connection.prepare(
            QStringLiteral("DELETE FROM samples WHERE k >= ? AND k < ?"));
    if (!m_insert || !m_delete || !m_reader.start(quarter, quarter + quarterSeconds))
        return false;
    std::vector<StoredSample> samples;
    while (m_reader.next())
        samples.push_back({m_reader.k(), m_reader.slow(), m_reader.values()});
    if (m_connection.hasFailure() || samples.empty())
        return false;
    m_insert->bindValue(0, samples.front().k);
    m_insert->bindValue(1, int(samples.size()));
    m_insert->bindValue(2, packSamples(samples));
    m_delete->bindValue(0, quarter);
    m_delete->bindValue(1, quarter + quarterSeconds);
    return m_connection.run(*m_insert) && m_connection.run(*m_delete);
}

} // namespace coalface
