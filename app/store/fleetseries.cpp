// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetseries.h"

#include "store/connection.h"
#include "store/fleetrates.h"
#include "store/fleetrollups.h"
#include "store/heldsums.h"
#include "store/memberrows.h"
#include "store/recordedstretches.h"
#include "store/samplereader.h"
#include "store/samplewriter.h"
#include "store/seriesbuckets.h"
#include "store/seriesreader.h"
#include "store/sparserows.h"
#include "store/wholerows.h"

#include <algorithm>
#include <map>

namespace coalface {

namespace {
constexpr int widestRow = 300; // s, of samples; with longer intervals a reading holds in the next ones

//! Where each reading holds until the miner's next one.
bool addHeld(Connection &connection, const SeriesRequest &request, qint64 from, qint64 to,
             qint64 width, const std::vector<Column> &columns, FleetRows &rows)
{
    // So far that the readings around tell how often was polled.
    const qint64 around = std::max<qint64>(request.holdSeconds, 4 * hourSeconds);
    const qint64 earliest = std::max<qint64>(0, from - around);
    const qint64 latest = std::min(secondsMask, to + around);
    std::vector<HeldSums> sums(columns.size(), HeldSums(from, to, width));
    SampleReader reader(connection, columns);
    for (const qint64 miner : minersOf(connection)) {
        if (request.isCancelled())
            return true;
        for (HeldSums &sum : sums)
            sum.beginMiner();
        const auto recorded = recordedStretches(connection, miner, earliest, latest);
        if (!reader.start((miner << 32) + earliest, (miner << 32) + latest))
            return false;
        std::vector<Reading> readings;
        std::vector<QVariantList> told;
        while (reader.next()) {
            readings.push_back({reader.k() & secondsMask});
            told.push_back(reader.values());
        }
        if (connection.hasFailure())
            return false;
        const std::vector<bool> holds = heldReadings(readings, request.holdSeconds);
        for (size_t place = 0; place + 1 < readings.size(); ++place) {
            const qint64 second = readings[place].second;
            const qint64 next = readings[place + 1].second;
            if (!holds[place] && !isInARow(recorded, second, next))
                continue;
            for (size_t index = 0; index < sums.size(); ++index) {
                const QVariant &value = told[place].at(qsizetype(index));
                if (!value.isNull())
                    sums[index].hold(second, next, value.toDouble());
            }
        }
    }
    for (size_t index = 0; index < sums.size(); ++index)
        sums[index].addTo(rows, index, columns.size());
    return !connection.hasFailure();
}

//! Of how many miners there is a record of their own in each row of `width` s from `from` on; failures are the connection's.
std::map<qint64, int> recordedMiners(Connection &connection, qint64 from, qint64 to, qint64 width)
{
    auto query = connection.prepare(
        QStringLiteral("SELECT miner, first, last FROM recorded WHERE first < ? AND last >= ? "
                       "ORDER BY miner, first"));
    if (!query)
        return {};
    query->bindValue(0, to);
    query->bindValue(1, from);
    if (!connection.run(*query))
        return {};
    std::map<qint64, int> rows;
    qint64 miner = -1;
    qint64 next = from; // row for which the miner does not count yet
    while (connection.next(*query)) {
        if (query->value(0).toLongLong() != miner)
            next = from;
        miner = query->value(0).toLongLong();
        const qint64 first = stretchStart(query->value(1).toLongLong(), width);
        const qint64 last = std::min(query->value(2).toLongLong(), to - 1);
        for (next = std::max(next, first); next <= last; next += width)
            ++rows[next];
    }
    return rows;
}

//! Takes out of the rows what is no value of the whole fleet.
bool keepWhole(Connection &connection, qint64 width, qint64 spacing, bool isNewestSettled,
               size_t columns, FleetRows &rows)
{
    std::optional<std::map<qint64, int>> recorded; // where it matters
    const auto recordedAt = [&](qint64 start) {
        if (!recorded)
            recorded = recordedMiners(connection, rows.begin()->first, rows.rbegin()->first + width,
                                      width);
        const auto found = recorded->find(start);
        return found == recorded->end() ? 0 : found->second;
    };
    for (size_t column = 0; column < columns; ++column) {
        std::vector<RowCount> counts;
        std::vector<FleetRow::Value *> values; // of them
        for (auto &[start, row] : rows) {
            FleetRow::Value &value = row.values[column];
            if (value.miners + value.unknown == 0)
                continue;
            counts.push_back({start, value.miners + value.unknown});
            values.push_back(&value);
        }
        const std::vector<bool> isWhole = wholeRows(counts, width, spacing, recordedAt,
                                                    isNewestSettled);
        for (size_t index = 0; index < values.size(); ++index) {
            if (!isWhole[index] || values[index]->unknown > 0)
                *values[index] = {};
        }
    }
    return !connection.hasFailure();
}

//! From where on something is not summed up, in the last hour of the range.
qint64 firstUnsummed(Connection &connection, qint64 from, qint64 to)
{
    const qint64 earliest = std::max(from, to - hourSeconds);
    const auto first = connection.number(
        QStringLiteral("SELECT min(first) FROM stale WHERE miner >= 0 AND first < %1 AND last > %2")
            .arg(to)
            .arg(earliest));
    return std::clamp(first.value_or(to), earliest, to);
}

//! Of stored rows that do not name their miners: where as many answered all the time, and for a while fewer of them told it.
void noteUnknown(std::vector<FleetRow> &rows, qint64 width, size_t columns)
{
    for (size_t column = 0; column < columns; ++column) {
        const auto told = [&](size_t index) { return rows[index].values[column].miners; };
        const auto goesOn = [&](size_t index) {
            return index < rows.size() && rows[index].second == rows[index - 1].second + width
                   && rows[index].miners == rows[index - 1].miners;
        };
        for (size_t index = 1; index < rows.size(); ++index) {
            const int all = told(index - 1);
            size_t end = index;
            while (goesOn(end) && told(end) < all)
                ++end;
            if (end == index)
                continue;
            for (size_t row = index; goesOn(end) && row < end; ++row)
                rows[row].values[column].unknown = all - told(row);
            index = end - 1;
        }
    }
}

bool readSums(Connection &connection, const SeriesRequest &request, const MemberSpan &span,
              Stretch stretch, const std::vector<Column> &columns, FleetRows &rows, qint64 &spacing)
{
    if (request.isWholeFleetOnly && isRarelyPolled(request, span))
        return addSummed(connection, request, stretch, span, columns, rows, spacing);
    auto stored = FleetRollups::stored(connection, stretch, span.from, span.to, columns);
    if (!stored)
        return false;
    noteUnknown(*stored, secondsOf(stretch), columns.size());
    for (FleetRow &row : *stored)
        rows.try_emplace(rows.end(), row.second, std::move(row));
    for (const Segment &sparse : sparseRows(connection, stretch, rows)) {
        MemberSpan apart = span;
        apart.from = std::max(sparse.from, span.from);
        apart.to = std::min(sparse.to, span.to);
        if (!addSummed(connection, request, stretch, apart, columns, rows, spacing))
            return false;
    }
    return !connection.hasFailure();
}

//! From where on readings, of which there are few, tell more than their sums: whether a pause that has just ended is one of all miners.
qint64 firstInDoubt(const SeriesRequest &request, const MemberSpan &span)
{
    const bool isSeldom = request.isWholeFleetOnly && 4 * request.gapSeconds >= quarterSeconds;
    return isSeldom ? std::max(span.from, span.lastRead - 4 * request.gapSeconds) : span.to;
}

bool readRows(Connection &connection, const SeriesRequest &request, const MemberSpan &span,
              Segment::Source source, const std::vector<Column> &columns, FleetRows &rows,
              qint64 &spacing)
{
    if (request.holdSeconds > 0)
        return addHeld(connection, request, span.from, span.to, span.width, columns, rows);
    if (source == Segment::Source::Samples)
        return addSampled(connection, request, span, columns, rows, spacing);
    MemberSpan summed = span;
    MemberSpan sampled = span;
    const qint64 unsummed = stretchStart(std::min(firstUnsummed(connection, span.from, span.to),
                                                  firstInDoubt(request, span)),
                                         span.width);
    summed.from = stretchStart(span.from + span.width - 1, span.width);
    summed.to = unsummed;
    sampled.from = std::max(unsummed, span.from);
    return readSums(connection, request, summed,
                    source == Segment::Source::Hours ? Stretch::Hour : Stretch::Quarter, columns,
                    rows, spacing)
           && addSampled(connection, request, sampled, columns, rows, spacing);
}

//! Of which the fleet has a line: of how counters grow, and of averaged values that are stored.
std::optional<Column> fleetColumn(const QString &key, bool isRate)
{
    for (const Column &column : isRate ? sampleColumns() : fleetColumns()) {
        if (column.field->key == key
            && (!isRate || std::holds_alternative<TelemetryField::Count>(column.field->member)))
            return column;
    }
    return std::nullopt;
}
} // namespace

Result<SeriesAnswer> readFleetSeries(Connection &connection, const SeriesRequest &request)
{
    const auto failed = [&connection] {
        return Error{Error::Kind::Internal, connection.sentence()};
    };
    const bool isRate = !request.rates.isEmpty();
    std::vector<Column> chosen; // of those alone the rows are read
    for (const QString &key : request.keys) {
        const std::optional<Column> found = isRate == request.rates.contains(key)
                                                ? fleetColumn(key, isRate)
                                                : std::nullopt;
        if (!found || (isRate && request.holdSeconds > 0))
            return Error{Error::Kind::Internal,
                         QStringLiteral("Of \"%1\" there are no sums over the fleet.").arg(key)};
        if (request.holdSeconds > 0 && !isSummedOverMiners(*found))
            return Error{Error::Kind::Internal,
                         QStringLiteral("\"%1\" is no sum and cannot be held.").arg(key)};
        chosen.push_back(*found);
    }
    SeriesAnswer answer;
    const auto firstHour = connection.number(QStringLiteral("SELECT min(t) FROM fleet_hours"));
    const auto last = connection.number(QStringLiteral(
        "SELECT max((SELECT max(k) FROM samples WHERE k < (key + 1) << 32 AND k >= key << 32) & "
        "4294967295) FROM miners"));
    const auto firstStale = connection.number(
        QStringLiteral("SELECT min(first) FROM stale WHERE miner >= 0"));
    if (connection.hasFailure())
        return failed();
    const qint64 first = std::min(firstHour.value_or(secondsMask), firstStale.value_or(secondsMask));
    if (first < secondsMask)
        answer.firstSample = QDateTime::fromSecsSinceEpoch(first, Qt::UTC);
    if (last)
        answer.lastSample = QDateTime::fromSecsSinceEpoch(*last, Qt::UTC);

    qint64 from = secondAtOrAfter(request.from).value_or(first);
    qint64 to = secondAtOrAfter(request.to).value_or(last.value_or(-1) + 1);
    const qint64 seconds = std::max<qint64>(0, to - from);
    qint64 width = SeriesBuckets::widthFor(seconds, request.buckets);
    const CountPlan ratePlan = isRate ? fleetRatePlan(request, seconds, minersOf(connection).size())
                                      : CountPlan();
    const qint64 unsummed = isRate && last ? firstUnsummed(connection, 0, *last + 1) : secondsMask;
    const auto stored = isRate ? storedRates(connection, request, {from, to, 0, last.value_or(0)},
                                             width, ratePlan, unsummed, chosen)
                               : std::nullopt;
    if (connection.hasFailure())
        return failed();
    Segment::Source source = request.holdSeconds > 0 ? Segment::Source::Samples
                             : stored                ? sourceOf(stored->stretch)
                             : isRate                ? ratePlan.source
                                                     : sourceFor(seconds, width, hourSeconds);
    if (source == Segment::Source::Parts && !isRate)
        source = Segment::Source::Hours;
    if (source != Segment::Source::Samples)
        width = stretchStart(width + secondsOf(source) - 1, secondsOf(source));
    else if (request.holdSeconds <= 0) // so that it holds a reading of every miner that answers
        width = std::max<qint64>(width, request.isWholeFleetOnly && !isRate
                                            ? std::min(request.gapSeconds, widestRow)
                                            : request.gapSeconds);
    const qint64 rowSeconds = source == Segment::Source::Samples ? width : secondsOf(source);
    if (request.isWholeFleetOnly || isRate) { // no row is cut
        from = stretchStart(from, rowSeconds);
        to = stretchStart(to + rowSeconds - 1, rowSeconds);
    }
    FleetRows rows;
    qint64 spacing = 0; // of readings
    const MemberSpan span{from, to, request.holdSeconds > 0 ? width : rowSeconds, last.value_or(0)};
    const auto addRows = [&] {
        if (!isRate)
            return readRows(connection, request, span, source, chosen, rows, spacing);
        if (stored)
            return addStoredRates(connection, request, span, *stored, unsummed, chosen, rows,
                                  spacing);
        return addRates(connection, request, span, ratePlan, unsummed, chosen, rows, spacing);
    };
    if (from < to && !addRows())
        return failed();
    if (request.isCancelled())
        return seriesCancelled();
    bool isNewestSettled = false;
    if (!rows.empty()) {
        const qint64 newest = rows.rbegin()->first;
        const qint64 end = newest + rowSeconds >= to ? secondsMask : newest + rowSeconds;
        const qint64 read = last.value_or(0);
        isNewestSettled = read >= newest + request.gapSeconds && read < end;
    }
    if (request.isWholeFleetOnly
        && !keepWhole(connection, rowSeconds, spacing, isNewestSettled, chosen.size(), rows))
        return failed();
    // Of rows of sums each that is missing is a gap: where miners were polled more seldom there is one all the same.
    const auto isPauseBetween = [&](const FleetRow &before, const FleetRow &after) {
        return request.isWholeFleetOnly && source == Segment::Source::Samples && before.until > 0
               && after.from > before.until;
    };
    const qint64 gap = request.isWholeFleetOnly ? rowSeconds : request.gapSeconds;
    for (qsizetype index = 0; index < request.keys.size(); ++index) {
        const Column &column = chosen[size_t(index)];
        SeriesBuckets buckets(width, int(gap));
        if (isRate)
            buckets.setFlat(); // as that of a miner: what a row alone adds is by chance
        const FleetRow *before = nullptr;
        for (const auto &[start, row] : rows) {
            const FleetRow::Value &value = row.values[size_t(index)];
            if (value.miners == 0)
                continue;
            if (before && isPauseBetween(*before, row))
                buckets.breakOff();
            before = &row;
            SeriesPiece piece;
            const bool isSum = isRate || isSummedOverMiners(column);
            const bool isFlat = isSum || !hasExtremes(column); // as it is in the stored rows
            piece.mean = decodedNumber(isSum ? value.sum : value.sum / value.miners, column.form);
            piece.least = isFlat ? piece.mean : decodedNumber(value.least, column.form);
            piece.greatest = isFlat ? piece.mean : decodedNumber(value.greatest, column.form);
            buckets.add(start, start + rowSeconds - 1, piece, value.miners);
        }
        answer.series.append({request.keys.at(index), buckets.takeRuns()});
    }
    if (connection.hasFailure())
        return failed();
    return answer;
}

} // namespace coalface
