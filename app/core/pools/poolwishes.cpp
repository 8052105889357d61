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

//! The events of a write come when it has ended, others meanwhile.
void note(PoolWishes::Noted &noted, const Workplace &place, const QDateTime &time)
{
    if (!noted.time.isValid() || time >= noted.time)
        noted = {place, time};
}

bool isNowhere(const Workplace &place)
{
    return place.url.isEmpty();
}

//! Nowhere is a place, too.
bool isSameFallback(const Workplace &a, const Workplace &b)
{
    return isNowhere(a) ? isNowhere(b) : isSameWorkplace(a, b);
}

//! What was there until someone else changed it is what was wanted of it, if nothing else was.
void learn(PoolWishes &wishes, int slot, const Event &change)
{
    const Workplace before = workplaceIn(change.before);
    const auto known = wishes.places.find(slot);
    if (known != wishes.places.end()) {
        if (known->place.user.isEmpty() && isSameWorkplace(known->place, before))
            known->place.user = before.user;
        return;
    }
    if (isNowhere(before) && slot != fallbackSlot)
        return;
    WantedPool pool;
    pool.slot = slot;
    pool.place = before;
    pool.since = change.time;
    pool.wasSet = false;
    wishes.places.insert(pool.slot, pool);
}

//! So it was made after all.
void takeMade(PoolWishes &wishes, const Workplace &now)
{
    const auto made = std::find_if(wishes.perhaps.cbegin(), wishes.perhaps.cend(),
                                   [&](const WantedPool &pool) {
                                       return isSameWorkplace(pool.place, now);
                                   });
    if (made == wishes.perhaps.cend())
        return;
    wishes.places.insert(made->slot, *made);
    wishes.perhaps.clear();
}

void takeFallbackChange(PoolWishes &wishes, const Event &change)
{
    const Workplace now = workplaceIn(change.after);
    if (change.actor.kind == EventActor::Kind::Person)
        takeMade(wishes, now);
    if (change.actor.kind != EventActor::Kind::SomeoneElse)
        return;
    wishes.strangersFallback = {now, change.time};
    learn(wishes, fallbackSlot, change);
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
        learn(wishes, 0, change);
        break;
    case EventActor::Kind::Person:
        takeMade(wishes, now);
        break;
    case EventActor::Kind::Program:
    case EventActor::Kind::Unknown:
        break;
    }
}

//! It may be in use by now, or be so later. A program that was killed noted no more than that it began.
bool mayBeMade(const Event &write)
{
    const std::optional<Outcome> outcome = outcomeFromName(write.outcome);
    return write.outcome.isEmpty() || outcome == Outcome::NotConfirmed
           || outcome == Outcome::Unknown;
}

bool waitsForRestart(const PoolWishes &wishes, const WantedPool &wanted)
{
    return wanted.needsRestart
           && (!wishes.start.restarted.isValid() || wishes.start.restarted <= wanted.since);
}

//! A device that shows what is stored shows there what was set before, which is not what it uses.
QList<Workplace> formerlyAt(const PoolWishes &wishes, int slot, const Workplace &before)
{
    QList<Workplace> places{before};
    const auto earlier = wishes.places.constFind(slot);
    if (earlier == wishes.places.constEnd() || !waitsForRestart(wishes, *earlier))
        return places;
    for (const Workplace &place : earlier->formerly) {
        if (!places.contains(place))
            places << place;
    }
    return places;
}

void takeWrite(PoolWishes &wishes, const Event &write)
{
    // How it ended takes the place of that it began.
    if (!write.ref.isEmpty())
        wishes.perhaps.removeIf([&](const WantedPool &begun) { return begun.ref == write.ref; });
    WantedPool pool;
    pool.slot = write.poolSlot.value_or(0);
    pool.place = workplaceIn(write.after);
    pool.since = write.time;
    pool.ref = write.ref;
    const std::optional<Outcome> outcome = outcomeFromName(write.outcome);
    pool.needsRestart = outcome == Outcome::NeedsRestart;
    if (pool.needsRestart)
        pool.formerly = formerlyAt(wishes, pool.slot, workplaceIn(write.before));
    if (mayBeMade(write)) {
        // Its end may be noted long after a person has set another.
        const auto later = wishes.places.constFind(pool.slot);
        if (later == wishes.places.constEnd() || !later->wasSet || later->since <= pool.since)
            wishes.perhaps << pool;
    }
    if (outcome != Outcome::Applied && outcome != Outcome::NeedsRestart)
        return;
    if (pool.slot == fallbackSlot) {
        wishes.perhaps.removeIf(
            [](const WantedPool &perhaps) { return perhaps.slot == fallbackSlot; });
        if (wishes.strangersFallback.time <= pool.since)
            wishes.strangersFallback = {};
    }
    if (pool.slot == 0) {
        wishes.perhaps.clear();
        if (wishes.strangers.time <= pool.since)
            wishes.strangers = {};
    }
    if (pool.slot == 0 && !pool.needsRestart)
        note(wishes.known, pool.place, pool.since);
    wishes.places.insert(pool.slot, pool);
}

QString toldOf(const std::optional<QString> &now, const std::optional<QString> &last)
{
    return now ? *now : last.value_or(QString());
}

//! As the newest sample tells it, or the last one that was stored. Nothing: not known.
std::optional<Workplace> fallbackOf(const Miner &miner)
{
    if (!miner.telemetry)
        return std::nullopt;
    const std::optional<QString> &told = miner.telemetry->fallbackUrl;
    const std::optional<QString> &last = miner.status.fallbackUrl;
    if (!told && !last)
        return std::nullopt;
    // The status is of the newest sample, too.
    const bool isSame = !told || told == last;
    return Workplace{withoutLogin(told ? *told : *last),
                     toldOf(miner.telemetry->fallbackUser,
                            isSame ? miner.status.fallbackUser : std::nullopt)};
}

bool isWantedAnywhere(const PoolWishes &wishes, const Workplace &place)
{
    const auto leadsThere = [&](const WantedPool &pool) {
        return isSameWorkplace(pool.place, place);
    };
    return std::any_of(wishes.places.cbegin(), wishes.places.cend(), leadsThere)
           || std::any_of(wishes.perhaps.cbegin(), wishes.perhaps.cend(), leadsThere);
}

//! Where the device does not tell its fallback, any pool that it goes over to may be that.
bool isUnwantedFallback(const PoolWishes &wishes, const Miner &miner, const Workplace &inUse)
{
    if (!wishes.places.contains(fallbackSlot) || isWantedAnywhere(wishes, inUse))
        return false;
    const std::optional<Workplace> fallback = fallbackOf(miner);
    return !fallback || isSameWorkplace(*fallback, inUse);
}

//! Until it is restarted it may have what was there before, unless someone else was seen to set that back; where that is
//! not known, anything.
bool isAwaited(const PoolWishes &wishes, const WantedPool &wanted, const Workplace &now,
               const Telemetry &telemetry, bool wasSeen)
{
    return waitsForRestart(wishes, wanted) && !wishes.start.isAfter(wanted.since, telemetry)
           && !wasSeen
           && std::any_of(wanted.formerly.cbegin(), wanted.formerly.cend(),
                          [&](const Workplace &place) {
                              return isNowhere(place) || isSameWorkplace(place, now);
                          });
}

} // namespace

bool isPoolWrite(const Event &event)
{
    return event.kind == EventKind::Write
           && (event.verb == capabilityName(Capability::SetPool) || event.verb == acceptPoolVerb);
}

void takePoolEvent(PoolWishes &wishes, const Event &event)
{
    wishes.start.take(event);
    if (event.kind == EventKind::PoolChanged)
        takeChange(wishes, event);
    else if (event.kind == EventKind::FallbackChanged)
        takeFallbackChange(wishes, event);
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
                    {withoutLogin(*telemetry.poolUrl),
                     toldOf(telemetry.poolUser, miner.status.poolUser)},
                    *first,
                    PoolDrift::Cause::Unseen,
                    telemetry.timestamp};
    if (drift.inUse.user.isEmpty() && isSameWorkplace(wishes.known.place, drift.inUse))
        drift.inUse.user = wishes.known.place.user;
    const auto isInUse = [&](const Workplace &place) { return isSameWorkplace(place, drift.inUse); };
    const bool isStrangers = isInUse(wishes.strangers.place);
    const bool wasSeen = isStrangers || isInUse(wishes.strangersFallback.place);
    const bool isWanted = isWantedAnywhere(wishes, drift.inUse);
    // A fallback that is none of the wanted is no choice of the device's own.
    const bool isOwnChoice = isInUse(wishes.ownChoice.place)
                             && !isUnwantedFallback(wishes, miner, drift.inUse);
    if (isAwaited(wishes, *first, drift.inUse, telemetry, wasSeen) || isWanted
        || (isOwnChoice && wishes.ownChoice.time > first->since))
        return std::nullopt;
    if (isOwnChoice) {
        drift.cause = PoolDrift::Cause::Device;
    } else if (wasSeen) {
        drift.cause = PoolDrift::Cause::SomeoneElse;
        drift.since = isStrangers ? wishes.strangers.time : wishes.strangersFallback.time;
    }
    return drift;
}

std::optional<PoolDrift> fallbackDriftOf(const PoolWishes &wishes, const Miner &miner)
{
    const auto wanted = wishes.places.constFind(fallbackSlot);
    const std::optional<Workplace> fallback = fallbackOf(miner);
    if (wanted == wishes.places.constEnd() || !fallback)
        return std::nullopt;
    const Telemetry &telemetry = *miner.telemetry;
    if (wanted->wasSet && telemetry.timestamp <= wanted->since)
        return std::nullopt;
    const PoolWishes::Noted &strangers = wishes.strangersFallback;
    const bool wasSeen = strangers.time.isValid() && isSameFallback(strangers.place, *fallback);
    if (isSameFallback(wanted->place, *fallback) || isWantedAnywhere(wishes, *fallback)
        || isAwaited(wishes, *wanted, *fallback, telemetry, wasSeen))
        return std::nullopt;
    return PoolDrift{miner.record.key,
                     *fallback,
                     *wanted,
                     wasSeen ? PoolDrift::Cause::SomeoneElse : PoolDrift::Cause::Unseen,
                     wasSeen ? strangers.time : telemetry.timestamp,
                     true};
}

} // namespace coalface
