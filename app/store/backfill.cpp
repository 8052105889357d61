// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! How SampleWriter stores what a miner recorded by itself.

#include "store/connection.h"
#include "store/recordedstretches.h"
#include "store/rollupcolumns.h"
#include "store/samplereader.h"
#include "store/samplewriter.h"

#include <algorithm>
#include <vector>

namespace coalface {

std::optional<int> SampleWriter::fill(const Backfill &backfill)
{
    return inTransaction([&] { return fillWithin(backfill); });
}

std::optional<int> SampleWriter::fillWithin(const Backfill &backfill)
{
    if (backfill.readings.isEmpty() || !m_miners->contains(backfill.minerKey))
        return 0;
    const auto around = storedAround(backfill);
    if (!around)
        return std::nullopt;
    int total = 0;
    for (const Telemetry &reading : backfill.readings) {
        const auto k = sampleKey(backfill.minerKey, reading.timestamp);
        if (!k)
            continue;
        const qint64 second = *k & secondsMask;
        const auto next = std::lower_bound(around->begin(), around->end(), second);
        const bool isNear = (next != around->end() && *next - second < backfill.spacing)
                            || (next != around->begin()
                                && second - *std::prev(next) < backfill.spacing);
        if (isNear)
            continue;
        const std::optional<int> rows = storeSample({backfill.minerKey, reading});
        if (!rows)
            return std::nullopt;
        total += *rows;
    }
    if (total == 0)
        return 0;
    for (const RecordedStretch &stretch : stretchesOf(backfill)) {
        if (!addRecorded(m_connection, backfill.minerKey, stretch))
            return std::nullopt;
    }
    return total;
}

//! The seconds of the samples that were stored before, in order. Another program may have asked the miner meanwhile.
std::optional<std::vector<qint64>> SampleWriter::storedAround(const Backfill &backfill)
{
    const qint64 first = backfill.readings.constFirst().timestamp.toSecsSinceEpoch();
    const qint64 last = backfill.readings.constLast().timestamp.toSecsSinceEpoch();
    const qint64 miner = backfill.minerKey << 32;
    SampleReader reader(m_connection, {});
    if (!reader.start(miner | std::max<qint64>(0, first - backfill.spacing),
                      (miner | std::min(secondsMask, last + backfill.spacing)) + 1))
        return std::nullopt;
    std::vector<qint64> seconds;
    while (reader.next())
        seconds.push_back(reader.k() & secondsMask);
    reader.finish();
    if (m_connection.hasFailure())
        return std::nullopt;
    return seconds;
}

} // namespace coalface
