// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/pendingrestart.h"

#include "core/pools/workplace.h"

#include <minersdk/types.h>

#include <algorithm>

namespace coalface {

namespace {

//! "URL WORKER" and "URL, WORKER" are the same pool.
QString settingText(const Event &write, const QString &value)
{
    return isPoolWrite(write) ? workplaceText(workplaceIn(value)) : value;
}

bool isSameSetting(bool isPool, const QString &a, const QString &b)
{
    return isPool ? isSameWorkplace(workplaceIn(a), workplaceIn(b)) : a == b;
}

bool isAmong(const QStringList &values, const QString &value, bool isPool = true)
{
    return std::any_of(values.cbegin(), values.cend(),
                       [&](const QString &one) { return isSameSetting(isPool, one, value); });
}

std::pair<QString, int> placeOf(const Event &write)
{
    const bool isKept = write.verb == acceptPoolVerb;
    return {isKept ? capabilityName(Capability::SetPool) : write.verb, write.poolSlot.value_or(0)};
}

//! What it has been using all the while is set again: what was only stored since is not in use.
bool isWhatItUses(const PendingRestart &earlier, const QString &value, bool isPool)
{
    // Of a stranger's that is named first, and others, it is not known which.
    const bool isKnown = earlier.isStrangers ? earlier.formerly.size() == 1
                                             : !earlier.formerly.isEmpty();
    return isKnown && isSameSetting(isPool, earlier.formerly.constFirst(), value);
}

//! What was there before is in use, but for what was set without a restart before: any of them may be.
PendingRestart pendingAfter(const RestartNeeds &needs, const Event &write,
                            const PendingRestart &earlier)
{
    const bool isPool = isPoolWrite(write);
    PendingRestart pending;
    pending.miner = write.minerKey;
    pending.verb = placeOf(write).first;
    pending.poolSlot = write.poolSlot;
    pending.value = settingText(write, write.after);
    pending.since = write.time;
    pending.begun = earlier.begun.isValid() ? earlier.begun : write.time;
    const QString before = settingText(write, write.before);
    QStringList former = earlier.formerly;
    const QStringList stored = earlier.formerly + QStringList{earlier.value};
    const bool wasSetBack = isWhatItUses(earlier, pending.value, isPool);
    // What someone else was seen to store without a restart never was in use.
    if (!before.isEmpty() && !(earlier.isReplaced && isSameSetting(isPool, before, earlier.value)))
        former.append(before);
    pending.overwritten = earlier.overwritten;
    for (const QString &place : std::as_const(former)) {
        if (isSameSetting(isPool, place, before))
            pending.overwritten.insert(place, write.time);
        const bool isStrangers = isPool && isAmong(needs.strangers, place);
        if (isAmong(pending.formerly, place, isPool) || isSameSetting(isPool, place, pending.value)
            || (wasSetBack && !isStrangers && isAmong(stored, place, isPool)))
            continue;
        if (isStrangers) {
            pending.formerly.prepend(place);
            pending.isStrangers = true;
        } else {
            pending.formerly.append(place);
        }
    }
    const bool isAgain = earlier.isSetBack && isSameSetting(isPool, earlier.value, pending.value);
    pending.isSetBack = isPool && (wasSetBack || isAgain) && pending.formerly.isEmpty();
    return pending;
}

//! Not even a few seconds may be wrong with it, as it is told that something is in use.
bool hasRunSince(const KnownStart &start, const PendingRestart &pending, const Telemetry &now)
{
    const bool isKnown = now.uptime && now.timestamp >= pending.since;
    return isKnown && now.timestamp.addSecs(-*now.uptime) <= pending.begun
           && !(start.restarted.isValid() && start.restarted > pending.begun);
}

//! What someone else has stored, and a person keeps, waits all the same.
bool keepsWhatWaits(const PendingRestart &earlier, const Event &write)
{
    return write.verb == acceptPoolVerb && earlier.isReplaced
           && isSameSetting(true, earlier.value, write.after);
}

void takeSetting(RestartNeeds &needs, const Event &write)
{
    const std::optional<Outcome> outcome = outcomeFromName(write.outcome);
    if (outcome != Outcome::Applied && outcome != Outcome::NeedsRestart)
        return;
    const std::pair key = placeOf(write);
    const PendingRestart earlier = needs.pending.value(key);
    if (keepsWhatWaits(earlier, write))
        needs.pending[key].isReplaced = false;
    else if (outcome == Outcome::Applied)
        needs.pending.remove(key);
    else if (!needs.start.restarted.isValid() || needs.start.restarted <= write.time)
        needs.pending.insert(key, pendingAfter(needs, write, earlier));
    if (isPoolWrite(write)) {
        needs.strangers.removeIf(
            [&](const QString &place) { return isSameSetting(true, place, write.after); });
    }
}

//! A pool that was seen to be stored, by someone else or by a write of which nobody knew how it ended, while the device ran on: it
//! uses what it used before.
void takeStoredPool(RestartNeeds &needs, const Event &change)
{
    const std::pair key(capabilityName(Capability::SetPool),
                        change.kind == EventKind::FallbackChanged ? fallbackSlot : 0);
    const PendingRestart earlier = needs.pending.value(key);
    const QString value = workplaceText(workplaceIn(change.after));
    const bool isOthers = change.actor.kind == EventActor::Kind::SomeoneElse;
    // The write that stored it has said so.
    if (!isOthers && !earlier.value.isEmpty() && isSameSetting(true, earlier.value, value)) {
        needs.pending[key].shown = change.time;
        return;
    }
    needs.pending.remove(key);
    const bool isOld = needs.restartSeen.isValid() && needs.restartSeen > change.time;
    if (value.isEmpty() || isOld || isWhatItUses(earlier, value, true))
        return;
    PendingRestart pending;
    pending.miner = change.minerKey;
    pending.verb = key.first;
    pending.poolSlot = key.second;
    pending.value = value;
    pending.since = pending.shown = change.time;
    pending.begun = earlier.begun.isValid() ? earlier.begun : change.time;
    pending.formerly = earlier.formerly;
    pending.overwritten = earlier.overwritten;
    pending.isStrangers = earlier.isStrangers;
    pending.isReplaced = isOthers;
    if (pending.formerly.isEmpty() && !change.before.isEmpty()) {
        pending.formerly = {workplaceText(workplaceIn(change.before))};
        pending.isStrangers = isAmong(needs.strangers, pending.formerly.constFirst());
    } else if (!earlier.value.isEmpty() && !earlier.isReplaced) {
        pending.formerly.append(earlier.value); // what a person had set comes last
    }
    pending.formerly.removeIf(
        [&](const QString &place) { return isSameSetting(true, place, value); });
    for (const QString &place : std::as_const(pending.formerly)) {
        if (isSameSetting(true, place, change.before))
            pending.overwritten.insert(place, change.time);
    }
    needs.pending.insert(key, pending);
}

//! What a reading had shown before is in use since, however soon after that the start was: an uptime alone is too coarse for it.
void takeStart(RestartNeeds &needs, const Event &restart)
{
    if (!needs.restartSeen.isValid() || restart.time > needs.restartSeen)
        needs.restartSeen = restart.time;
    needs.pending.removeIf([&](const auto &entry) {
        return entry.value().shown.isValid() && entry.value().shown < restart.time;
    });
}

//! By anybody but the device itself, which goes over to what it uses at once.
void takePoolChange(RestartNeeds &needs, const Event &change)
{
    const bool isOthers = change.actor.kind == EventActor::Kind::SomeoneElse;
    if (change.outcome == outcomeName(Outcome::NeedsRestart))
        takeStoredPool(needs, change);
    if (isOthers && !change.after.isEmpty() && !isAmong(needs.strangers, change.after))
        needs.strangers << change.after;
}

//! What someone else has set since is no longer what waits for a restart.
void takeModeChange(RestartNeeds &needs, const Event &change)
{
    const std::pair key(capabilityName(Capability::SetMode), 0);
    const bool isOthers = change.actor.kind == EventActor::Kind::SomeoneElse
                          || change.actor.kind == EventActor::Kind::Unknown;
    const auto pending = needs.pending.constFind(key);
    if (isOthers && pending != needs.pending.constEnd() && pending->since < change.time
        && pending->value != change.after && change.after != QLatin1String("paused"))
        needs.pending.erase(pending);
}

//! What shows there now is another, so that is what a restart would bring; null: none does. Where the device went over to
//! one of its own by itself it still is stored.
const PoolDrift *replacing(const PendingRestart &pending, const QList<PoolDrift> &drifts)
{
    if (pending.verb != capabilityName(Capability::SetPool))
        return nullptr;
    const auto found = std::find_if(drifts.cbegin(), drifts.cend(), [&](const PoolDrift &drift) {
        return drift.cause != PoolDrift::Cause::Device
               && (drift.isFallback ? fallbackSlot : 0) == pending.poolSlot.value_or(0);
    });
    return found == drifts.cend() ? nullptr : &*found;
}

//! What was overwritten before it last started is not in use, though nobody noted that start.
void dropFormerly(PendingRestart &pending, const RestartNeeds &needs, const Telemetry &now)
{
    pending.formerly.removeIf([&](const QString &place) {
        const QDateTime until = pending.overwritten.value(place);
        return until.isValid() && needs.start.isAfter(until, now);
    });
    pending.isStrangers = pending.isStrangers && !pending.formerly.isEmpty()
                          && isAmong(needs.strangers, pending.formerly.constFirst());
}

//! What takes a restart to be used takes one of anybody: it uses neither yet.
PendingRestart replaced(const PendingRestart &pending, const PoolDrift &drift)
{
    PendingRestart now = pending;
    now.value = workplaceText(drift.inUse);
    now.isReplaced = true;
    now.formerly.append(pending.value);
    now.formerly.removeIf(
        [&](const QString &place) { return isSameSetting(true, place, now.value); });
    return now;
}

} // namespace

QList<EventKind> restartKinds()
{
    return {EventKind::Write, EventKind::PoolChanged, EventKind::FallbackChanged,
            EventKind::ModeChanged, EventKind::Restart};
}

void takeRestartEvent(RestartNeeds &needs, const Event &event)
{
    if (needs.start.take(event)) {
        needs.pending.removeIf(
            [&](const auto &entry) { return entry.value().since < needs.start.restarted; });
    }
    switch (event.kind) {
    case EventKind::Restart:
        takeStart(needs, event);
        break;
    case EventKind::ModeChanged:
        takeModeChange(needs, event);
        break;
    case EventKind::PoolChanged:
    case EventKind::FallbackChanged:
        takePoolChange(needs, event);
        break;
    case EventKind::Write:
        if (event.verb != capabilityName(Capability::Restart))
            takeSetting(needs, event);
        break;
    default:
        break;
    }
}

bool isSetBack(const RestartNeeds &needs, const Event &write)
{
    return needs.pending.value(placeOf(write)).isSetBack;
}

QList<PendingRestart> pendingRestarts(const RestartNeeds &needs, const std::optional<Telemetry> &now,
                                      const QList<PoolDrift> &drifts)
{
    QList<PendingRestart> found;
    for (PendingRestart pending : needs.pending) {
        if (now && needs.start.isAfter(pending.since, *now))
            continue;
        if (now)
            dropFormerly(pending, needs, *now);
        const PoolDrift *drift = replacing(pending, drifts);
        if (!drift) {
            found << pending;
            found.last().isInUse = pending.isSetBack && now
                                   && hasRunSince(needs.start, pending, *now);
        } else if (drift->cause == PoolDrift::Cause::SomeoneElse && !drift->inUse.url.isEmpty() && now
                   && now->uptime && !isWhatItUses(pending, workplaceText(drift->inUse), true)) {
            found << replaced(pending, *drift);
        }
    }
    return found;
}

bool showsWhatWaits(const QList<PendingRestart> &pending, const Workplace &shown)
{
    return std::any_of(pending.cbegin(), pending.cend(), [&](const PendingRestart &one) {
        return one.verb == capabilityName(Capability::SetPool) && !one.isInUse
               && isSameWorkplace(workplaceIn(one.value), shown);
    });
}

} // namespace coalface
