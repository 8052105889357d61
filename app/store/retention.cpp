// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include "store/connection.h"
#include "store/samplereader.h"
#include "store/transaction.h"

#include <QElapsedTimer>

#include <array>

namespace coalface {

namespace {
constexpr qint64 day = 24 * hourSeconds;
constexpr qint64 believedDays = 7;
constexpr int believedHours = 3;
constexpr int rowsPerStep = 1000;
constexpr qint64 fewPages = 256; // free ones are used again: worth nothing to give back
constexpr int pagesPerStep = 200;

bool isBelieved(Connection &connection, qint64 now)
{
    const auto hours = connection.number(
        QStringLiteral("SELECT count(*) FROM fleet_hours WHERE t > %1 AND t <= %2")
            .arg(now - believedDays * day)
            .arg(now));
    return hours.value_or(0) >= believedHours;
}
} // namespace

Step Trimmer::step(const Retention &retention, qint64 now, int milliseconds)
{
    if (!isBelieved(m_connection, now))
        return m_connection.hasFailure() ? Step::Failed : Step::Idle;
    if (retention.samples > 0) {
        const Step step = trimSamples(stretchStart(now - retention.samples * day, hourSeconds),
                                      milliseconds);
        if (step != Step::Idle)
            return step;
    }
    if (retention.quarters > 0) {
        const Step step = trimSums(Stretch::Quarter,
                                   stretchStart(now - retention.quarters * day, hourSeconds));
        if (step != Step::Idle)
            return step;
    }
    if (retention.hours == 0)
        return Step::Idle;
    // Whole parts; and the hours first, as of an hour before the first part the part would be made anew.
    const qint64 cutoff = stretchStart(now - retention.hours * day, partSeconds);
    const Step step = trimSums(Stretch::Hour, cutoff);
    return step == Step::Idle ? trimSums(Stretch::Part, cutoff) : step;
}

Step Trimmer::trimSamples(qint64 cutoff, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    // Those whose first samples are not summed up yet have their turn later.
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral(
            "SELECT key, %1 & 4294967295 AS oldest FROM miners WHERE oldest IS NOT NULL AND NOT "
            "EXISTS (SELECT 1 FROM stale WHERE miner = key AND first < oldest / 3600 * 3600 + 3600 "
            "AND last > oldest / 3600 * 3600) LIMIT 1")
            .arg(sampleEdge("min", QStringLiteral("key << 32"),
                            QStringLiteral("(key << 32) + %1").arg(cutoff))));
    if (!query)
        return Step::Failed;
    const auto oldest = [&]() -> std::optional<std::pair<qint64, qint64>> {
        std::optional<std::pair<qint64, qint64>> found;
        if (m_connection.run(*query) && m_connection.next(*query))
            found = {query->value(0).toLongLong(), query->value(1).toLongLong()};
        query->finish();
        return found;
    };
    if (!oldest())
        return m_connection.hasFailure() ? Step::Failed : Step::Idle;
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return Step::Failed;
    do {
        const auto found = oldest();
        if (!found)
            break;
        if (!trimHour(found->first, stretchStart(found->second, hourSeconds)))
            return Step::Failed;
    } while (timer.elapsed() < milliseconds);
    return !m_connection.hasFailure() && transaction.commit() ? Step::Worked : Step::Failed;
}

bool Trimmer::trimHour(qint64 miner, qint64 hour)
{
    const qint64 k = (miner << 32) + hour;
    for (const char *table : {"samples", "packed"}) {
        if (!m_connection.execute(QStringLiteral("DELETE FROM %1 WHERE k >= %2 AND k < %3")
                                      .arg(QLatin1String(table))
                                      .arg(k)
                                      .arg(k + hourSeconds)))
            return false;
    }
    return m_connection.execute(
        QStringLiteral("INSERT INTO trimmed (miner, until) VALUES (%1, %2) ON CONFLICT "
                       "(miner) DO UPDATE SET until = max(until, excluded.until)")
            .arg(miner)
            .arg(hour + hourSeconds));
}

Step Trimmer::trimSums(Stretch stretch, qint64 cutoff)
{
    const QString oldest = QStringLiteral(
        "SELECT key FROM miners WHERE EXISTS (SELECT 1 FROM %1 WHERE k >= key << 32 AND k < (key "
        "<< 32) + %2) LIMIT 1");
    for (const QString &table : {tableOf(stretch), slowTableOf(stretch)}) {
        const auto miner = m_connection.number(oldest.arg(table).arg(cutoff));
        if (m_connection.hasFailure())
            return Step::Failed;
        if (!miner)
            continue;
        const qint64 k = *miner << 32;
        return deleteRows(table, QStringLiteral("k"), k, k + cutoff);
    }
    if (stretch == Stretch::Part)
        return Step::Idle;
    const QString table = fleetTableOf(stretch);
    const auto fleet = m_connection.number(
        QStringLiteral("SELECT 1 FROM %1 WHERE t < %2 LIMIT 1").arg(table).arg(cutoff));
    if (m_connection.hasFailure())
        return Step::Failed;
    if (!fleet)
        return Step::Idle;
    return deleteRows(table, QStringLiteral("t"), 0, cutoff);
}

Step Trimmer::deleteRows(const QString &table, const QString &key, qint64 from, qint64 to)
{
    Transaction transaction(m_connection);
    const bool done = transaction.hasBegun()
                      && m_connection.execute(
                          QStringLiteral("DELETE FROM %1 WHERE %2 IN (SELECT %2 FROM %1 WHERE %2 "
                                         ">= %3 AND %2 < %4 ORDER BY %2 LIMIT %5)")
                              .arg(table, key)
                              .arg(from)
                              .arg(to)
                              .arg(rowsPerStep))
                      && transaction.commit();
    return done ? Step::Worked : Step::Failed;
}

Step Trimmer::shrink()
{
    const auto freePages = m_connection.number(QStringLiteral("PRAGMA freelist_count"));
    const auto pages = m_connection.number(QStringLiteral("PRAGMA page_count"));
    const auto mode = m_connection.number(QStringLiteral("PRAGMA auto_vacuum"));
    if (!freePages || !pages || !mode)
        return Step::Failed;
    // A tenth stays: the next hours need it.
    if (*mode != 2 || *freePages < fewPages || *freePages * 10 < *pages)
        return Step::Idle;
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("PRAGMA incremental_vacuum(%1)").arg(pagesPerStep));
    if (!query || !m_connection.run(*query))
        return Step::Failed;
    while (m_connection.next(*query)) {} // it works row by row
    return m_connection.hasFailure() ? Step::Failed : Step::Worked;
}

Step Trimmer::purge()
{
    // Steps from one miner's rows to the next one's by key, however many there are.
    const QString orphan = QStringLiteral(
        "WITH RECURSIVE owner(key) AS (SELECT (SELECT min(k) FROM %1) >> 32 UNION ALL SELECT "
        "(SELECT min(k) FROM %1 WHERE k >= (key + 1) << 32) >> 32 FROM owner WHERE key IS NOT "
        "NULL) SELECT key FROM owner WHERE key IS NOT NULL AND key NOT IN (SELECT key FROM miners) "
        "LIMIT 1");
    const std::array<QString, 7> tables{QStringLiteral("packed"),      tableOf(Stretch::Quarter),
                                        slowTableOf(Stretch::Quarter), tableOf(Stretch::Hour),
                                        slowTableOf(Stretch::Hour),    tableOf(Stretch::Part),
                                        slowTableOf(Stretch::Part)};
    for (const QString &table : tables) {
        const auto miner = m_connection.number(orphan.arg(table));
        if (m_connection.hasFailure())
            return Step::Failed;
        if (!miner)
            continue;
        return deleteRows(table, QStringLiteral("k"), *miner << 32, (*miner + 1) << 32);
    }
    return Step::Idle;
}

} // namespace coalface
