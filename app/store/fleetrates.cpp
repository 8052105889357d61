// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetrates.h"

#include "store/connection.h"
#include "store/fleetgrowth.h"
#include "store/seriesreader.h"
#include "store/stalequarters.h"
#include "store/wholerows.h"

#include "core/ports/telemetrylog.h"

#include <algorithm>

namespace coalface {

namespace {
using Source = Segment::Source;
constexpr qint64 mostSamples = 15'000; // of all miners; they take longer than rows
constexpr qint64 mostRows = 200'000;

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

//! From `first` to `last`, in whole rows.
Segment apart(qint64 first, qint64 last, qint64 width)
{
    return {Source::Quarters, stretchStart(first, width), stretchStart(last + width - 1, width)};
}

//! Quarters that are gone, and those in which miners were polled so seldom that none has all of those that the hour has.
void addSparseHours(Connection &connection, const MemberSpan &range, std::vector<Segment> &found)
{
    auto query = connection.prepare(QStringLiteral(
        "SELECT t FROM fleet_hours h WHERE t >= ? AND t < ? AND miners > ifnull((SELECT "
        "max(miners) FROM fleet_quarters q WHERE q.t >= h.t AND q.t < h.t + 3600), 0)"));
    if (!query)
        return;
    query->bindValue(0, stretchStart(range.from, hourSeconds));
    query->bindValue(1, range.to);
    if (!connection.run(*query))
        return;
    while (connection.next(*query)) {
        const qint64 hour = query->value(0).toLongLong();
        found.push_back(apart(hour, hour + hourSeconds, range.width));
    }
}

//! By time, and what touches as one.
std::vector<Segment> merged(std::vector<Segment> segments)
{
    std::sort(segments.begin(), segments.end(),
              [](const Segment &left, const Segment &right) { return left.from < right.from; });
    std::vector<Segment> whole;
    for (const Segment &segment : segments) {
        if (segment.from >= segment.to)
            continue;
        if (!whole.empty() && segment.from <= whole.back().to)
            whole.back().to = std::max(whole.back().to, segment.to);
        else
            whole.push_back(segment);
    }
    return whole;
}

//! A miner that goes on to answer without what it told is unknown as long as it does so. As rows do not name their miners: while as many
//! answer as before, and as many are missing.
void noteStillUnknown(std::vector<FleetRow> &rows, qint64 width, size_t columns)
{
    for (size_t index = 1; index < rows.size(); ++index) {
        const FleetRow &before = rows[index - 1];
        FleetRow &row = rows[index];
        if (row.second != before.second + width || row.miners != before.miners)
            continue;
        for (size_t column = 0; column < columns; ++column) {
            const FleetRow::Value &told = before.values[column];
            FleetRow::Value &value = row.values[column];
            if (told.unknown > 0)
                value.unknown = std::max(value.unknown, told.miners + told.unknown - value.miners);
        }
    }
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
    // Of samples that is much, and seldom needed.
    const CountPlan far = widened(plan, std::max<qint64>(plan.around, 4 * request.gapSeconds));
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

std::optional<StoredRates> storedRates(Connection &connection, const SeriesRequest &request,
                                       MemberSpan range, qint64 width, const CountPlan &plan,
                                       qint64 unsummed, const std::vector<Column> &columns)
{
    StoredRates stored;
    stored.stretch = width >= hourSeconds ? Stretch::Hour : Stretch::Quarter;
    range.width = secondsOf(stored.stretch);
    const auto isStored = [](const Column &column) {
        const auto &all = FleetGrowth::columns();
        return std::any_of(all.begin(), all.end(),
                           [&column](const Column &other) { return other.field == column.field; });
    };
    if (plan.source == Source::Samples || isRarelyPolled(request, range)
        || !std::all_of(columns.begin(), columns.end(), isStored))
        return std::nullopt;
    const qint64 end = std::min(range.to, range.lastRead + 1);
    std::vector<Segment> found;
    if (unsummed < end)
        found.push_back(apart(std::max(unsummed, range.from), end, range.width));
    for (const StaleQuarters::Range &stale :
         StaleQuarters::of(connection, StaleQuarters::fleetGrowth, range.from, end)) {
        const Segment hours = apart(stale.first, stale.last, hourSeconds);
        found.push_back(
            apart(std::max(hours.from, range.from), std::min(hours.to, end), range.width));
    }
    if (stored.stretch == Stretch::Quarter)
        addSparseHours(connection, range, found);
    if (connection.hasFailure())
        return std::nullopt;
    stored.apart = merged(std::move(found));
    qint64 rows = 0; // of a miner
    for (const Segment &segment : stored.apart)
        rows += (segment.to - segment.from + 2 * FleetGrowth::around) / quarterSeconds;
    return rows <= (range.to - range.from) / secondsOf(plan.source) ? std::optional(stored)
                                                                    : std::nullopt;
}

bool addStoredRates(Connection &connection, const SeriesRequest &request, const MemberSpan &span,
                    const StoredRates &stored, qint64 unsummed, const std::vector<Column> &columns,
                    FleetRows &rows, qint64 &spacing)
{
    auto found = FleetGrowth::stored(connection, stored.stretch, span.from, span.to, columns);
    if (!found)
        return false;
    auto segment = stored.apart.begin();
    std::erase_if(*found, [&](const FleetRow &row) {
        while (segment != stored.apart.end() && segment->to <= row.second)
            ++segment;
        return segment != stored.apart.end() && segment->from <= row.second;
    });
    noteStillUnknown(*found, span.width, columns.size());
    for (FleetRow &row : *found)
        rows.try_emplace(rows.end(), row.second, std::move(row));
    CountPlan plan;
    plan.source = Source::Quarters;
    plan.gapSeconds = request.gapSeconds;
    plan.around = FleetGrowth::around;
    for (const Segment &part : stored.apart) {
        MemberSpan apart = span;
        apart.from = std::max(span.from, part.from);
        apart.to = std::min(span.to, part.to);
        if (apart.from < apart.to
            && !addRates(connection, request, apart, plan, unsummed, columns, rows, spacing))
            return false;
    }
    return !connection.hasFailure();
}

} // namespace coalface
