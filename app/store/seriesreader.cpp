// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seriesreader.h"

#include "store/connection.h"
#include "store/fleetseries.h"
#include "store/recordedstretches.h"
#include "store/samplereader.h"
#include "store/samplewriter.h"
#include "store/seriesbuckets.h"
#include "store/seriesrows.h"
#include "store/storetext.h"

#include <algorithm>

namespace coalface {

namespace {
constexpr qint64 longestFromSamples = 2 * 24 * 3600;
constexpr size_t fewReadings = 4; // in a row say how often was polled

const Column *numberColumn(const QString &key)
{
    for (const Column &column : allColumns()) {
        if (column.field->key == key && column.form != Column::Form::Text)
            return &column;
    }
    return nullptr;
}

//! The seconds of a few readings in a row that end before `second`, or begin there; failures are the connection's.
std::vector<qint64> readingsBefore(Connection &connection, qint64 miner, qint64 second)
{
    std::vector<qint64> seconds;
    SampleReader reader(connection, {});
    for (const qint64 around : {qint64(300), 4 * hourSeconds}) {
        seconds.clear();
        if (!reader.start((miner << 32) + std::max<qint64>(0, second - around),
                          (miner << 32) + second))
            return {};
        while (reader.next())
            seconds.push_back(reader.k() & secondsMask);
        if (seconds.size() >= fewReadings)
            break;
    }
    return seconds;
}

std::vector<qint64> readingsFrom(Connection &connection, qint64 miner, qint64 second)
{
    std::vector<qint64> seconds;
    SampleReader reader(connection, {});
    if (!reader.start((miner << 32) + second,
                      (miner << 32) + std::min(secondsMask, second + 4 * hourSeconds)))
        return {};
    while (seconds.size() < fewReadings && reader.next())
        seconds.push_back(reader.k() & secondsMask);
    return seconds;
}

QDateTime timeOf(const std::optional<qint64> &second)
{
    return second ? QDateTime::fromSecsSinceEpoch(*second, Qt::UTC) : QDateTime();
}
} // namespace

Segment::Source rateSource(qint64 seconds)
{
    constexpr qint64 mostRows = 10'000;
    constexpr qint64 longestFromQuarters = 60 * 24 * hourSeconds;
    return seconds <= longestFromSamples       ? Segment::Source::Samples
           : seconds <= longestFromQuarters    ? Segment::Source::Quarters
           : seconds <= mostRows * hourSeconds ? Segment::Source::Hours
                                               : Segment::Source::Parts;
}

Segment::Source sourceFor(qint64 seconds, qint64 width, qint64 longestSampled)
{
    if (seconds <= longestSampled)
        return Segment::Source::Samples;
    return width >= partSeconds   ? Segment::Source::Parts
           : width >= hourSeconds ? Segment::Source::Hours
                                  : Segment::Source::Quarters;
}

Error seriesCancelled()
{
    return {Error::Kind::Aborted, StoreText::tr("The reading was cancelled.")};
}

Result<SeriesAnswer> readSeries(Connection &connection, const SeriesRequest &request)
{
    if (request.isCancelled())
        return seriesCancelled();
    std::vector<Column> columns;
    for (const QString &key : request.keys) {
        const Column *column = numberColumn(key);
        if (!column)
            return Error{Error::Kind::Internal,
                         StoreText::tr("There is no number called \"%1\".").arg(key)};
        columns.push_back(*column);
    }
    if (request.minerKey == wholeFleet)
        return readFleetSeries(connection, request);

    const auto failed = [&connection] {
        return Error{Error::Kind::Internal, connection.sentence()};
    };
    const MinerSpan span = spanOf(connection, request.minerKey);
    if (connection.hasFailure())
        return failed();
    SeriesAnswer answer;
    answer.firstSample = timeOf(span.first());
    answer.lastSample = timeOf(span.last());

    const qint64 from = secondAtOrAfter(request.from).value_or(span.first().value_or(0));
    const qint64 to = secondAtOrAfter(request.to).value_or(span.last().value_or(-1) + 1);
    const qint64 seconds = std::max<qint64>(0, to - from);
    qint64 width = SeriesBuckets::widthFor(seconds, request.buckets);
    const Segment::Source wanted = request.rates.isEmpty()
                                       ? sourceFor(seconds, width, longestFromSamples)
                                       : rateSource(seconds);
    const std::vector<Segment> segments = planSegments(connection, request.minerKey, span, from, to,
                                                       wanted, true);
    // So that a bucket holds whole rows.
    qint64 coarsest = secondsOf(wanted);
    for (const Segment &segment : segments)
        coarsest = std::max(coarsest, secondsOf(segment.source));
    width = stretchStart(width + coarsest - 1, coarsest);

    const std::vector<RecordedStretch> recorded = recordedStretches(connection, request.minerKey,
                                                                    from, to);
    answer.recorded = spansOf(recorded, from, to);
    SeriesBuckets empty(width, request.gapSeconds);
    empty.setRecorded(recorded);
    empty.setPolled();
    if (wanted == Segment::Source::Samples)
        empty.noteBeyond(readingsBefore(connection, request.minerKey, from));
    std::vector<SeriesBuckets> buckets(columns.size(), empty);
    for (size_t index = 0; wanted != Segment::Source::Samples && index < columns.size(); ++index) {
        if (isAveraged(columns[index]) && !hasExtremes(columns[index]))
            buckets[index].setFlat();
    }
    for (size_t index = 0; index < columns.size(); ++index) {
        if (request.rates.contains(columns[index].field->key))
            buckets[index].setRate();
    }
    bool isCancelled = false;
    int rows = 0;
    const auto take = [&](qint64 first, qint64 last,
                          const std::vector<std::optional<SeriesPiece>> &pieces) {
        for (size_t index = 0; index < pieces.size(); ++index) {
            if (pieces[index])
                buckets[index].add(first, last, *pieces[index]);
        }
        isCancelled = ++rows % 256 == 0 && request.isCancelled();
        return !isCancelled;
    };
    for (const Segment &segment : segments) {
        if (columns.empty() || isCancelled)
            break;
        if (!readSegment(connection, request.minerKey, segment, columns, take))
            return failed();
    }
    if (isCancelled)
        return seriesCancelled();
    const bool isInDoubt = std::any_of(buckets.begin(), buckets.end(),
                                       [](const SeriesBuckets &each) { return each.isInDoubt(); });
    if (isInDoubt && wanted == Segment::Source::Samples) {
        const auto beyond = readingsFrom(connection, request.minerKey, to);
        for (SeriesBuckets &each : buckets)
            each.noteBeyond(beyond);
    }
    if (connection.hasFailure())
        return failed();
    for (int index = 0; index < request.keys.size(); ++index)
        answer.series.append({request.keys.at(index), buckets.at(size_t(index)).takeRuns()});
    return answer;
}

} // namespace coalface
