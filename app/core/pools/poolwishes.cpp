// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/poolwishes.h"

#include "core/events/minersnapshot.h"
#include "core/pools/pool.h"

#include <minersdk/types.h>

#include <algorithm>

namespace coalface {

const QLatin1String acceptPoolVerb("accept_pool");

namespace {

//! Since that moment the device has been started anew, as far as its uptime tells.
bool hasRestartedSince(const QDateTime &moment, const Telemetry &telemetry)
{
    return telemetry.uptime && telemetry.timestamp.addSecs(-*telemetry.uptime) > moment;
}

//! The events of a write come when it has ended, others meanwhile.
void note(PoolWishes::Noted &noted, const Workplace &place, const QDateTime &time)
{
    if (!noted.time.isValid() || time >= noted.time)
        noted = {place, time};
}

//! Where it worked until someone else changed that is what was wanted of it, if nothing else was.
void learn(PoolWishes &wishes, const Event &change)
{
    const Workplace before = workplaceIn(change.before);
    const auto first = wishes.places.find(0);
    if (first != wishes.places.end()) {
        if (first->place.user.isEmpty() && isSameWorkplace(first->place, before))
            first->place.user = before.user;
        return;
    }
    if (before.url.isEmpty())
        return;
    WantedPool pool;
    pool.place = before;
    pool.since = change.time;
    pool.wasSet = false;
    wishes.places.insert(pool.slot, pool);
}

void takeChange(PoolWishes &wishes, const Event &change)
{
    const Workplace now = workplaceIn(change.after);
    note(wishes.known, now, change.time);
    switch (change.actor.kind) {
    case EventActor::Kind::Device:
        // Where it fails over to and comes back from may be what someone else has put there.
        if (!isSameWorkplace(wishes.strangers.place, now))
            wishes.ownChoice = {now, change.time};
        break;
    case EventActor::Kind::SomeoneElse:
        wishes.strangers = {now, change.time};
        if (isSameWorkplace(wishes.ownChoice.place, now))
            wishes.ownChoice = {};
        learn(wishes, change);
        break;
    case EventActor::Kind::Person: {
        // So it was made after all.
        const auto made = std::find_if(wishes.perhaps.cbegin(), wishes.perhaps.cend(),
                                       [&](const WantedPool &pool) {
                                           return isSameWorkplace(pool.place, now);
                                       });
        if (made != wishes.perhaps.cend()) {
            wishes.places.insert(made->slot, *made);
            wishes.perhaps.clear();
        }
        break;
    }
    case EventActor::Kind::Program:
    case EventActor::Kind::Unknown:
        break;
    }
}

void takeWrite(PoolWishes &wishes, const Event &write)
{
    WantedPool pool;
    pool.slot = write.poolSlot.value_or(0);
    pool.place = workplaceIn(write.after);
    pool.since = write.time;
    pool.before = workplaceIn(write.before);
    const std::optional<Outcome> outcome = outcomeFromName(write.outcome);
    pool.needsRestart = outcome == Outcome::NeedsRestart;
    if (outcome == Outcome::NotConfirmed || outcome == Outcome::Unknown)
        wishes.perhaps << pool;
    if (outcome != Outcome::Applied && outcome != Outcome::NeedsRestart)
        return;
    if (write.verb == acceptPoolVerb)
        wishes.places.clear();
    if (pool.slot == 0) {
        wishes.perhaps.clear();
        if (wishes.strangers.time <= pool.since)
            wishes.strangers = {};
    }
    if (pool.slot == 0 && !pool.needsRestart)
        note(wishes.known, pool.place, pool.since);
    wishes.places.insert(pool.slot, pool);
}

} // namespace

bool isPoolWrite(const Event &event)
{
    return event.kind == EventKind::Write
           && (event.verb == capabilityName(Capability::SetPool) || event.verb == acceptPoolVerb);
}

void takePoolEvent(PoolWishes &wishes, const Event &event)
{
    if (event.kind == EventKind::PoolChanged)
        takeChange(wishes, event);
    else if (isPoolWrite(event))
        takeWrite(wishes, event);
}

std::optional<PoolDrift> driftOf(const PoolWishes &wishes, const Miner &miner)
{
    const auto first = wishes.places.constFind(0);
    if (first == wishes.places.constEnd() || !miner.telemetry || !miner.telemetry->poolUrl
        || miner.telemetry->poolUrl->isEmpty())
        return std::nullopt;
    const Telemetry &telemetry = *miner.telemetry;
    // What someone else changed was known from a reading; what a person set shows in later ones only.
    if (first->wasSet && telemetry.timestamp <= first->since)
        return std::nullopt;
    PoolDrift drift{miner.record.key,
                    {withoutLogin(*telemetry.poolUrl), telemetry.poolUser.value_or(QString())},
                    *first,
                    PoolDrift::Cause::Unseen,
                    telemetry.timestamp};
    if (drift.inUse.user.isEmpty() && isSameWorkplace(wishes.known.place, drift.inUse))
        drift.inUse.user = wishes.known.place.user;
    const auto isInUse = [&](const Workplace &place) { return isSameWorkplace(place, drift.inUse); };
    const auto leadsThere = [&](const WantedPool &pool) { return isInUse(pool.place); };
    const bool wasSeen = isInUse(wishes.strangers.place);
    // Until it is restarted it may work where it did before, unless someone else was seen to set it back; where that is
    // not known, anywhere.
    const bool isAwaited = first->needsRestart && !hasRestartedSince(first->since, telemetry)
                           && !wasSeen && (first->before.url.isEmpty() || isInUse(first->before));
    const bool isWanted = std::any_of(wishes.places.cbegin(), wishes.places.cend(), leadsThere)
                          || std::any_of(wishes.perhaps.cbegin(), wishes.perhaps.cend(), leadsThere);
    const bool isOwnChoice = isInUse(wishes.ownChoice.place);
    if (isAwaited || isWanted || (isOwnChoice && wishes.ownChoice.time > first->since))
        return std::nullopt;
    if (isOwnChoice) {
        drift.cause = PoolDrift::Cause::Device;
    } else if (wasSeen) {
        drift.cause = PoolDrift::Cause::SomeoneElse;
        drift.since = wishes.strangers.time;
    }
    return drift;
}

} // namespace coalface
