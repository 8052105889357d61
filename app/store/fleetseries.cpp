// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetseries.h"

#include "store/connection.h"
#include "store/fleetrollups.h"
#include "store/heldsums.h"
#include "store/recordedstretches.h"
#include "store/samplereader.h"
#include "store/samplewriter.h"
#include "store/seriesbuckets.h"
#include "store/seriesreader.h"

#include <algorithm>
#include <map>

namespace coalface {

namespace {
using Rows = std::map<qint64, FleetRow>; // by their first second

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

//! Puts rows of that width together from the samples of every miner.
bool addSampled(Connection &connection, const SeriesRequest &request, qint64 from, qint64 to,
                qint64 width, const std::vector<Column> &columns, Rows &rows)
{
    SampleReader reader(connection, columns);
    for (const qint64 miner : minersOf(connection)) {
        if (request.isCancelled())
            return true;
        std::map<qint64, std::vector<Told>> stretches;
        auto current = stretches.end();
        if (!reader.start((miner << 32) + from, (miner << 32) + to))
            return false;
        while (reader.next()) {
            const qint64 start = stretchStart(reader.k() & secondsMask, width);
            if (current == stretches.end() || current->first != start)
                current = stretches.try_emplace(stretches.end(), start, columns.size());
            for (size_t index = 0; index < current->second.size(); ++index) {
                const QVariant &told = reader.values().at(qsizetype(index));
                if (!told.isNull())
                    current->second[index].add(told.toDouble());
            }
        }
        if (connection.hasFailure())
            return false;
        for (const auto &[start, values] : stretches) {
            FleetRow &row = rows.try_emplace(start, columns.size()).first->second;
            row.second = start;
            ++row.miners;
            for (size_t index = 0; index < values.size(); ++index) {
                const Told &told = values[index];
                if (told.known > 0)
                    row.addValue(index, told.sum / told.known, told.least, told.greatest);
            }
        }
    }
    return !connection.hasFailure();
}

//! The same, where each reading holds until the miner's next one.
bool addHeld(Connection &connection, const SeriesRequest &request, qint64 from, qint64 to,
             qint64 width, const std::vector<Column> &columns, Rows &rows)
{
    const qint64 longest = request.holdSeconds;
    const qint64 earliest = std::max<qint64>(0, from - longest);
    const qint64 latest = std::min(secondsMask, to + longest);
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
        QVariantList told; // by the reading before, at that second
        qint64 before = 0;
        while (reader.next()) {
            const qint64 second = reader.k() & secondsMask;
            const bool holds = second - before <= longest || isInARow(recorded, before, second);
            for (qsizetype index = 0; holds && index < told.size(); ++index) {
                if (!told[index].isNull())
                    sums[size_t(index)].hold(before, second, told[index].toDouble());
            }
            told = reader.values();
            before = second;
        }
        if (connection.hasFailure())
            return false;
    }
    for (size_t index = 0; index < sums.size(); ++index)
        sums[index].addTo(rows, index, columns.size());
    return !connection.hasFailure();
}

//! From where on something is not summed up, in the last hour of the range.
qint64 firstUnsummed(Connection &connection, qint64 from, qint64 to)
{
    const qint64 earliest = std::max(from, to - hourSeconds);
    const auto first = connection.number(
        QStringLiteral("SELECT min(first) FROM stale WHERE first < %1 AND last > %2")
            .arg(to)
            .arg(earliest));
    return std::clamp(first.value_or(to), earliest, to);
}

bool readRows(Connection &connection, const SeriesRequest &request, qint64 from, qint64 to,
              Segment::Source source, qint64 width, const std::vector<Column> &columns, Rows &rows)
{
    if (request.holdSeconds > 0)
        return addHeld(connection, request, from, to, width, columns, rows);
    if (source == Segment::Source::Samples)
        return addSampled(connection, request, from, to, width, columns, rows);
    const Stretch stretch = source == Segment::Source::Hours ? Stretch::Hour : Stretch::Quarter;
    const qint64 unsummed = stretchStart(firstUnsummed(connection, from, to), secondsOf(stretch));
    auto stored = FleetRollups::stored(connection, stretch,
                                       stretchStart(from + secondsOf(stretch) - 1,
                                                    secondsOf(stretch)),
                                       unsummed, columns);
    if (!stored)
        return false;
    for (FleetRow &row : *stored)
        rows.try_emplace(rows.end(), row.second, std::move(row));
    return addSampled(connection, request, std::max(unsummed, from), to, secondsOf(stretch),
                      columns, rows);
}
} // namespace

Result<SeriesAnswer> readFleetSeries(Connection &connection, const SeriesRequest &request)
{
    const auto failed = [&connection] {
        return Error{Error::Kind::Internal, connection.sentence()};
    };
    std::vector<Column> chosen; // of those alone the rows are read
    for (const QString &key : request.keys) {
        const auto &columns = fleetColumns();
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column &column) {
            return column.field->key == key;
        });
        if (found == columns.end())
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
    const auto firstStale = connection.number(QStringLiteral("SELECT min(first) FROM stale"));
    if (connection.hasFailure())
        return failed();
    const qint64 first = std::min(firstHour.value_or(secondsMask), firstStale.value_or(secondsMask));
    if (first < secondsMask)
        answer.firstSample = QDateTime::fromSecsSinceEpoch(first, Qt::UTC);
    if (last)
        answer.lastSample = QDateTime::fromSecsSinceEpoch(*last, Qt::UTC);

    const qint64 from = secondAtOrAfter(request.from).value_or(first);
    const qint64 to = secondAtOrAfter(request.to).value_or(last.value_or(-1) + 1);
    const qint64 seconds = std::max<qint64>(0, to - from);
    qint64 width = SeriesBuckets::widthFor(seconds, request.buckets);
    Segment::Source source = request.holdSeconds > 0 ? Segment::Source::Samples
                                                     : sourceFor(seconds, width, hourSeconds);
    if (source == Segment::Source::Parts)
        source = Segment::Source::Hours;
    if (source != Segment::Source::Samples)
        width = stretchStart(width + secondsOf(source) - 1, secondsOf(source));
    else if (request.holdSeconds <= 0) // a bucket has to hold a reading of every miner that answers
        width = std::max<qint64>(width, request.gapSeconds);
    Rows rows;
    if (from < to && !readRows(connection, request, from, to, source, width, chosen, rows))
        return failed();
    if (request.isCancelled())
        return seriesCancelled();
    const qint64 rowSeconds = source == Segment::Source::Samples ? width : secondsOf(source);
    for (qsizetype index = 0; index < request.keys.size(); ++index) {
        const Column &column = chosen[size_t(index)];
        SeriesBuckets buckets(width, request.gapSeconds);
        for (const auto &[start, row] : rows) {
            const FleetRow::Value &value = row.values[size_t(index)];
            if (value.miners == 0)
                continue;
            SeriesPiece piece;
            const bool isSum = isSummedOverMiners(column);
            piece.mean = decodedNumber(isSum ? value.sum : value.sum / value.miners, column.form);
            piece.least = isSum ? piece.mean : decodedNumber(value.least, column.form);
            piece.greatest = isSum ? piece.mean : decodedNumber(value.greatest, column.form);
            buckets.add(start, start + rowSeconds - 1, piece, value.miners);
        }
        answer.series.append({request.keys.at(index), buckets.takeRuns()});
    }
    return answer;
}

} // namespace coalface
