// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/readgaps.h"

#include "core/energy/readspan.h"
#include "ui/common/whendone.h"

#include <utility>

namespace coalface {

namespace {
constexpr int mostMiners
    = 2; // one of them may have been off by itself, which costs a second look and no more
} // namespace

ReadGaps::ReadGaps(const WindowContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{}

void ReadGaps::read(const QDateTime &from, const QDateTime &to)
{
    if (!m_waiting.isEmpty())
        return;
    m_runs.clear();
    m_stretches.clear();
    m_rare.clear();
    int miners = 0;
    for (const qint64 key : m_context.fleet.keys()) {
        const Miner *miner = m_context.fleet.miner(key);
        if (!miner->telemetry || !miner->telemetry->power)
            continue;
        m_waiting += gapRequests(key, from, to, m_context.settings.pollInterval());
        if (++miners == mostMiners)
            break;
    }
    readNext();
}

void ReadGaps::readNext()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT answered(std::exchange(m_stretches, {}), std::exchange(m_rare, {}));
        return;
    }
    whenDone(m_context.log.read(m_waiting.first()), this, [this](const Result<SeriesAnswer> &answer) {
        const SeriesRequest asked = m_waiting.takeFirst();
        if (answer && !answer->series.isEmpty())
            m_runs += answer->series.first().runs;
        if (m_waiting.isEmpty() || m_waiting.first().minerKey != asked.minerKey) {
            m_rare += rareDays(m_runs, QTimeZone::systemTimeZone());
            m_stretches += gapStretches(std::exchange(m_runs, {}), asked.gapSeconds);
        }
        readNext();
    });
}

} // namespace coalface
