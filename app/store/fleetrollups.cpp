// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetrollups.h"

#include "store/connection.h"

#include <QStringList>

#include <cmath>

namespace coalface {

namespace {
//! Where the fleet's columns lie in the order of allColumns().
const std::vector<size_t> &fleetPlaces()
{
    static const std::vector<size_t> places = [] {
        std::vector<size_t> found;
        for (const Column &column : fleetColumns()) {
            for (size_t index = 0; index < allColumns().size(); ++index) {
                if (allColumns()[index].field == column.field)
                    found.push_back(index);
            }
        }
        return found;
    }();
    return places;
}

//! Of a rate the extremes of single miners say nothing about the fleet.
bool keepsExtremes(const Column &column)
{
    return hasExtremes(column) && !isSummedOverMiners(column);
}

//! In the order in which sumUp() binds and stored() reads: the sums of all columns, then the extremes of those that keep them.
QStringList columnNames(const std::vector<Column> &columns)
{
    QStringList names{QStringLiteral("t"), QStringLiteral("miners")};
    for (const Column &column : columns) {
        names += column.field->key;
        names += column.field->key + QStringLiteral("_miners");
    }
    for (const Column &column : columns) {
        if (keepsExtremes(column)) {
            names += column.field->key + QStringLiteral("_least");
            names += column.field->key + QStringLiteral("_greatest");
        }
    }
    return names;
}
} // namespace

void FleetRow::add(const Rollup &miner)
{
    ++miners;
    for (size_t index = 0; index < values.size(); ++index) {
        const size_t place = fleetPlaces()[index];
        const Rollup::Value &told = miner.value(place);
        if (told.known > 0)
            addValue(index, miner.mean(place), told.least, told.greatest);
    }
}

void FleetRow::addValue(size_t column, double mean, double least, double greatest)
{
    Value &value = values[column];
    value.least = value.miners == 0 ? least : std::min(value.least, least);
    value.greatest = value.miners == 0 ? greatest : std::max(value.greatest, greatest);
    value.sum += mean;
    ++value.miners;
}

void FleetRow::noteKnown(qint64 first, qint64 last)
{
    from = until == 0 ? first : std::min(from, first);
    until = std::max(until, last);
}

bool FleetRollups::prepare(Stretch stretch, Statements &statements)
{
    if (statements.remove)
        return true;
    const QStringList names = columnNames(fleetColumns());
    QStringList changes; // the row's other columns are made later
    for (const QString &name : names.mid(1))
        changes += QStringLiteral("%1 = excluded.%1").arg(name);
    statements.select = m_connection.prepare(
        RollupTable::selection(stretch)
        + QStringLiteral("WHERE r.k IN (SELECT (key << 32) + ? FROM miners) ORDER BY r.k"));
    statements.insert = m_connection.prepare(
        QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (t) DO UPDATE SET %4")
            .arg(fleetTableOf(stretch), names.join(QLatin1String(", ")),
                 QStringList(names.size(), QStringLiteral("?")).join(QLatin1String(", ")),
                 changes.join(QLatin1String(", "))));
    statements.remove = m_connection.prepare(
        QStringLiteral("DELETE FROM %1 WHERE t = ?").arg(fleetTableOf(stretch)));
    return statements.select && statements.insert && statements.remove;
}

bool FleetRollups::sumUp(Stretch stretch, qint64 start)
{
    Statements &statements = m_statements.at(size_t(stretch));
    if (!prepare(stretch, statements))
        return false;
    FleetRow row;
    statements.select->bindValue(0, start);
    if (!m_connection.run(*statements.select))
        return false;
    while (m_connection.next(*statements.select))
        row.add(RollupTable::fromQuery(*statements.select).rollup);
    statements.select->finish();
    if (m_connection.hasFailure())
        return false;
    if (row.miners == 0) {
        statements.remove->bindValue(0, start);
        return m_connection.run(*statements.remove);
    }
    int index = 0;
    QSqlQuery &insert = *statements.insert;
    insert.bindValue(index++, start);
    insert.bindValue(index++, row.miners);
    for (const FleetRow::Value &value : row.values) {
        insert.bindValue(index++,
                         value.miners ? QVariant(qlonglong(std::llround(value.sum))) : QVariant());
        insert.bindValue(index++, value.miners);
    }
    for (size_t column = 0; column < row.values.size(); ++column) {
        const FleetRow::Value &value = row.values[column];
        if (!keepsExtremes(fleetColumns()[column]))
            continue;
        insert.bindValue(index++, value.miners ? QVariant(qlonglong(value.least)) : QVariant());
        insert.bindValue(index++, value.miners ? QVariant(qlonglong(value.greatest)) : QVariant());
    }
    return m_connection.run(insert);
}

void FleetRollups::finish()
{
    for (Statements &statements : m_statements) {
        for (std::optional<QSqlQuery> *query :
             {&statements.select, &statements.insert, &statements.remove}) {
            if (*query)
                (*query)->finish();
        }
    }
}

std::optional<std::vector<FleetRow>> FleetRollups::stored(Connection &connection, Stretch stretch,
                                                          qint64 from, qint64 to,
                                                          const std::vector<Column> &columns)
{
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT %1 FROM %2 WHERE t >= ? AND t < ? ORDER BY t")
            .arg(columnNames(columns).join(QLatin1String(", ")), fleetTableOf(stretch)));
    if (!query)
        return std::nullopt;
    query->bindValue(0, from);
    query->bindValue(1, to);
    std::vector<FleetRow> rows;
    if (connection.run(*query)) {
        while (connection.next(*query)) {
            FleetRow row(columns.size());
            int index = 0;
            row.second = query->value(index++).toLongLong();
            row.miners = query->value(index++).toInt();
            for (FleetRow::Value &value : row.values) {
                value.sum = query->value(index++).toDouble();
                value.miners = query->value(index++).toInt();
                value.least = value.greatest = value.miners ? value.sum / value.miners : 0;
            }
            for (size_t column = 0; column < row.values.size(); ++column) {
                if (!keepsExtremes(columns[column]))
                    continue;
                FleetRow::Value &value = row.values[column];
                value.least = query->value(index++).toDouble();
                value.greatest = query->value(index++).toDouble();
            }
            rows.push_back(std::move(row));
        }
    }
    if (connection.hasFailure())
        return std::nullopt;
    return rows;
}

} // namespace coalface
