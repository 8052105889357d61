// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/seenchange.h"

#include "core/events/eventsbetween.h"
#include "core/events/ownprotection.h"

namespace coalface {

bool needsAuthor(EventKind kind)
{
    return kind == EventKind::Restart || kind == EventKind::ModeChanged
           || kind == EventKind::PoolChanged || kind == EventKind::FallbackChanged;
}

SeenChange seenChange(const Event &event, const MinerSnapshot &before, const MinerSnapshot &after)
{
    SeenChange change{event, before.time, {}, before.pool.value_or(Workplace())};
    if (event.kind == EventKind::Restart) {
        change.happened = after.time.addSecs(-after.uptime.value_or(0));
        if (before.uptime)
            change.startedBefore = before.time.addSecs(-*before.uptime);
    }
    if (event.kind == EventKind::ModeChanged)
        change.mayBeProtection = mayBeOwnProtection(before, after);
    if (event.kind == EventKind::PoolChanged || event.kind == EventKind::FallbackChanged) {
        change.isOnlyStored = isOnlyStored(before, after);
        change.isUseUnknown = mayBeInUse(before, after);
    }
    return change;
}

} // namespace coalface
