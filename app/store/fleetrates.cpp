// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetrates.h"

#include "store/connection.h"
#include "store/seriesreader.h"
#include "store/wholerows.h"

#include "core/ports/telemetrylog.h"

#include <algorithm>

namespace coalface {

namespace {
using Source = Segment::Source;
constexpr qint64 mostSamples = 60'000; // of all miners; they take longer than rows
constexpr qint64 mostRows = 200'000;
constexpr qint64 farAround = 4 * hourSeconds;

//! Of all miners; failures are the connection's.
std::map<qint64, std::vector<RecordedStretch>> allRecorded(Connection &connection, qint64 from,
                                                           qint64 to)
{
    std::map<qint64, std::vector<RecordedStretch>> found;
    auto query = connection.prepare(QStringLiteral(
        "SELECT miner, first, last, step FROM recorded WHERE first < ? AND last >= ? "
        "ORDER BY miner, first"));
    if (!query)
        return found;
    query->bindValue(0, to);
    query->bindValue(1, from);
    if (!connection.run(*query))
        return found;
    while (connection.next(*query))
        found[query->value(0).toLongLong()].push_back({query->value(1).toLongLong(),
                                                       query->value(2).toLongLong(),
                                                       query->value(3).toLongLong()});
    return found;
}

CountPlan widened(CountPlan plan, qint64 seconds)
{
    const qint64 width = secondsOf(plan.source);
    plan.from = stretchStart(std::max<qint64>(0, plan.from - seconds), width);
    plan.to = std::min(secondsMask, stretchStart(plan.to + seconds + width - 1, width));
    return plan;
}

//! Of intervals that are longer than rows: who has no reading in a row at the end of what was polled need not have been away.
qint64 spacingOf(const std::vector<Count> &counts, qint64 width)
{
    const bool isRare = std::any_of(counts.begin(), counts.end(), [width](const Count &count) {
        return count.samples <= 1 || count.end - count.first > width * count.samples;
    });
    if (!isRare)
        return 0;
    std::vector<Reading> readings;
    readings.reserve(counts.size());
    for (const Count &count : counts)
        readings.push_back(
            {count.first, count.samples > 1 ? (count.end - count.first) / count.samples : 0});
    return usualSpacing(readings);
}
} // namespace

CountPlan fleetRatePlan(const SeriesRequest &request, qint64 seconds, qint64 miners)
{
    const qint64 interval = std::max(1, 2 * request.gapSeconds / 5);
    CountPlan plan;
    plan.gapSeconds = request.gapSeconds;
    plan.source = plan.finest = rateSource(seconds);
    if (plan.source == Source::Samples && seconds > hourSeconds
        && miners * seconds > mostSamples * interval)
        plan.source = Source::Quarters;
    if (plan.source == Source::Quarters && miners * seconds > mostRows * quarterSeconds)
        plan.source = Source::Hours;
    if (plan.source == Source::Hours && miners * seconds > mostRows * hourSeconds)
        plan.source = Source::Parts;
    return plan;
}

bool addRates(Connection &connection, const SeriesRequest &request, const MemberSpan &span,
              CountPlan plan, qint64 unsummed, const std::vector<Column> &columns, FleetRows &rows,
              qint64 &spacing)
{
    plan.from = span.from;
    plan.to = span.to;
    plan.unsummed = unsummed;
    // So far that what goes on beyond the ends is known, and how often it is polled there. Of samples that is much, and seldom needed.
    const CountPlan far = widened(plan, std::max<qint64>(farAround, 4 * request.gapSeconds));
    const CountPlan near = plan.source == Source::Samples ? widened(plan, 2 * request.gapSeconds)
                                                          : far;
    const auto recorded = allRecorded(connection, far.from, far.to);
    const QList<qint64> miners = minersOf(connection);
    if (connection.hasFailure())
        return false;
    const std::vector<RecordedStretch> none;
    std::vector<Count> counts;
    for (size_t column = 0; column < columns.size(); ++column) {
        CountReader reader(connection, columns[column]);
        CountSteps steps(span.from, span.to, span.width);
        for (const qint64 miner : miners) {
            if (request.isCancelled())
                return true;
            const auto found = recorded.find(miner);
            const auto &own = found == recorded.end() ? none : found->second;
            if (!reader.read(miner, near, own, counts))
                return false;
            const bool isCut = counts.empty() || counts.front().first > span.from
                               || (counts.back().end < span.to && span.to <= span.lastRead);
            if (isCut && near.source == Source::Samples && !reader.read(miner, far, own, counts))
                return false;
            steps.addMiner(counts, request.gapSeconds, own);
            spacing = std::max(spacing, spacingOf(counts, span.width));
        }
        steps.addTo(rows, column, columns.size());
    }
    return !connection.hasFailure();
}

} // namespace coalface
