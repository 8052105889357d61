// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/valuesbefore.h"

#include "core/events/minersnapshot.h"
#include "core/pools/workplace.h"

#include <algorithm>

namespace coalface {

namespace {

//! Of a miner that has just answered.
constexpr std::chrono::milliseconds valuesDeadline{8000};

//! What a place for a pool holds.
QString placeIn(const PoolInfo &pools, int slot)
{
    const auto found = std::find_if(pools.pools.cbegin(), pools.pools.cend(),
                                    [slot](const PoolSlot &pool) { return pool.slot == slot; });
    return found == pools.pools.cend() || found->url.isEmpty()
               ? QString()
               : workplaceText({withoutLogin(found->url), found->user});
}

ValuesBefore poolsIn(const Result<PoolInfo> &pools, const WriteRequest &request)
{
    if (!pools)
        return {};
    return {placeIn(*pools, request.pool.slot),
            request.fallback ? placeIn(*pools, request.fallback->slot) : QString()};
}

//! The mode of another device is not the one before.
ValuesBefore modeIn(const Result<Telemetry> &now, const MinerRecord &record)
{
    if (!now || (now->mac && !record.mac.isEmpty() && *now->mac != record.mac))
        return {};
    return {now->mode.value_or(QString()), {}};
}

} // namespace

bool hasValueBefore(const WriteRequest &request)
{
    return request.verb == WriteRequest::Verb::SetPool
           || request.verb == WriteRequest::Verb::SetMode;
}

QFuture<ValuesBefore> askValuesBefore(DriverSession &session, const MinerRef &miner,
                                      const MinerRecord &record, const WriteRequest &request)
{
    if (request.verb == WriteRequest::Verb::SetPool) {
        return session.readPoolInfo(miner, valuesDeadline)
            .then([request](const Result<PoolInfo> &pools) { return poolsIn(pools, request); });
    }
    return session.readTelemetry(miner, valuesDeadline).then([record](const Result<Telemetry> &now) {
        return modeIn(now, record);
    });
}

} // namespace coalface
