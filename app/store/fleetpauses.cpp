// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetpauses.h"

#include "store/connection.h"

#include "core/ports/telemetrylog.h"

#include <algorithm>

namespace coalface {

namespace {
//! s. One poll may fail, as in ReadSpacing.
constexpr qint64 longestPause(qint64 interval)
{
    return interval * 5 / 2;
}
} // namespace

FleetPauses::FleetPauses(Connection &connection, const SeriesRequest &request,
                         Segment::Source source, qint64 spacing)
    : m_connection(connection)
{
    if (!request.isWholeFleetOnly)
        return;
    if (source == Segment::Source::Samples)
        m_longest = std::max<qint64>(request.gapSeconds, longestPause(spacing));
    for (const Stretch stretch : {Stretch::Quarter, Stretch::Hour}) {
        // Else each row that is missing is a gap, or rows are put together as miners are polled.
        const qint64 width = secondsOf(stretch);
        if (source == sourceOf(stretch) && request.gapSeconds > width
            && request.gapSeconds <= longestPause(width))
            m_stretch = stretch;
    }
}

bool FleetPauses::isBetween(const FleetRow &before, const FleetRow &after)
{
    if (m_longest > 0)
        return before.until > 0 && after.until > 0 && after.from - before.until > m_longest;
    if (!m_stretch)
        return false;
    const qint64 width = secondsOf(*m_stretch);
    const qint64 pause = after.second - before.second - width;
    if (pause <= 0)
        return false;
    // Those at the edges of a pause hold only some of a row's readings.
    const int most = std::max({readings(before.second - width), readings(before.second),
                               readings(after.second), readings(after.second + width)});
    return most > 0 && pause * most > longestPause(width);
}

//! Of a miner, at the most; some miners tell, as all are polled in the same interval.
int FleetPauses::readings(qint64 second)
{
    const auto [row, isNew] = m_readings.try_emplace(second, 0);
    if (isNew) {
        row->second = int(
            m_connection
                .number(QStringLiteral("SELECT max(n) FROM (SELECT n FROM %1 WHERE k IN (SELECT "
                                       "(key << 32) + %2 FROM miners) LIMIT 8)")
                            .arg(tableOf(*m_stretch))
                            .arg(second))
                .value_or(0));
    }
    return row->second;
}

} // namespace coalface
