// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/pollqueue.h"

#include <utility>

namespace coalface {

void PollQueue::put(qint64 key, LaneName lane)
{
    if (contains(key))
        return;
    m_waiting.insert(key);
    m_lanes[lane].waiting.enqueue(key);
}

std::optional<qint64> PollQueue::takeNext()
{
    constexpr int windows[] = {liveWindow, silentWindow, announcedWindow};
    for (const LaneName name : {Live, Announced, Silent}) {
        Lane &lane = m_lanes[name];
        if (lane.waiting.isEmpty() || lane.inFlight >= windows[name])
            continue;
        const qint64 key = lane.waiting.dequeue();
        m_waiting.remove(key);
        m_inFlight.insert(key, name);
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
    --m_lanes[*found].inFlight;
    m_inFlight.erase(found);
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
