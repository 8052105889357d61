// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/memberrows.h"

#include "store/connection.h"
#include "store/samplereader.h"
#include "store/samplewriter.h"
#include "store/wholerows.h"

#include "core/ports/telemetrylog.h"

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
constexpr qint64 longestCarried = 24 * hourSeconds;

//! What one miner told of one value in a stretch.
struct Told
{
    double sum = 0;
    int known = 0;
    double least = 0;
    double greatest = 0;

    void add(double number)
    {
        least = known == 0 ? number : std::min(least, number);
        greatest = known == 0 ? number : std::max(greatest, number);
        sum += number;
        ++known;
    }
};
using ToldRows = std::map<qint64, std::vector<Told>>; // of one miner

//! s. What is no gap as miners are polled today, where that is more seldom than rows are wide; else the readings alone tell.
qint64 certainGap(const SeriesRequest &request, const MemberSpan &span)
{
    return isRarelyPolled(request, span) ? request.gapSeconds : 0;
}

void addMember(const MemberSpan &span, size_t columns, const std::vector<CarriedRows> &all,
               ToldRows &told, FleetRows &rows)
{
    for (const CarriedRows &carried : all) {
        const std::vector<Told> values = told.at(carried.source);
        const qint64 first = std::max(carried.first, span.from);
        for (qint64 start = first; start <= carried.last && start < span.to; start += span.width)
            told.emplace(start, values);
    }
    for (auto row = told.lower_bound(stretchStart(span.from, span.width));
         row != told.end() && row->first < span.to; ++row) {
        FleetRow &fleet = rows.try_emplace(row->first, columns).first->second;
        fleet.second = row->first;
        ++fleet.miners;
        for (size_t index = 0; index < columns; ++index) {
            const Told &value = row->second[index];
            if (value.known > 0)
                fleet.addValue(index, value.sum / value.known, value.least, value.greatest);
        }
    }
}

//! The readings of one miner, row by row.
class MemberReader
{
public:
    MemberReader(Connection &connection, const MemberSpan &span, const std::vector<Column> &columns)
        : m_connection(connection),
          m_span(span),
          m_columns(columns.size()),
          m_reader(connection, columns)
    {}

    bool read(qint64 miner, bool isCarried)
    {
        told.clear();
        readings.clear();
        if (!take((miner << 32) + m_span.from, (miner << 32) + m_span.to, isCarried))
            return false;
        return !isCarried || (readBefore(miner) && readAfter(miner));
    }

    ToldRows told;
    std::vector<Reading> readings;

private:
    bool take(qint64 from, qint64 to, bool isNoted)
    {
        if (!m_reader.start(from, to))
            return false;
        auto current = told.end();
        while (m_reader.next()) {
            const qint64 second = m_reader.k() & secondsMask;
            const qint64 start = stretchStart(second, m_span.width);
            if (isNoted)
                readings.push_back({second});
            if (current == told.end() || current->first != start)
                current = told.try_emplace(told.end(), start, m_columns);
            for (size_t index = 0; index < m_columns; ++index) {
                const QVariant &value = m_reader.values().at(qsizetype(index));
                if (!value.isNull())
                    current->second[index].add(value.toDouble());
            }
        }
        return !m_connection.hasFailure();
    }

    //! What holds still where the span begins.
    bool readBefore(qint64 miner)
    {
        if (!readings.empty() && readings.front().second < m_span.from + m_span.width)
            return true;
        const qint64 from = (miner << 32) + m_span.from;
        const qint64 earliest = (miner << 32) + std::max<qint64>(0, m_span.from - longestCarried);
        const auto last = m_connection.number(
            QStringLiteral("SELECT ")
            + sampleEdge("max", QString::number(earliest), QString::number(from)));
        if (!last)
            return !m_connection.hasFailure();
        std::vector<Reading> inside = std::exchange(readings, {});
        ToldRows rows = std::exchange(told, {});
        if (!take(*last, from, true))
            return false;
        if (!readings.empty()) // a packed quarter has more than the last one
            readings.erase(readings.begin(), readings.end() - 1);
        readings.insert(readings.end(), inside.begin(), inside.end());
        told.merge(rows);
        return true;
    }

    //! Whether what holds at the end was followed by another one.
    bool readAfter(qint64 miner)
    {
        if (m_span.to > m_span.lastRead || readings.empty()
            || readings.back().second >= m_span.to - m_span.width)
            return true;
        const qint64 latest = std::min(secondsMask, m_span.to + longestCarried);
        if (!m_reader.start((miner << 32) + m_span.to, (miner << 32) + latest))
            return false;
        if (m_reader.next())
            readings.push_back({m_reader.k() & secondsMask});
        return !m_connection.hasFailure();
    }

    Connection &m_connection;
    const MemberSpan &m_span;
    const size_t m_columns;
    SampleReader m_reader;
};
} // namespace

bool isRarelyPolled(const SeriesRequest &request, const MemberSpan &span)
{
    return 2 * request.gapSeconds > 5 * span.width;
}

QList<qint64> minersOf(Connection &connection)
{
    QList<qint64> miners;
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT key FROM miners ORDER BY key"));
    if (query && connection.run(*query)) {
        while (connection.next(*query))
            miners += query->value(0).toLongLong();
    }
    return miners;
}

bool addSampled(Connection &connection, const SeriesRequest &request, const MemberSpan &span,
                const std::vector<Column> &columns, FleetRows &rows)
{
    if (span.from >= span.to)
        return true;
    MemberReader reader(connection, span, columns);
    // Until when what was told last holds, if nothing came after it.
    const qint64 until = isRarelyPolled(request, span) ? std::min(span.to, span.lastRead + 1) : 0;
    for (const qint64 miner : minersOf(connection)) {
        if (request.isCancelled())
            return true;
        if (!reader.read(miner, request.isWholeFleetOnly))
            return false;
        addMember(span, columns.size(),
                  carriedRows(reader.readings, span.width, certainGap(request, span), until),
                  reader.told, rows);
    }
    return !connection.hasFailure();
}

bool addSummed(Connection &connection, const SeriesRequest &request, Stretch stretch,
               const MemberSpan &span, const std::vector<Column> &columns, FleetRows &rows)
{
    if (span.from >= span.to)
        return true;
    rows.erase(rows.lower_bound(span.from), rows.lower_bound(span.to));
    std::vector<size_t> places;
    for (const Column &column : columns) {
        const auto &all = allColumns();
        places.push_back(size_t(
            std::find_if(all.begin(), all.end(),
                         [&column](const Column &other) { return other.field == column.field; })
            - all.begin()));
    }
    // So far that the rows around tell how often was polled.
    const qint64 around = stretchStart(std::max<qint64>(2 * request.gapSeconds, 3 * hourSeconds),
                                       span.width);
    const bool isNewest = span.to + around > span.lastRead;
    const qint64 until = isNewest ? std::min(span.to, span.lastRead + 1) : 0;
    RollupTable table(connection, stretch);
    for (const qint64 miner : minersOf(connection)) {
        if (request.isCancelled())
            return true;
        const auto stored = table.read((miner << 32) + std::max<qint64>(0, span.from - around),
                                       (miner << 32) + std::min(secondsMask, span.to + around));
        if (!stored)
            return false;
        ToldRows told;
        std::vector<Reading> readings;
        for (const RollupTable::Row &row : *stored) {
            const qint64 start = row.k & secondsMask;
            const int samples = row.rollup.samples();
            readings.push_back({start, samples > 1 ? span.width / samples : 0});
            std::vector<Told> &values = told.try_emplace(told.end(), start, columns.size())->second;
            for (size_t index = 0; index < places.size(); ++index) {
                const Rollup::Value &value = row.rollup.value(places[index]);
                if (value.known > 0)
                    values[index] = {row.rollup.mean(places[index]), 1, value.least, value.greatest};
            }
        }
        addMember(span, columns.size(),
                  carriedRows(readings, span.width, certainGap(request, span), until), told, rows);
    }
    return !connection.hasFailure();
}

} // namespace coalface
