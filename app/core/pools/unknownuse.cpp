// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/unknownuse.h"

#include "core/pools/poolwishes.h"

#include <minersdk/types.h>

#include <algorithm>

namespace coalface {

namespace {

void takeStart(UnknownUses &uses, const QDateTime &time)
{
    uses.places.removeIf([&](const auto &entry) { return entry.value().seen < time; });
}

void takeChange(UnknownUses &uses, const Event &change)
{
    if (change.actor.kind == EventActor::Kind::Device)
        return; // what is stored is the same
    const int place = change.kind == EventKind::FallbackChanged ? fallbackSlot : 0;
    uses.places.remove(place);
    const bool isUnknown = std::any_of(change.notes.cbegin(), change.notes.cend(),
                                       [](const EventNote &note) {
                                           return note.kind == EventNote::Kind::StartUnknown;
                                       });
    if (isUnknown)
        uses.places.insert(place, {change.after, change.time});
}

void takeWrite(UnknownUses &uses, const Event &write)
{
    if (write.verb != capabilityName(Capability::SetPool))
        return;
    if (write.outcome == outcomeName(Outcome::Applied))
        takeStart(uses, write.time); // a device that stores pools has restarted for it
    else if (write.outcome == outcomeName(Outcome::NeedsRestart))
        uses.places.remove(write.poolSlot.value_or(0));
}

} // namespace

void takeUseEvent(UnknownUses &uses, const Event &event)
{
    uses.start.take(event);
    switch (event.kind) {
    case EventKind::Restart:
        return takeStart(uses, event.time);
    case EventKind::PoolChanged:
    case EventKind::FallbackChanged:
        return takeChange(uses, event);
    case EventKind::Write:
        return takeWrite(uses, event);
    default:
        return;
    }
}

QList<UnknownUse> unknownUses(const UnknownUses &uses, const std::optional<Telemetry> &now)
{
    QList<UnknownUse> unknown;
    for (const UnknownUse &use : uses.places) {
        const bool hasStarted = now ? uses.start.isAfter(use.seen, *now)
                                    : uses.start.restarted.isValid()
                                          && uses.start.restarted > use.seen;
        if (!hasStarted)
            unknown << use;
    }
    return unknown;
}

} // namespace coalface
