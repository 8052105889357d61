// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetgrowth.h"

#include "store/connection.h"
#include "store/memberrows.h"
#include "store/stalequarters.h"

#include <QStringList>

#include <algorithm>

namespace coalface {

namespace {
//! s; of the usual interval. What was polled more seldom the readings around tell.
constexpr int growthGap = 75;
constexpr int countBits = 20; // more miners than there can be
constexpr qint64 countMask = (1 << countBits) - 1;

//! Whether miners were polled so seldom that readings tell more than their sums, which do not say when the last one was. One or two such rows
//! lie beside each pause.
bool isRare(const std::vector<Count> &counts)
{
    constexpr int few = 4;
    constexpr int most = 2;
    int rare = 0;
    for (size_t index = 0; index < counts.size(); ++index) {
        const Count &count = counts[index];
        const bool isAfterReading = !count.isRow() && index > 0 && !counts[index - 1].isRow();
        rare += (count.isRow() && count.samples < few)
                        || (isAfterReading
                            && few * (count.first - counts[index - 1].first) > quarterSeconds)
                    ? 1
                    : 0;
    }
    return rare > most;
}

QStringList growthNames(const std::vector<Column> &columns)
{
    QStringList names;
    for (const Column &column : columns) {
        for (const char *suffix : {"", "_miners", "_unknown"})
            names += column.field->key + QLatin1String(suffix);
    }
    return names;
}
} // namespace

FleetGrowth::FleetGrowth(Connection &connection) : m_connection(connection)
{
    m_readers.reserve(columns().size());
    for (const Column &column : columns())
        m_readers.emplace_back(connection, column);
}

const std::vector<Column> &FleetGrowth::columns()
{
    static const std::vector<Column> counters = [] {
        std::vector<Column> found;
        std::copy_if(sampleColumns().begin(), sampleColumns().end(), std::back_inserter(found),
                     [](const Column &column) {
                         return column.field->key == QLatin1String("shares_accepted")
                                || column.field->key == QLatin1String("shares_rejected");
                     });
        return found;
    }();
    return counters;
}

bool FleetGrowth::make(qint64 hour, qint64 closed)
{
    const qint64 end = std::min(hour + hourSeconds, closed);
    CountPlan plan;
    plan.from = std::max<qint64>(0, hour - around);
    plan.to = std::min(secondsMask, hour + hourSeconds + around);
    plan.source = Segment::Source::Quarters;
    plan.finest = Segment::Source::Samples;
    plan.unsummed = closed;
    plan.gapSeconds = growthGap;
    CountPlan readings = plan;
    readings.source = Segment::Source::Samples;
    const auto recorded = allRecorded(m_connection, plan.from, plan.to);
    const QList<qint64> miners = minersOf(m_connection);
    if (m_connection.hasFailure())
        return false;
    const std::vector<RecordedStretch> none;
    std::map<qint64, FleetRow> quarters;
    std::map<qint64, FleetRow> hours;
    std::vector<Count> counts;
    for (size_t column = 0; column < m_readers.size(); ++column) {
        CountSteps quarterSteps(hour, end, quarterSeconds);
        CountSteps hourSteps(hour, end, hourSeconds);
        for (const qint64 miner : miners) {
            const auto found = recorded.find(miner);
            const auto &own = found == recorded.end() ? none : found->second;
            if (!m_readers[column].read(miner, plan, own, counts)
                || (isRare(counts) && !m_readers[column].read(miner, readings, own, counts)))
                return false;
            quarterSteps.addMiner(counts, plan.gapSeconds, own);
            hourSteps.addMiner(counts, plan.gapSeconds, own);
        }
        quarterSteps.addTo(quarters, column, m_readers.size());
        hourSteps.addTo(hours, column, m_readers.size());
    }
    for (qint64 start = hour; start < end; start += quarterSeconds) {
        if (!write(Stretch::Quarter, start, quarters))
            return false;
    }
    return write(Stretch::Hour, hour, hours);
}

bool FleetGrowth::write(Stretch stretch, qint64 start, const std::map<qint64, FleetRow> &rows)
{
    std::optional<QSqlQuery> &update = m_update.at(size_t(stretch));
    if (!update) {
        update = m_connection.prepare(
            QStringLiteral("UPDATE %1 SET %2 = ? WHERE t = ?")
                .arg(fleetTableOf(stretch), growthNames(columns()).join(QLatin1String(" = ?, "))));
    }
    if (!update)
        return false;
    const auto found = rows.find(start);
    const FleetRow row = found == rows.end() ? FleetRow(columns().size()) : found->second;
    int index = 0;
    for (const FleetRow::Value &value : row.values) {
        update->bindValue(index++, value.miners ? QVariant(value.sum) : QVariant());
        update->bindValue(index++, value.miners);
        update->bindValue(index++, value.unknown);
    }
    update->bindValue(index, start);
    return m_connection.run(*update);
}

void FleetGrowth::finish()
{
    for (CountReader &reader : m_readers)
        reader.finish();
    for (std::optional<QSqlQuery> &update : m_update) {
        if (update)
            update->finish();
    }
}

std::optional<std::vector<FleetRow>> FleetGrowth::stored(Connection &connection, Stretch stretch,
                                                         qint64 from, qint64 to,
                                                         const std::vector<Column> &columns)
{
    // Counts in one number, as handing over a value takes about as long as reading it.
    QStringList names;
    for (const Column &column : columns) {
        const QString &key = column.field->key;
        names += QStringLiteral(
                     "(miners << %1) | (ifnull(%2_miners, 0) << %3) | ifnull(%2_unknown, 0)")
                     .arg(2 * countBits)
                     .arg(key)
                     .arg(countBits);
        names += key;
    }
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT t, %1 FROM %2 WHERE t >= ? AND t < ? ORDER BY t")
            .arg(names.join(QLatin1String(", ")), fleetTableOf(stretch)));
    if (!query)
        return std::nullopt;
    query->bindValue(0, from);
    query->bindValue(1, to);
    std::vector<FleetRow> rows;
    if (connection.run(*query)) {
        while (connection.next(*query)) {
            FleetRow row(columns.size());
            row.second = query->value(0).toLongLong();
            int index = 1;
            for (FleetRow::Value &value : row.values) {
                const qint64 counts = query->value(index++).toLongLong();
                row.miners = int(counts >> (2 * countBits));
                value.miners = int(counts >> countBits & countMask);
                value.unknown = int(counts & countMask);
                value.sum = query->value(index++).toDouble();
            }
            rows.push_back(std::move(row));
        }
    }
    if (connection.hasFailure())
        return std::nullopt;
    return rows;
}

bool FleetGrowth::isMade(Connection &connection, qint64 hour)
{
    return connection
        .number(QStringLiteral(
                    "SELECT 1 FROM fleet_hours WHERE t = %1 AND shares_accepted_miners IS NOT NULL")
                    .arg(hour))
        .has_value();
}

bool FleetGrowth::markMissing(Connection &connection)
{
    // As stretches of hours in a row.
    return connection.execute(
        QStringLiteral(
            "INSERT INTO stale (miner, first, last) SELECT %1, min(t), max(t) + 3600 FROM (SELECT "
            "t, t - 3600 * row_number() OVER (ORDER BY t) AS stretch FROM (SELECT t FROM "
            "fleet_hours WHERE shares_accepted_miners IS NULL UNION SELECT t / 3600 * 3600 FROM "
            "fleet_quarters WHERE shares_accepted_miners IS NULL)) WHERE true GROUP BY stretch ON "
            "CONFLICT (miner, first) DO UPDATE SET last = max(last, excluded.last)")
            .arg(StaleQuarters::fleetGrowth));
}

bool FleetGrowth::markKnown(Connection &connection)
{
    return connection.execute(
        QStringLiteral("INSERT INTO stale (miner, first, last) SELECT %1, min(t), max(t) + 3600 "
                       "FROM fleet_hours WHERE t >= ifnull((SELECT max(until) + %2 FROM trimmed), "
                       "0) HAVING count(*) > 0 ON CONFLICT (miner, first) DO UPDATE SET last = "
                       "max(last, excluded.last)")
            .arg(StaleQuarters::fleetGrowth)
            .arg(around));
}

} // namespace coalface
