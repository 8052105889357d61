// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/pollqueue.h"

#include <utility>

namespace coalface {

void PollQueue::add(qint64 key, bool silent)
{
    if (contains(key))
        return;
    m_waiting.insert(key);
    (silent ? m_silent : m_live).waiting.enqueue(key);
}

std::optional<qint64> PollQueue::takeNext()
{
    const auto takeFrom = [this](Lane &lane, int window, bool silent) -> std::optional<qint64> {
        if (lane.waiting.isEmpty() || lane.inFlight >= window)
            return std::nullopt;
        const qint64 key = lane.waiting.dequeue();
        m_waiting.remove(key);
        m_inFlight.insert(key, silent);
        ++lane.inFlight;
        return key;
    };
    if (const auto key = takeFrom(m_live, liveWindow, false))
        return key;
    return takeFrom(m_silent, silentWindow, true);
}

void PollQueue::settled(qint64 key)
{
    const auto found = m_inFlight.constFind(key);
    if (found == m_inFlight.constEnd())
        return;
    --(*found ? m_silent : m_live).inFlight;
    m_inFlight.erase(found);
}

QSet<qint64> PollQueue::dropWaiting()
{
    m_live.waiting.clear();
    m_silent.waiting.clear();
    return std::exchange(m_waiting, {});
}

} // namespace coalface
