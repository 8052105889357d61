// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/history.h"

#include <algorithm>
#include <utility>

namespace coalface {

void keepUsable(RecordedHistory &history, std::chrono::seconds reach, std::optional<qint64> uptimeMs)
{
    qint64 oldest = std::chrono::duration_cast<std::chrono::milliseconds>(reach).count();
    if (uptimeMs)
        oldest = std::min(oldest, *uptimeMs);
    QList<RecordedReading> readings;
    for (RecordedReading one : std::as_const(history.readings)) {
        dropImpossibleValues(one.reading);
        if (one.ageMs >= 0 && one.ageMs <= oldest && one.reading != Telemetry())
            readings += one;
    }
    // A clock that was set, or a ring that is read from its middle: the order is made, not believed.
    std::stable_sort(readings.begin(), readings.end(),
                     [](const RecordedReading &a, const RecordedReading &b) {
                         return a.ageMs > b.ageMs;
                     });
    readings.erase(std::unique(readings.begin(), readings.end(),
                               [](const RecordedReading &a, const RecordedReading &b) {
                                   return a.ageMs == b.ageMs;
                               }),
                   readings.end());
    const qsizetype every = (readings.size() + mostRecordedReadings - 1) / mostRecordedReadings;
    history.readings.clear();
    for (qsizetype i = 0; i < readings.size(); ++i) {
        if ((readings.size() - 1 - i) % every == 0) // the newest is always among them
            history.readings += readings[i];
    }
}

} // namespace coalface
