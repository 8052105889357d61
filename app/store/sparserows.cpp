// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sparserows.h"

#include "store/connection.h"

#include <QSqlQuery>

#include <algorithm>
#include <iterator>

namespace coalface {

namespace {
constexpr qint64 rowsAround = 3; // so long a miner polled once in a row may be missing

//! How many readings a miner has in a row, at the most.
class RowReadings
{
public:
    RowReadings(Connection &connection, Stretch stretch)
        : m_connection(connection), m_table(tableOf(stretch))
    {}

    int most(qint64 second)
    {
        const auto [row, isNew] = m_known.try_emplace(second, 0);
        if (isNew)
            row->second = read(second);
        return row->second;
    }

private:
    //! Some miners tell, as all are polled in the same interval.
    int read(qint64 second)
    {
        if (!m_query) {
            m_query = m_connection.prepare(
                QStringLiteral("SELECT max(n) FROM (SELECT n FROM %1 WHERE k IN (SELECT "
                               "(key << 32) + ? FROM miners) LIMIT 3)")
                    .arg(m_table));
        }
        if (!m_query)
            return 0;
        m_query->bindValue(0, second);
        const bool isTold = m_connection.run(*m_query) && m_connection.next(*m_query);
        const int told = isTold ? m_query->value(0).toInt() : 0;
        m_query->finish();
        return told;
    }

    Connection &m_connection;
    const QString m_table;
    std::optional<QSqlQuery> m_query;
    std::map<qint64, int> m_known;
};

//! Where one row has fewer miners than its neighbour, or none at all, and those around hold so few readings that this is no pause.
void addDoubtful(Connection &connection, Stretch stretch, const FleetRows &rows,
                 std::vector<Segment> &found)
{
    const qint64 width = secondsOf(stretch);
    RowReadings readings(connection, stretch);
    for (auto row = rows.begin(); row != rows.end() && std::next(row) != rows.end(); ++row) {
        const auto after = std::next(row);
        const qint64 missing = after->first - row->first - width;
        if (missing == 0 && row->second.miners == after->second.miners)
            continue;
        // A single reading in each row does not say how far apart they are.
        const auto isOften = [&](qint64 second) {
            const int most = readings.most(second);
            return most > 1 && 2 * most * std::max(missing, width) > 5 * width;
        };
        const auto isThere = [&](qint64 second) { return rows.find(second) != rows.end(); };
        const bool isFewerBefore = row->second.miners < after->second.miners;
        const qint64 fewer = isFewerBefore ? row->first : after->first;
        // At the end of what was polled it may be so for a part of a row, and those beside tell.
        const bool isAtEnd = missing > 0 || !isThere(isFewerBefore ? fewer - width : fewer + width);
        if (isAtEnd ? (isOften(row->first) || isOften(row->first - width))
                          && (isOften(after->first) || isOften(after->first + width))
                    : isOften(fewer))
            continue;
        found.push_back({sourceOf(stretch), row->first - rowsAround * width,
                         after->first + (rowsAround + 1) * width});
    }
}

//! The hours in which no quarter has all of the miners that the hour has.
void addSparseHours(Connection &connection, const FleetRows &quarters, std::vector<Segment> &found)
{
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT t, miners FROM fleet_hours WHERE t >= ? AND t <= ? ORDER BY t"));
    if (!query)
        return;
    query->bindValue(0, stretchStart(quarters.begin()->first, hourSeconds));
    query->bindValue(1, quarters.rbegin()->first);
    if (!connection.run(*query))
        return;
    auto row = quarters.begin();
    while (connection.next(*query)) {
        const qint64 hour = query->value(0).toLongLong();
        int most = 0;
        for (; row != quarters.end() && row->first < hour + hourSeconds; ++row)
            most = row->first < hour ? most : std::max(most, row->second.miners);
        if (most > 0 && most < query->value(1).toInt())
            found.push_back({Segment::Source::Quarters, hour, hour + hourSeconds});
    }
}
} // namespace

std::vector<Segment> sparseRows(Connection &connection, Stretch stretch, const FleetRows &rows)
{
    std::vector<Segment> found;
    if (rows.empty())
        return found;
    addDoubtful(connection, stretch, rows, found);
    if (stretch == Stretch::Quarter)
        addSparseHours(connection, rows, found);
    std::sort(found.begin(), found.end(),
              [](const Segment &left, const Segment &right) { return left.from < right.from; });
    // What is near each other as one, as each is read with what is around it.
    const qint64 near = 2 * rowsAround * secondsOf(stretch);
    std::vector<Segment> apart;
    for (const Segment &segment : found) {
        if (!apart.empty() && segment.from <= apart.back().to + near)
            apart.back().to = std::max(apart.back().to, segment.to);
        else
            apart.push_back(segment);
    }
    return connection.hasFailure() ? std::vector<Segment>() : apart;
}

} // namespace coalface
