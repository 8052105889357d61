// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollupparts.h"

#include "store/connection.h"

namespace coalface {

bool RollupParts::update(qint64 miner, qint64 hour)
{
    const qint64 k = (miner << 32) + stretchStart(hour, partSeconds);
    const auto first = m_connection.number(
        QStringLiteral("SELECT min(k) FROM parts WHERE k >= %1 AND k < %2")
            .arg(miner << 32)
            .arg((miner + 1) << 32));
    // The first row of all begins with the newest hour.
    const auto later = first ? std::nullopt
                             : m_connection.number(
                                 QStringLiteral("SELECT min(k) FROM hours WHERE k >= %1 AND k < %2")
                                     .arg(k + partSeconds)
                                     .arg((miner + 1) << 32));
    if (m_connection.hasFailure())
        return false;
    return (first ? k < *first : later.has_value()) || make(k);
}

std::optional<qint64> RollupParts::nextMissing()
{
    const auto hour = m_connection.number(QStringLiteral(
        "SELECT hour FROM (SELECT (SELECT max(k) FROM hours WHERE k >= key << 32 AND k < "
        "ifnull((SELECT min(k) FROM parts WHERE k >= key << 32 AND k < (key + 1) << 32), (key + 1) "
        "<< 32)) AS hour FROM miners) WHERE hour IS NOT NULL LIMIT 1"));
    if (!hour)
        return std::nullopt;
    return (*hour & ~secondsMask) + stretchStart(*hour & secondsMask, partSeconds);
}

bool RollupParts::make(qint64 k)
{
    const auto hours = m_hours.read(k, k + partSeconds);
    if (!hours)
        return false;
    Rollup sum;
    for (const RollupTable::Row &hour : *hours)
        sum.append(hour.rollup);
    return m_parts.write(k, sum);
}

void RollupParts::finish()
{
    m_hours.finish();
    m_parts.finish();
}

} // namespace coalface
