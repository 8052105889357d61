// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/pollqueue.h"

#include <utility>

namespace coalface {

namespace {
constexpr int windows[] = {PollQueue::liveWindow, PollQueue::silentWindow,
                           PollQueue::announcedWindow};
} // namespace

void PollQueue::put(qint64 key, LaneName lane)
{
    if (contains(key))
        return;
    m_waiting.insert(key);
    m_lanes[lane].waiting.enqueue(key);
}

std::optional<qint64> PollQueue::takeNext(qint64 now)
{
    for (const LaneName name : {Live, Announced, Silent}) {
        Lane &lane = m_lanes[name];
        if (lane.waiting.isEmpty() || lane.inFlight >= windows[name])
            continue;
        const qint64 key = lane.waiting.dequeue();
        m_waiting.remove(key);
        m_inFlight.insert(key, {name, now});
        ++lane.inFlight;
        return key;
    }
    return std::nullopt;
}

void PollQueue::settled(qint64 key)
{
    const auto found = m_inFlight.constFind(key);
    if (found == m_inFlight.constEnd())
        return;
    --m_lanes[found->lane].inFlight;
    m_inFlight.erase(found);
}

void PollQueue::makeWay(qint64 takenBefore)
{
    for (InFlight &question : m_inFlight) {
        if (question.lane != Live || question.since > takenBefore)
            continue;
        if (m_lanes[Silent].inFlight >= silentWindow)
            return;
        --m_lanes[Live].inFlight;
        ++m_lanes[Silent].inFlight;
        question.lane = Silent;
    }
}

bool PollQueue::dropWaiting(qint64 key)
{
    if (!m_waiting.remove(key))
        return false;
    for (Lane &lane : m_lanes)
        lane.waiting.removeOne(key);
    return true;
}

QSet<qint64> PollQueue::dropWaiting()
{
    for (Lane &lane : m_lanes)
        lane.waiting.clear();
    return std::exchange(m_waiting, {});
}

} // namespace coalface
