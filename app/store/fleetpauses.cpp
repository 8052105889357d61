// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fleetpauses.h"

#include "store/connection.h"

#include <algorithm>

namespace coalface {

bool FleetPauses::isBetween(qint64 before, qint64 after)
{
    const qint64 width = secondsOf(m_stretch);
    const qint64 pause = after - before - width;
    if (pause <= 0)
        return false;
    // Those at the edges of a pause hold only some of a row's readings.
    const int most = std::max(
        {readings(before - width), readings(before), readings(after), readings(after + width)});
    return most > 0 && 2 * pause * most > 5 * width;
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
                            .arg(tableOf(m_stretch))
                            .arg(second))
                .value_or(0));
    }
    return row->second;
}

} // namespace coalface
