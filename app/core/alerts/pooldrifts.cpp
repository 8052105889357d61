// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/pooldrifts.h"

#include "core/pools/pool.h"
#include "core/pools/wantedpools.h"

namespace coalface {

void PoolDrifts::take(const Event &event)
{
    using Actor = EventActor::Kind;
    const bool isPool = event.verb == QLatin1String("set_pool")
                        || event.verb == WantedPools::acceptVerb;
    if (event.kind == EventKind::Write && isPool
        && (event.outcome == QLatin1String("applied")
            || event.outcome == QLatin1String("needs_restart"))) {
        m_drifts.remove(event.minerKey);
    }
    if (event.kind != EventKind::PoolChanged)
        return;
    const auto known = m_drifts.find(event.minerKey);
    if (event.actor.kind == Actor::SomeoneElse) {
        // From one stranger's pool to another's: what counts is where it worked before the first.
        if (known != m_drifts.end())
            known->now = event.after;
        else
            m_drifts.insert(event.minerKey, {event.before, event.after, event.time});
    } else if (event.actor.kind == Actor::Person) {
        m_drifts.remove(event.minerKey);
    }
}

std::optional<PoolDrift> PoolDrifts::drift(qint64 miner, const QString &inUse, const QDateTime &said)
{
    const auto known = m_drifts.find(miner);
    if (known == m_drifts.end())
        return std::nullopt;
    if (said > known->time && isSamePool(known->before, inUse)) {
        m_drifts.erase(known);
        return std::nullopt;
    }
    return *known;
}

} // namespace coalface
