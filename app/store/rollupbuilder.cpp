// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollupbuilder.h"

#include "store/connection.h"
#include "store/memberrows.h"
#include "store/transaction.h"

#include <QElapsedTimer>

namespace coalface {

namespace {
constexpr qint64 grace = 60; // s that a reading may take until it is stored
}

RollupBuilder::RollupBuilder(Connection &connection)
    : m_connection(connection),
      m_quarters(connection, Stretch::Quarter),
      m_hours(connection, Stretch::Hour),
      m_parts(connection),
      m_fleet(connection),
      m_growth(connection),
      m_stale(connection),
      m_samples(connection, allColumns())
{}

Step RollupBuilder::step(qint64 now, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    const qint64 closed = stretchStart(now - grace, quarterSeconds);
    if (!next(Of::Miners, closed) && !m_parts.nextMissing() && !next(Of::Fleet, closed)
        && !next(Of::Growth, closed))
        return m_connection.hasFailure() ? Step::Failed : Step::Idle;
    Transaction transaction(m_connection);
    bool ok = transaction.hasBegun();
    m_trimmed = m_connection.number(QStringLiteral("SELECT max(until) FROM trimmed")).value_or(0);
    do {
        if (const auto range = ok ? next(Of::Miners, closed) : std::nullopt)
            ok = sumUp(*range, closed);
        else if (const auto part = ok ? m_parts.nextMissing() : std::nullopt)
            ok = m_parts.make(*part);
        else if (const auto fleet = ok ? next(Of::Fleet, closed) : std::nullopt)
            ok = sumUpFleet(*fleet, closed);
        else if (const auto growth = ok ? next(Of::Growth, closed) : std::nullopt)
            ok = makeGrowth(*growth, closed);
        else
            break;
    } while (ok && timer.elapsed() < milliseconds);
    ok = ok && !m_connection.hasFailure();
    m_quarters.finish();
    m_hours.finish();
    m_parts.finish();
    m_fleet.finish();
    m_growth.finish();
    m_stale.finish();
    m_stale.forget();
    m_samples.finish();
    return ok && transaction.commit() ? Step::Worked : Step::Failed;
}

bool RollupBuilder::markAllStale(Connection &connection)
{
    Transaction transaction(connection);
    if (!transaction.hasBegun())
        return false;
    const QString first = QStringLiteral("key << 32");
    const QString end = QStringLiteral("(key + 1) << 32");
    const QString miners
        = QStringLiteral(
              "INSERT INTO stale (miner, first, last) SELECT key, max(oldest / 3600 * 3600, "
              "ifnull(until, 0)), newest / 3600 * 3600 + 3600 FROM (SELECT key, %1 & 4294967295 AS "
              "oldest, %2 & 4294967295 AS newest FROM miners) LEFT JOIN trimmed ON miner = key "
              "WHERE oldest IS NOT NULL AND newest >= ifnull(until, 0) ON CONFLICT (miner, first) "
              "DO UPDATE SET last = max(last, excluded.last)")
              .arg(sampleEdge("min", first, end), sampleEdge("max", first, end));
    const QString fleet
        = QStringLiteral(
              "INSERT INTO stale (miner, first, last) SELECT %1, min(t), max(t) + 3600 FROM "
              "fleet_hours HAVING count(*) > 0 ON CONFLICT (miner, first) DO UPDATE SET last = "
              "max(last, excluded.last)")
              .arg(StaleQuarters::wholeFleet);
    return connection.execute(miners) && connection.execute(fleet)
           && FleetGrowth::markKnown(connection) && completeRows(connection, [] { return false; })
           && transaction.commit();
}

bool RollupBuilder::completeRows(Connection &connection, const std::function<bool()> &isCancelled)
{
    for (const qint64 miner : minersOf(connection)) {
        if (isCancelled() || !makeMissingHours(connection, miner)
            || !markFleetMissing(connection, miner))
            return false;
    }
    return !connection.hasFailure() && FleetGrowth::markMissing(connection);
}

bool RollupBuilder::makeMissingHours(Connection &connection, qint64 miner)
{
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT DISTINCT k - (k & 4294967295) % 3600 FROM quarters WHERE k BETWEEN "
                       "%1 << 32 AND %1 << 32 | 4294967295 AND k - (k & 4294967295) % 3600 NOT IN "
                       "(SELECT k FROM hours)")
            .arg(miner));
    if (!query || !connection.run(*query))
        return false;
    std::vector<qint64> missing;
    while (connection.next(*query))
        missing.push_back(query->value(0).toLongLong());
    query->finish();
    RollupTable quarters(connection, Stretch::Quarter);
    RollupTable hours(connection, Stretch::Hour);
    RollupParts parts(connection);
    for (const qint64 start : missing) {
        const auto rows = quarters.read(start, start + hourSeconds);
        if (!rows)
            return false;
        Rollup sum;
        for (const RollupTable::Row &row : *rows)
            sum.append(row.rollup);
        if (!hours.write(start, sum) || !parts.update(miner, start & secondsMask))
            return false;
    }
    quarters.finish();
    hours.finish();
    parts.finish();
    return !connection.hasFailure();
}

bool RollupBuilder::markFleetMissing(Connection &connection, qint64 miner)
{
    const QString missing = QStringLiteral(
        "INSERT INTO stale (miner, first, last) SELECT fleet, t, t + 3600 FROM (SELECT DISTINCT (k "
        "& 4294967295) / 3600 * 3600 AS t FROM %1 WHERE k BETWEEN %5 << 32 AND %5 << 32 | "
        "4294967295 AND k & 4294967295 NOT IN (SELECT t FROM %2)), (SELECT %3 AS fleet UNION ALL "
        "SELECT %4) WHERE true ON CONFLICT (miner, first) DO UPDATE SET last = max(last, "
        "excluded.last)");
    for (const Stretch stretch : {Stretch::Quarter, Stretch::Hour}) {
        if (!connection.execute(missing.arg(tableOf(stretch), fleetTableOf(stretch))
                                    .arg(StaleQuarters::wholeFleet)
                                    .arg(StaleQuarters::fleetGrowth)
                                    .arg(miner)))
            return false;
    }
    return true;
}

std::optional<StaleQuarters::Range> RollupBuilder::next(Of whose, qint64 closed)
{
    const QString wanted = whose == Of::Miners ? QStringLiteral("> 0")
                           : whose == Of::Fleet
                               ? QStringLiteral("= %1").arg(StaleQuarters::wholeFleet)
                               : QStringLiteral("= %1").arg(StaleQuarters::fleetGrowth);
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT miner, first, last FROM stale WHERE miner %1 AND first < ? "
                       "ORDER BY miner, first LIMIT 1")
            .arg(wanted));
    if (!query)
        return std::nullopt;
    query->bindValue(0, closed);
    if (!m_connection.run(*query) || !m_connection.next(*query))
        return std::nullopt;
    return StaleQuarters::Range{query->value(0).toLongLong(), query->value(1).toLongLong(),
                                query->value(2).toLongLong()};
}

bool RollupBuilder::sumUp(const StaleQuarters::Range &range, qint64 closed)
{
    const qint64 end = std::min(range.last, closed);
    const qint64 base = range.miner << 32;
    const auto sample = m_connection.number(
        QStringLiteral("SELECT ")
        + sampleEdge("min", QString::number(base + range.first), QString::number(base + end)));
    if (m_connection.hasFailure())
        return false;
    if (!sample)
        return finishUpTo(range, end);
    const qint64 hour = stretchStart(*sample & secondsMask, hourSeconds);
    const qint64 from = std::max(range.first, hour);
    const qint64 to = std::min(hour + hourSeconds, end);
    const auto trimmed = m_connection.number(
        QStringLiteral("SELECT until FROM trimmed WHERE miner = %1").arg(range.miner));
    std::vector<Rollup> quarters(size_t((to - from) / quarterSeconds));
    if (m_connection.hasFailure() || !readSamples(range.miner, from, to, quarters))
        return false;
    const bool isTrimmed = from < trimmed.value_or(0);
    if (isTrimmed ? !foldIntoHour(range.miner, hour, quarters, from)
                  : !writeHour(range.miner, hour, quarters, from))
        return false;
    return markFleet(hour, from, to, closed) && finishUpTo(range, to);
}

bool RollupBuilder::markFleet(qint64 hour, qint64 from, qint64 to, qint64 closed)
{
    for (qint64 second = from; second < to; second += quarterSeconds) {
        if (!m_stale.mark(StaleQuarters::wholeFleet, second))
            return false;
    }
    const qint64 first = std::max<qint64>(0, hour - FleetGrowth::around);
    for (qint64 second = first; second <= hour + FleetGrowth::around; second += hourSeconds) {
        // One that is still to come has a row where the clock was ahead.
        const bool isThere = second < closed
                             || m_connection.number(
                                 QStringLiteral("SELECT 1 FROM fleet_hours WHERE t = %1").arg(second));
        const bool isKept = from >= m_trimmed && second < m_trimmed + FleetGrowth::around
                            && FleetGrowth::isMade(m_connection, second);
        if (isThere && !isKept && !m_stale.mark(StaleQuarters::fleetGrowth, second))
            return false;
    }
    return !m_connection.hasFailure();
}

bool RollupBuilder::readSamples(qint64 miner, qint64 from, qint64 to, std::vector<Rollup> &quarters)
{
    if (!m_samples.start((miner << 32) + from, (miner << 32) + to))
        return false;
    while (m_samples.next()) {
        const qint64 second = m_samples.k() & secondsMask;
        quarters[size_t((second - from) / quarterSeconds)].add(m_samples.values(), m_samples.slow());
    }
    m_samples.finish();
    return !m_connection.hasFailure();
}

bool RollupBuilder::writeHour(qint64 miner, qint64 hour, const std::vector<Rollup> &quarters,
                              qint64 from)
{
    qint64 k = (miner << 32) + from;
    for (const Rollup &quarter : quarters) {
        if (!m_quarters.write(k, quarter))
            return false;
        k += quarterSeconds;
    }
    const qint64 start = (miner << 32) + hour;
    const auto rows = m_quarters.read(start, start + hourSeconds);
    if (!rows)
        return false;
    Rollup sum;
    for (const RollupTable::Row &row : *rows)
        sum.append(row.rollup);
    return m_hours.write(start, sum) && m_parts.update(miner, hour);
}

bool RollupBuilder::foldIntoHour(qint64 miner, qint64 hour, const std::vector<Rollup> &quarters,
                                 qint64 from)
{
    Rollup late;
    const auto fold = [](RollupTable &table, qint64 k, const Rollup &more) {
        const auto rows = table.read(k, k + 1);
        if (!rows)
            return false;
        Rollup sum = rows->empty() ? Rollup() : rows->front().rollup;
        sum.append(more);
        return table.write(k, sum);
    };
    qint64 k = (miner << 32) + from;
    for (const Rollup &quarter : quarters) {
        if (!quarter.isEmpty() && !fold(m_quarters, k, quarter))
            return false;
        late.append(quarter);
        k += quarterSeconds;
    }
    return fold(m_hours, (miner << 32) + hour, late) && m_parts.update(miner, hour)
           && m_connection.execute(QStringLiteral("DELETE FROM samples WHERE k >= %1 AND k < %2")
                                       .arg((miner << 32) + from)
                                       .arg(k));
}

bool RollupBuilder::sumUpFleet(const StaleQuarters::Range &range, qint64 closed)
{
    const qint64 hour = stretchStart(range.first, hourSeconds);
    const qint64 to = std::min({hour + hourSeconds, range.last, closed});
    for (qint64 second = range.first; second < to; second += quarterSeconds) {
        if (!m_fleet.sumUp(Stretch::Quarter, second))
            return false;
    }
    return m_fleet.sumUp(Stretch::Hour, hour) && finishUpTo(range, to);
}

bool RollupBuilder::makeGrowth(const StaleQuarters::Range &range, qint64 closed)
{
    const qint64 hour = stretchStart(range.first, hourSeconds);
    return m_growth.make(hour, closed)
           && finishUpTo(range, std::min({hour + hourSeconds, range.last, closed}));
}

bool RollupBuilder::finishUpTo(const StaleQuarters::Range &range, qint64 end)
{
    const bool deleted = m_connection.execute(
        QStringLiteral("DELETE FROM stale WHERE miner = %1 AND first = %2")
            .arg(range.miner)
            .arg(range.first));
    return deleted && (end >= range.last || m_stale.mark({range.miner, end, range.last}));
}

} // namespace coalface
