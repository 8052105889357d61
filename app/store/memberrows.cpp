// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/memberrows.h"

#include "store/connection.h"
#include "store/readspacing.h"
#include "store/samplereader.h"
#include "store/samplewriter.h"
#include "store/unasked.h"
#include "store/wholerows.h"

#include "core/ports/telemetrylog.h"

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
constexpr qint64 longestCarried = 24 * hourSeconds;
constexpr size_t fewReadings = 4; // in a row say how often was polled
using ToldTimes
    = std::vector<std::vector<Reading>>; // of one miner, for each column the readings that told it

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

//! In the rows from `first` to `last` a miner did not tell the column, as nothing that it told holds from `before` to `after`.
struct Untold
{
    size_t column = 0;
    qint64 before = 0;
    qint64 after = 0;
    qint64 first = 0;
    qint64 last = 0;
};

//! Where it was not asked it is unknown.
void noteUnasked(const std::vector<Untold> &untold, Unasked &unasked, bool isOfRows, FleetRows &rows)
{
    for (const Untold &each : untold) {
        if (unasked.wasAsked(each.before, each.after, isOfRows))
            continue;
        for (auto row = rows.lower_bound(each.first); row != rows.end() && row->first <= each.last;
             ++row)
            ++row->second.values[each.column].unknown;
    }
}

//! s. What is no gap as miners are polled today, where that is more seldom than rows are wide; else the readings alone tell.
qint64 certainGap(const SeriesRequest &request, const MemberSpan &span)
{
    return isRarelyPolled(request, span) ? request.gapSeconds : 0;
}

//! Carries what was told into rows without it, each value by itself: a reading that lacks one is none of it. `gap`, `until`, `length`: as
//! in missedRows(). Where it is not, into `untold`. Into `spacing`: how far apart readings are, at the most.
void carry(const MemberSpan &span, const ToldTimes &times, qint64 gap, qint64 until, qint64 length,
           ToldRows &told, std::vector<Untold> &untold, qint64 &spacing)
{
    for (size_t index = 0; index < times.size(); ++index) {
        qint64 end = times[index].empty() ? 0 : stretchStart(times[index].back().second, span.width);
        for (const MissedRows &missed : missedRows(times[index], span.width, gap, until, length)) {
            if (missed.source >= span.to)
                break; // it was read to know how often was polled
            const qint64 first = std::max(missed.first, span.from);
            const qint64 last = std::min(missed.last, span.to - 1);
            if (!missed.holds) {
                untold.push_back({index, missed.before + length - 1, missed.after, first, last});
                continue;
            }
            end = std::max(end, missed.last);
            const Told value = told.at(missed.source)[index];
            for (qint64 start = first; start <= last; start += span.width) {
                Told &there = told.try_emplace(start, times.size()).first->second[index];
                if (there.known == 0)
                    there = value;
            }
        }
        if (!times[index].empty() && span.lastRead < span.to) // it may be asked yet
            untold.push_back({index, times[index].back().second + length - 1, span.lastRead,
                              end + span.width, span.to - 1});
        spacing = std::max(spacing, usualSpacing(times[index]));
    }
}

//! Makes rows without a value where a miner that is not told of there had answered. `answered`: all its readings.
void carryAnswers(const MemberSpan &span, const ToldTimes &times,
                  const std::vector<Reading> &answered, qint64 gap, qint64 until, qint64 length,
                  ToldRows &told)
{
    const bool isNeeded = std::any_of(times.begin(), times.end(), [&answered](const auto &each) {
        return !each.empty() && each.size() < answered.size();
    });
    if (!isNeeded)
        return;
    for (const MissedRows &missed : missedRows(answered, span.width, gap, until, length)) {
        const qint64 first = std::max(missed.first, span.from);
        const qint64 last = missed.holds ? std::min(missed.last, span.to - 1) : first - 1;
        for (qint64 start = first; start <= last; start += span.width)
            told.try_emplace(start, times.size());
    }
}

//! A value that a miner told, and that is not among its answers from then on, is unknown and not gone, until it tells it again or
//! does not answer.
void addMember(const MemberSpan &span, size_t columns, const ToldRows &told, FleetRows &rows)
{
    const qint64 begin = stretchStart(span.from, span.width);
    std::vector<bool> isAwaited(columns);
    qint64 expected = 0; // the row in which it goes on
    for (auto row = told.begin(); row != told.end() && row->first < span.to; ++row) {
        const bool goesOn = row->first == std::exchange(expected, row->first + span.width);
        FleetRow *fleet = nullptr;
        if (row->first >= begin) {
            fleet = &rows.try_emplace(row->first, columns).first->second;
            fleet->second = row->first;
            ++fleet->miners;
        }
        for (size_t index = 0; index < columns; ++index) {
            const Told &value = row->second[index];
            isAwaited[index] = value.known > 0 || (isAwaited[index] && goesOn);
            if (fleet && value.known > 0)
                fleet->addValue(index, value.sum / value.known, value.least, value.greatest);
            else if (fleet && isAwaited[index])
                ++fleet->values[index].unknown;
        }
    }
}

//! From when to when anything was known in each row: what a miner told is until its next reading, where there is no pause.
void noteHeld(const std::vector<Reading> &readings, const MemberSpan &span, qint64 gap,
              FleetRows &rows)
{
    const std::vector<bool> holds = heldReadings(readings, gap);
    auto row = rows.end();
    for (size_t index = 0; index < readings.size(); ++index) {
        const qint64 first = readings[index].second;
        const qint64 last = holds[index] ? readings[index + 1].second : first;
        if (last < span.from || first >= span.to)
            continue;
        qint64 start = stretchStart(std::max(first, span.from), span.width);
        if (row == rows.end() || row->first != start)
            row = rows.lower_bound(start);
        while (row != rows.end() && row->first <= last) {
            row->second.noteKnown(std::max(first, row->first),
                                  std::min(last, row->first + span.width));
            if (last < row->first + span.width)
                break;
            ++row;
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
        times.assign(m_columns, {});
        answered.clear();
        m_read = 0;
        if (!take((miner << 32) + m_span.from, (miner << 32) + m_span.to, isCarried))
            return false;
        m_isInDoubt = isInDoubt();
        return !isCarried || (readBefore(miner) && readAfter(miner));
    }

    ToldRows told;
    ToldTimes times;
    std::vector<Reading> answered; //!< whatever they told

private:
    bool take(qint64 from, qint64 to, bool isNoted)
    {
        if (!m_reader.start(from, to))
            return false;
        auto current = told.end();
        while (m_reader.next()) {
            const qint64 second = m_reader.k() & secondsMask;
            const qint64 start = stretchStart(second, m_span.width);
            ++m_read;
            if (isNoted)
                answered.push_back({second});
            if (current == told.end() || current->first != start)
                current = told.try_emplace(told.end(), start, m_columns);
            for (size_t index = 0; index < m_columns; ++index) {
                const QVariant &value = m_reader.values().at(qsizetype(index));
                if (value.isNull())
                    continue;
                current->second[index].add(value.toDouble());
                if (isNoted)
                    times[index].push_back({second});
            }
        }
        return !m_connection.hasFailure();
    }

    //! What holds still where the span begins.
    bool readBefore(qint64 miner)
    {
        // What none of its readings told is known to none before.
        const bool isNeeded = std::any_of(times.begin(), times.end(), [this](const auto &told) {
            return told.empty() ? m_read < 3 : told.front().second >= m_span.from + m_span.width;
        });
        if (!isNeeded && !m_isInDoubt)
            return true;
        const qint64 from = (miner << 32) + m_span.from;
        const qint64 earliest = (miner << 32) + std::max<qint64>(0, m_span.from - longestCarried);
        const auto last = m_connection.number(
            QStringLiteral("SELECT ")
            + sampleEdge("max", QString::number(earliest), QString::number(from)));
        if (!last)
            return !m_connection.hasFailure();
        const ToldTimes inside = std::exchange(times, ToldTimes(m_columns));
        const std::vector<Reading> later = std::exchange(answered, {});
        ToldRows rows = std::exchange(told, {});
        for (const qint64 around : {qint64(300), 4 * hourSeconds, longestCarried}) {
            times.assign(m_columns, {});
            answered.clear();
            told.clear();
            if (!take(std::max(earliest, *last - around), from, true))
                return false;
            if (answered.size() >= fewReadings)
                break;
        }
        for (size_t index = 0; index < m_columns; ++index)
            times[index].insert(times[index].end(), inside[index].begin(), inside[index].end());
        answered.insert(answered.end(), later.begin(), later.end());
        told.merge(rows);
        return true;
    }

    //! Whether what holds at the end was followed by another one, and how often was polled there.
    bool readAfter(qint64 miner)
    {
        const bool isNeeded = std::any_of(times.begin(), times.end(), [this](const auto &told) {
            return !told.empty() && told.back().second < m_span.to - m_span.width;
        });
        if (m_span.to > m_span.lastRead || (!isNeeded && !m_isInDoubt))
            return true;
        const qint64 latest = std::min(secondsMask, m_span.to + longestCarried);
        if (!m_reader.start((miner << 32) + m_span.to, (miner << 32) + latest))
            return false;
        for (size_t read = 0; read < fewReadings && m_reader.next(); ++read) {
            const Reading reading{m_reader.k() & secondsMask};
            answered.push_back(reading);
            for (size_t index = 0; index < m_columns; ++index) {
                if (!m_reader.values().at(qsizetype(index)).isNull())
                    times[index].push_back(reading);
            }
        }
        return !m_connection.hasFailure();
    }

    //! Whether there is a row without a reading near an end, where too few readings say whether that is a pause.
    bool isInDoubt() const
    {
        for (size_t index = 1; index < answered.size(); ++index) {
            if (index > fewReadings && index + fewReadings < answered.size())
                continue;
            if (answered[index].second - answered[index - 1].second > m_span.width)
                return true;
        }
        return false;
    }

    Connection &m_connection;
    const MemberSpan &m_span;
    const size_t m_columns;
    int m_read = 0; //!< readings
    bool m_isInDoubt = false;
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
                const std::vector<Column> &columns, FleetRows &rows, qint64 &spacing)
{
    if (span.from >= span.to)
        return true;
    MemberReader reader(connection, span, columns);
    Unasked unasked;
    std::vector<Untold> untold;
    // Until when what was told last holds, if nothing came after it.
    const qint64 until = isRarelyPolled(request, span) ? std::min(span.to, span.lastRead + 1) : 0;
    for (const qint64 miner : minersOf(connection)) {
        if (request.isCancelled())
            return true;
        if (!reader.read(miner, request.isWholeFleetOnly))
            return false;
        if (request.isWholeFleetOnly) {
            const qint64 gap = certainGap(request, span);
            carry(span, reader.times, gap, until, 1, reader.told, untold, spacing);
            carryAnswers(span, reader.times, reader.answered, gap, until, 1, reader.told);
        }
        addMember(span, columns.size(), reader.told, rows);
        noteHeld(reader.answered, span, request.gapSeconds, rows);
        std::vector<Unasked::Read> reads;
        reads.reserve(reader.answered.size());
        for (const Reading &reading : reader.answered)
            reads.push_back({reading.second, reading.second + 1});
        unasked.addMiner(std::move(reads));
    }
    noteUnasked(untold, unasked, false, rows);
    return !connection.hasFailure();
}

bool addSummed(Connection &connection, const SeriesRequest &request, Stretch stretch,
               const MemberSpan &span, const std::vector<Column> &columns, FleetRows &rows,
               qint64 &spacing)
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
    Unasked unasked;
    std::vector<Untold> untold;
    RollupTable table(connection, stretch);
    for (const qint64 miner : minersOf(connection)) {
        if (request.isCancelled())
            return true;
        const auto stored = table.read((miner << 32) + std::max<qint64>(0, span.from - around),
                                       (miner << 32) + std::min(secondsMask, span.to + around));
        if (!stored)
            return false;
        ToldRows told;
        ToldTimes times(columns.size());
        std::vector<Reading> answered;
        std::vector<Unasked::Read> reads;
        for (const RollupTable::Row &row : *stored) {
            const qint64 start = row.k & secondsMask;
            const int samples = row.rollup.samples();
            answered.push_back({start, samples > 1 ? span.width / samples : 0});
            reads.push_back({start, start + span.width, samples});
            std::vector<Told> &values = told.try_emplace(told.end(), start, columns.size())->second;
            for (size_t index = 0; index < places.size(); ++index) {
                const Rollup::Value &value = row.rollup.value(places[index]);
                if (value.known == 0)
                    continue;
                values[index] = {row.rollup.mean(places[index]), 1, value.least, value.greatest};
                times[index].push_back(answered.back());
            }
        }
        const qint64 gap = certainGap(request, span);
        carry(span, times, gap, until, span.width, told, untold, spacing);
        carryAnswers(span, times, answered, gap, until, span.width, told);
        addMember(span, columns.size(), told, rows);
        unasked.addMiner(std::move(reads));
    }
    noteUnasked(untold, unasked, true, rows);
    return !connection.hasFailure();
}

} // namespace coalface
