// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/databasecopy.h"

#include "store/connection.h"
#include "store/leafpages.h"
#include "store/leafsalvage.h"
#include "store/memberrows.h"
#include "store/minersalvage.h"
#include "store/rollupbuilder.h"
#include "store/transaction.h"

#include <QVariant>

#include <limits>
#include <utility>

namespace coalface {

namespace {
constexpr int rowsAtATime = 10'000;
constexpr qint64 beforeAll = std::numeric_limits<qint64>::min();
constexpr qint64 lastOfAll = std::numeric_limits<qint64>::max();

QStringList columnsOf(Connection &connection, const char *schema, const QString &table)
{
    QStringList names;
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("PRAGMA %1.table_info(%2)").arg(QLatin1String(schema), table));
    if (query && connection.run(*query)) {
        while (connection.next(*query))
            names += query->value(1).toString();
    }
    return names;
}
} // namespace

DatabaseCopy::DatabaseCopy(Connection &target, std::function<bool()> isCancelled)
    : m_target(target), m_isCancelled(std::move(isCancelled))
{}

DatabaseCopy::~DatabaseCopy()
{
    if (!m_attached)
        return;
    const SqlFailure first = m_target.failure();
    m_target.execute(QStringLiteral("DETACH source"));
    m_target.execute(QStringLiteral("PRAGMA foreign_keys = ON"));
    m_target.restoreFailure(first);
}

bool DatabaseCopy::attach(const QString &source)
{
    std::optional<QSqlQuery> query = m_target.prepare(QStringLiteral("ATTACH ? AS source"));
    if (!query || !m_target.execute(QStringLiteral("PRAGMA foreign_keys = OFF")))
        return false;
    query->bindValue(0, source);
    m_source = source;
    m_attached = m_target.run(*query);
    return m_attached;
}

QList<DatabaseCopy::Table> DatabaseCopy::tables()
{
    QList<Table> tables;
    std::optional<QSqlQuery> query = m_target.prepare(
        QStringLiteral("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE "
                       "'sqlite_%' ORDER BY name = 'miners' DESC, name"));
    if (!query || !m_target.run(*query))
        return tables;
    while (m_target.next(*query)) {
        Table table;
        table.name = query->value(0).toString();
        const QStringList old = columnsOf(m_target, "source", table.name);
        QStringList both;
        for (const QString &column : columnsOf(m_target, "main", table.name)) {
            if (old.contains(column))
                both += column;
        }
        if (both.isEmpty())
            continue;
        table.columns = both.join(QLatin1String(", "));
        table.hasRowId = m_target
                             .prepare(QStringLiteral("SELECT rowid FROM main.%1").arg(table.name))
                             .has_value();
        m_target.clearFailure();
        // Where nothing else tells rows apart: what is copied twice over damage has to be one row.
        if (table.hasRowId
            && m_target.number(
                   QStringLiteral("SELECT count(*) FROM pragma_table_info('%1') WHERE pk > 0")
                       .arg(table.name))
                   == 0)
            table.columns.prepend(QStringLiteral("rowid, "));
        tables += table;
    }
    return tables;
}

std::optional<qint64> DatabaseCopy::copyAfter(const Table &table, qint64 after, int count)
{
    const QString from = QStringLiteral("FROM source.%1 WHERE rowid > %2 ORDER BY rowid LIMIT %3")
                             .arg(table.name)
                             .arg(after)
                             .arg(count);
    const auto last = m_target.number(
        QStringLiteral("SELECT max(rowid) FROM (SELECT rowid %1)").arg(from));
    if (m_target.hasFailure())
        return std::nullopt;
    if (!last)
        return after;
    if (*last <= after) {
        // A page leads back. Who followed it would go round for ever.
        m_target.noteDamage(QStringLiteral("rows are out of order"));
        return std::nullopt;
    }
    std::optional<QSqlQuery> query = m_target.prepare(
        QStringLiteral("INSERT OR IGNORE INTO main.%1 (%2) SELECT %2 FROM source.%1 WHERE rowid > "
                       "%3 AND rowid <= %4 %5")
            .arg(table.name, table.columns)
            .arg(after)
            .arg(*last)
            .arg(table.condition));
    if (!query || !m_target.run(*query))
        return std::nullopt;
    m_rows[table.name] += query->numRowsAffected();
    return last;
}

bool DatabaseCopy::copyWhole(const Table &table)
{
    std::optional<QSqlQuery> query = m_target.prepare(
        QStringLiteral("INSERT OR IGNORE INTO main.%1 (%2) SELECT %2 FROM source.%1")
            .arg(table.name, table.columns));
    if (!query || !m_target.run(*query))
        return false;
    m_rows[table.name] += query->numRowsAffected();
    return true;
}

bool DatabaseCopy::copyTable(const Table &table)
{
    if (!table.hasRowId)
        return copyWhole(table);
    for (qint64 after = beforeAll; !m_isCancelled();) {
        const auto last = copyAfter(table, after, rowsAtATime);
        if (!last)
            return false;
        if (*last == after)
            return true;
        after = *last;
    }
    return false;
}

bool DatabaseCopy::copyAll()
{
    Transaction transaction(m_target, Transaction::Kind::Deferred);
    if (!transaction.hasBegun())
        return false;
    const QList<Table> all = tables();
    for (const Table &table : all) {
        if (!copyTable(table))
            return false;
    }
    if (all.isEmpty() || !finish() || !transaction.commit())
        return false;
    // What the older version that it is of did not make.
    if (columnsOf(m_target, "source", QStringLiteral("stale")).isEmpty())
        return RollupBuilder::markAllStale(m_target);
    return m_target.number(QStringLiteral("PRAGMA source.user_version")) >= FleetGrowth::firstVersion
           || (FleetGrowth::markKnown(m_target) && FleetGrowth::markMissing(m_target));
}

bool DatabaseCopy::finish()
{
    // So that a key is never given twice, also not one whose row is gone.
    if (columnsOf(m_target, "source", QStringLiteral("sqlite_sequence")).isEmpty())
        return !m_target.hasFailure();
    return m_target.execute(QStringLiteral("DELETE FROM main.sqlite_sequence"))
           && m_target.execute(QStringLiteral(
               "INSERT INTO main.sqlite_sequence SELECT name, seq FROM source.sqlite_sequence"));
}

std::optional<qint64> DatabaseCopy::stepOver(const Table &table, qint64 after)
{
    m_lost = true;
    for (qint64 step = 1; after <= lastOfAll - step; step *= 2) {
        m_target.clearFailure();
        const auto last = copyAfter(table, after + step, 1);
        if (!last && !m_target.failure().isDamage())
            return std::nullopt;
        if (last && *last == after + step)
            return lastOfAll; // nothing comes behind
        if (last) {
            // What lies between is tried again, from its end backwards: half of it a time.
            qint64 bad = after;
            qint64 good = after + step;
            while (good - bad > 1) {
                m_target.clearFailure();
                const qint64 middle = bad + (good - bad) / 2;
                (copyAfter(table, middle, 1) ? good : bad) = middle;
            }
            m_target.clearFailure();
            return good;
        }
        if (step > lastOfAll / 2)
            break;
    }
    m_target.clearFailure();
    return lastOfAll;
}

bool DatabaseCopy::salvageTable(const Table &table)
{
    // Each statement on its own: in a transaction all fail after the first one that met damage.
    if (!table.hasRowId) {
        if (copyWhole(table))
            return true;
        m_lost = true;
        return m_target.failure().isDamage();
    }
    // The keys of a database begin at 0; lower ones are none of ours.
    qint64 after = -1;
    int count = rowsAtATime;
    while (after < lastOfAll) {
        m_target.clearFailure();
        if (m_isCancelled())
            return false;
        auto last = copyAfter(table, after, count);
        if (!last && !m_target.failure().isDamage())
            return false;
        if (!last && count > 1) {
            count = std::max(1, count / 8); // up to the damaged row
            continue;
        }
        const bool isStepped = !last;
        if (isStepped)
            last = stepOver(table, after);
        if (!last)
            return false;
        if (!isStepped && *last == after)
            break;
        after = *last;
        count = std::min(rowsAtATime, count * 2);
    }
    return true;
}

bool DatabaseCopy::salvagePages(const QString &table)
{
    LeafPages pages(m_source);
    m_target.clearFailure();
    if (!pages.open())
        return true;
    const auto found = salvageLeaves(m_target, pages, table, m_isCancelled);
    if (!found)
        return false;
    m_rows[table] += found->added;
    m_lost = m_lost && !found->isComplete;
    return true;
}

bool DatabaseCopy::salvage()
{
    QList<Table> all = tables();
    QStringList damaged;
    bool hasLost = false;
    for (Table &table : all) {
        // Whole, or not: they are made anew of hours.
        if (table.name == tableOf(Stretch::Part) || table.name == slowTableOf(Stretch::Part))
            continue;
        if (table.name == QLatin1String("samples") || table.name == QLatin1String("packed"))
            table.condition = QStringLiteral("AND k >> 32 IN (SELECT key FROM main.miners)");
        m_target.clearFailure();
        m_lost = false;
        if (!salvageTable(table))
            return false;
        m_target.clearFailure();
        // The first one: the others ask whether their miner is there.
        if (m_lost && table.name == QLatin1String("miners")) {
            if (!salvagePages(table.name))
                return false;
            m_patchedMiners = salvageMiners(m_target);
            if (m_patchedMiners < 0)
                return false;
            hasLost = hasLost || m_lost;
        } else if (m_lost) {
            damaged += table.name; // packed samples before the others, by name
        }
    }
    for (const QString &table : std::as_const(damaged)) {
        m_lost = true;
        if (!salvagePages(table))
            return false;
        hasLost = hasLost || m_lost;
    }
    m_lost = hasLost;
    m_target.clearFailure();
    {
        // Where they cannot be read those of the copied rows stay. No row is missing for that.
        Transaction lastKeys(m_target, Transaction::Kind::Deferred);
        (void)(lastKeys.hasBegun() && finish() && lastKeys.commit());
    }
    m_target.clearFailure();
    Transaction transaction(m_target, Transaction::Kind::Deferred);
    if (!transaction.hasBegun())
        return false;
    // Of readings whose sums could not be read these are made again.
    for (const qint64 miner : minersOf(m_target)) {
        for (const char *table : {"samples", "packed"}) {
            const QString sql
                = QStringLiteral(
                      "INSERT OR IGNORE INTO stale (miner, first, last) SELECT DISTINCT %2, (k & "
                      "4294967295) / 900 * 900, (k & 4294967295) / 900 * 900 + 900 FROM %1 s WHERE "
                      "k BETWEEN %2 << 32 AND %2 << 32 | 4294967295 AND NOT EXISTS (SELECT 1 FROM "
                      "quarters q WHERE q.k = (s.k >> 32 << 32) + (s.k & 4294967295) / 900 * 900)")
                      .arg(QLatin1String(table))
                      .arg(miner);
            if (m_isCancelled() || !m_target.execute(sql))
                return false;
        }
    }
    return RollupBuilder::completeRows(m_target, m_isCancelled) && transaction.commit();
}

} // namespace coalface
