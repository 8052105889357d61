// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetseries.h"

#include "store/connection.h"
#include "store/fleetrollups.h"
#include "store/samplewriter.h"
#include "store/seriesbuckets.h"
#include "store/seriesreader.h"
#include "store/seriesrows.h"

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

//! Puts rows of that width together from the samples of every miner.
bool addSampled(Connection &connection, const SeriesRequest &request, qint64 from, qint64 to,
                qint64 width, Rows &rows)
{
    for (const qint64 miner : minersOf(connection)) {
        if (request.isCancelled())
            return true;
        std::map<qint64, Rollup> stretches;
        const auto take = [&](qint64 first, qint64,
                              const std::vector<std::optional<SeriesPiece>> &pieces) {
            QVariantList values(qsizetype(allColumns().size()));
            size_t index = 0;
            for (size_t place = 0; place < allColumns().size(); ++place) {
                if (index < fleetColumns().size()
                    && allColumns()[place].field == fleetColumns()[index].field) {
                    const bool isScaled = allColumns()[place].form == Column::Form::Hundredths;
                    if (pieces[index])
                        values[qsizetype(place)] = pieces[index]->mean * (isScaled ? 100 : 1);
                    ++index;
                }
            }
            stretches[stretchStart(first, width)].add(values, {});
            return true;
        };
        if (!readSegment(connection, miner, {Segment::Source::Samples, from, to}, fleetColumns(),
                         take))
            return false;
        for (const auto &[start, rollup] : stretches) {
            rows[start].second = start;
            rows[start].add(rollup);
        }
    }
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
              Segment::Source source, qint64 width, Rows &rows)
{
    if (source == Segment::Source::Samples)
        return addSampled(connection, request, from, to, width, rows);
    const Stretch stretch = source == Segment::Source::Hours ? Stretch::Hour : Stretch::Quarter;
    const qint64 unsummed = stretchStart(firstUnsummed(connection, from, to), secondsOf(stretch));
    const auto stored = FleetRollups::stored(connection, stretch,
                                             stretchStart(from + secondsOf(stretch) - 1,
                                                          secondsOf(stretch)),
                                             unsummed);
    if (!stored)
        return false;
    for (const FleetRow &row : *stored)
        rows[row.second] = row;
    return addSampled(connection, request, std::max(unsummed, from), to, secondsOf(stretch), rows);
}
} // namespace

Result<SeriesAnswer> readFleetSeries(Connection &connection, const SeriesRequest &request)
{
    const auto failed = [&connection] {
        return Error{Error::Kind::Internal, connection.sentence()};
    };
    std::vector<size_t> chosen;
    for (const QString &key : request.keys) {
        const auto &columns = fleetColumns();
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column &column) {
            return column.field->key == key;
        });
        if (found == columns.end())
            return Error{Error::Kind::Internal,
                         QStringLiteral("Of \"%1\" there are no sums over the fleet.").arg(key)};
        chosen.push_back(size_t(found - columns.begin()));
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
    Segment::Source source = sourceFor(seconds, width, hourSeconds);
    if (source == Segment::Source::Parts)
        source = Segment::Source::Hours;
    // A bucket has to hold a reading of every miner that answers.
    width = source == Segment::Source::Samples
                ? std::max<qint64>(width, request.gapSeconds)
                : stretchStart(width + secondsOf(source) - 1, secondsOf(source));
    Rows rows;
    if (from < to && !readRows(connection, request, from, to, source, width, rows))
        return failed();
    if (request.isCancelled())
        return seriesCancelled();
    const qint64 rowSeconds = source == Segment::Source::Samples ? width : secondsOf(source);
    for (qsizetype index = 0; index < request.keys.size(); ++index) {
        const Column &column = fleetColumns()[chosen[size_t(index)]];
        SeriesBuckets buckets(width, request.gapSeconds);
        for (const auto &[start, row] : rows) {
            const FleetRow::Value &value = row.values[chosen[size_t(index)]];
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
