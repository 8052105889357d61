// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/sincewrites.h"

#include "core/events/eventsbetween.h"
#include "core/events/seenchange.h"
#include "core/pools/poolwishes.h"

#include <algorithm>

namespace coalface {

namespace {

using Place = std::optional<Workplace> MinerSnapshot::*;

bool isFirstTold(Place place, const MinerSnapshot &before, const MinerSnapshot &after)
{
    return !(before.*place) && after.*place;
}

QList<Event> writesOf(const QList<Event> &log, int slot)
{
    QList<Event> writes;
    std::copy_if(log.cbegin(), log.cend(), std::back_inserter(writes), [slot](const Event &entry) {
        return entry.kind == EventKind::Write && entry.verb == capabilityName(Capability::SetPool)
               && entry.poolSlot.value_or(0) == slot;
    });
    return writes;
}

//! What the device showed in that place last; without an URL: not known.
Workplace leftBy(const QList<Event> &writes, const Workplace &shown, bool showsStored)
{
    if (writes.isEmpty())
        return {};
    const Event &newest = writes.constFirst();
    const bool isApplied = newest.outcome == outcomeName(Outcome::Applied);
    const bool isStored = isApplied || newest.outcome == outcomeName(Outcome::NeedsRestart);
    if (isApplied || (isStored && showsStored))
        return workplaceIn(newest.after);
    // What was read before a write is what was stored. A device that shows what it uses may use any of what was there.
    const bool isKnown = !showsStored
                         && std::any_of(writes.cbegin(), writes.cend(), [&](const Event &write) {
                                return isSameWorkplace(workplaceIn(write.before), shown)
                                       || isSameWorkplace(workplaceIn(write.after), shown);
                            });
    return isKnown ? shown : workplaceIn(newest.before);
}

//! Uptimes of one start, told at two looks, put it that near to each other, s.
constexpr qint64 startTolerance = 10;

QDateTime startTold(const Event &restart)
{
    return restart.time.addSecs(-restart.after.toLongLong());
}

bool isSameState(const Event &noted, const Event &seen)
{
    switch (seen.kind) {
    case EventKind::Restart:
        return qAbs(startTold(noted).secsTo(startTold(seen))) <= startTolerance;
    case EventKind::ModeChanged:
        return noted.after == seen.after;
    default:
        return isSameWorkplace(workplaceIn(noted.after), workplaceIn(seen.after));
    }
}

} // namespace

bool isNoted(const Event &seen, const QDateTime &sample, const QList<Event> &log)
{
    const auto newest = std::find_if(log.cbegin(), log.cend(), [&](const Event &entry) {
        return entry.kind == seen.kind && entry.minerKey == seen.minerKey;
    });
    return newest != log.cend() && newest->time > sample && isSameState(*newest, seen);
}

MinerSnapshot withoutWrittenPlaces(MinerSnapshot before, const QList<Event> &log,
                                   const QDateTime &since)
{
    for (const auto &[place, slot] :
         {std::pair(&MinerSnapshot::pool, 0), std::pair(&MinerSnapshot::fallback, fallbackSlot)}) {
        const QList<Event> writes = writesOf(log, slot);
        if (!writes.isEmpty() && writes.constFirst().time >= since
            && !writes.constFirst().outcome.isEmpty())
            (before.*place).reset();
    }
    return before;
}

bool tellsPlacesFirst(const MinerSnapshot &before, const MinerSnapshot &after)
{
    return isFirstTold(&MinerSnapshot::pool, before, after)
           || isFirstTold(&MinerSnapshot::fallback, before, after);
}

QList<SeenChange> changesSinceWrites(const MinerRecord &record, const MinerSnapshot &before,
                                     const MinerSnapshot &after, const QList<Event> &log,
                                     const QDateTime &now)
{
    QList<SeenChange> changes;
    const QList<Event> poolWrites = writesOf(log, 0);
    for (const auto &[place, slot, kind] :
         {std::tuple(&MinerSnapshot::pool, 0, EventKind::PoolChanged),
          std::tuple(&MinerSnapshot::fallback, fallbackSlot, EventKind::FallbackChanged)}) {
        if (!isFirstTold(place, before, after))
            continue;
        const QList<Event> writes = slot == 0 ? poolWrites : writesOf(log, slot);
        const Workplace left = leftBy(writes, *(after.*place), after.poolsAreStored);
        if (left.url.isEmpty() || isSameWorkplace(left, *(after.*place)))
            continue;
        MinerSnapshot written;
        written.isStored = true;
        written.time = writes.constFirst().time;
        written.*place = left;
        for (const Event &event : eventsBetween(record, written, after, now)) {
            if (event.kind != kind)
                continue;
            changes << seenChange(event, written, after);
            // The one that a pool's write found there may have become the fallback.
            if (slot == fallbackSlot && !poolWrites.isEmpty())
                changes.last().poolBefore = workplaceIn(poolWrites.constFirst().before);
        }
    }
    return changes;
}

} // namespace coalface
