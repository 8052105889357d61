// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/poolreport.h"

#include "core/events/minersnapshot.h"
#include "core/pools/knownplaces.h"
#include "core/pools/pool.h"

#include <algorithm>

namespace coalface {

namespace {

Workplace placeOfSlot(const PoolSlot &pool)
{
    return {withoutLogin(pool.url), pool.user};
}

//! Where it works by its sample.
std::optional<Workplace> poolOf(const Miner &miner)
{
    return firstSnapshot(miner, {}).pool;
}

QList<PendingRestart> restartsBy(const QList<Event> &events, const Miner &miner)
{
    RestartNeeds needs;
    PoolWishes wishes;
    for (const Event &event : events) {
        takeRestartEvent(needs, event);
        takePoolEvent(wishes, event);
    }
    QList<PoolDrift> drifts;
    for (const auto &drift : {driftOf(wishes, miner), fallbackDriftOf(wishes, miner)}) {
        if (drift)
            drifts << *drift;
    }
    return pendingRestarts(needs, miner.telemetry, drifts);
}

bool showsUse(const PoolSlot &pool, const UnknownUse &use)
{
    return isSameWorkplace(workplaceIn(use.value), placeOfSlot(pool));
}

//! The device has another pool stored there now: nothing but what it has stored comes into use by a restart.
bool isReplacedBy(const QList<PoolSlot> &told, const PendingRestart &pending)
{
    return pending.verb == capabilityName(Capability::SetPool)
           && std::any_of(told.cbegin(), told.cend(), [&](const PoolSlot &pool) {
                  return pool.slot == pending.poolSlot.value_or(0) && !pool.url.isEmpty()
                         && !isSameWorkplace(workplaceIn(pending.value), placeOfSlot(pool));
              });
}

bool isOfFirstPlace(const PendingRestart &pending)
{
    return pending.verb == capabilityName(Capability::SetPool) && pending.poolSlot.value_or(0) == 0;
}

} // namespace

PoolReport::PoolReport(const PoolLook &look) : m_look(look)
{
    const QList<PoolSlot> told = look.pools ? look.pools->pools : QList<PoolSlot>();
    // Only of one that told its pools: whether that was the miner itself was asked with them.
    if (look.log && look.now && look.pools) {
        m_unnoted = unnotedChanges({look.stored, *look.now, look.time, *look.pools, look.limits},
                                   *look.log);
    }
    QList<Event> events = look.log.value_or(QList<Event>());
    std::reverse(events.begin(), events.end());
    events += m_unnoted;
    if (look.log)
        m_restarts = restartsBy(events, newest());
    m_restarts.removeIf([&](const PendingRestart &one) { return isReplacedBy(told, one); });
    if (const auto stored = storedBeside(events)) {
        m_restarts.removeIf(isOfFirstPlace);
        m_restarts.prepend(*stored);
    }
    UnknownUses uses;
    for (const Event &event : std::as_const(events))
        takeUseEvent(uses, event);
    m_unknown = unknownUses(uses, newest().telemetry);
    m_unknown.removeIf([&](const UnknownUse &use) {
        return std::none_of(told.cbegin(), told.cend(),
                            [&](const PoolSlot &pool) { return showsUse(pool, use); });
    });
}

//! A device that tells which pool it works for may have stored another one, of which the log does not tell.
std::optional<PendingRestart> PoolReport::storedBeside(const QList<Event> &events) const
{
    if (!m_look.log || !m_look.now || !m_look.pools || m_look.now->telemetry->poolsAreStored)
        return std::nullopt;
    const QList<PoolSlot> &pools = m_look.pools->pools;
    const std::optional<Workplace> inUse = poolOf(*m_look.now);
    const auto first = std::find_if(pools.cbegin(), pools.cend(),
                                    [](const PoolSlot &pool) { return pool.slot == 0; });
    if (!inUse || first == pools.cend() || first->url.isEmpty())
        return std::nullopt;
    const Workplace stored = placeOfSlot(*first);
    // While another one of its pools is in use nothing shows of that.
    const bool isElsewhere = std::any_of(pools.cbegin(), pools.cend(), [&](const PoolSlot &pool) {
        return pool.slot != 0 && isSamePool(pool.url, inUse->url);
    });
    const bool isNoted = std::any_of(m_restarts.cbegin(), m_restarts.cend(),
                                     [&](const PendingRestart &one) {
                                         return isOfFirstPlace(one)
                                                && isSameWorkplace(workplaceIn(one.value), stored);
                                     });
    if (isElsewhere || isNoted || isSameWorkplace(stored, *inUse))
        return std::nullopt;
    KnownPlaces places;
    for (const Event &event : events)
        takePlaceEvent(places, event);
    PendingRestart pending;
    pending.miner = m_look.stored.record.key;
    pending.verb = capabilityName(Capability::SetPool);
    pending.poolSlot = 0;
    pending.value = workplaceText(stored);
    pending.formerly = {workplaceText(*inUse)};
    pending.isStrangers = isStrangersPlace(places, *inUse);
    pending.isReplaced = !isPersonsPlace(places, stored);
    const auto write = std::find_if(events.crbegin(), events.crend(), [&](const Event &event) {
        return isPoolWrite(event) && isSameWorkplace(workplaceIn(event.after), stored);
    });
    pending.since = pending.isReplaced || write == events.crend() ? m_look.time : write->time;
    return pending;
}

PoolReport::Use PoolReport::useOf(const PoolSlot &pool) const
{
    if ((pool.active || pool.slot == 0) && showsWhatWaits(m_restarts, placeOfSlot(pool)))
        return Use::AfterRestart;
    if (!pool.active)
        return Use::No;
    // It may be the one with another worker.
    const std::optional<Workplace> inUse = m_look.now ? poolOf(*m_look.now) : std::nullopt;
    if (inUse && !m_look.now->telemetry->poolsAreStored
        && !isSameWorkplace(*inUse, placeOfSlot(pool)))
        return Use::No;
    return isUseKnown(pool) ? Use::Yes : Use::Unknown;
}

//! Of a device that shows what it has stored, or did not say whether it does, a pool that was not compared says nothing about that.
bool PoolReport::isUseKnown(const PoolSlot &pool) const
{
    if (std::any_of(m_unknown.cbegin(), m_unknown.cend(),
                    [&](const UnknownUse &use) { return showsUse(pool, use); }))
        return false;
    if (m_look.now && !m_look.now->telemetry->poolsAreStored)
        return true;
    const std::optional<Workplace> compared = poolOf(m_look.log ? newest() : m_look.stored);
    return compared ? isSameWorkplace(*compared, placeOfSlot(pool))
                    : m_look.log && m_look.log->isEmpty();
}

bool PoolReport::isComplete() const
{
    const QList<PoolSlot> told = m_look.pools ? m_look.pools->pools : QList<PoolSlot>();
    return m_look.log && m_unknown.isEmpty()
           && std::all_of(told.cbegin(), told.cend(),
                          [&](const PoolSlot &pool) { return !pool.active || isUseKnown(pool); });
}

} // namespace coalface
