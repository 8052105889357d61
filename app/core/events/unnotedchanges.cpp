// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/unnotedchanges.h"

#include "core/events/eventsbetween.h"
#include "core/events/seenchange.h"
#include "core/events/sincewrites.h"

#include <algorithm>

namespace coalface {

namespace {

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

//! Whoever polled may have noted it since that sample was stored.
bool isNoted(const Event &seen, const QDateTime &sample, const QList<Event> &log)
{
    const auto newest = std::find_if(log.cbegin(), log.cend(), [&](const Event &entry) {
        return entry.kind == seen.kind && entry.minerKey == seen.minerKey;
    });
    return newest != log.cend() && newest->time > sample && isSameState(*newest, seen);
}

//! What may explain a change that came after that.
QList<Event> recent(const QList<Event> &log, const QDateTime &sample)
{
    const QDateTime oldest = sample.addSecs(-oldestExplanation);
    QList<Event> found;
    std::copy_if(log.cbegin(), log.cend(), std::back_inserter(found),
                 [&](const Event &entry) { return entry.time >= oldest; });
    return found;
}

} // namespace

QList<Event> unnotedChanges(const UnnotedLook &look, const QList<Event> &log)
{
    const MinerSnapshot before = firstSnapshot(look.stored, look.limits);
    const MinerSnapshot after = nextSnapshot(before, look.now, look.limits);
    QList<SeenChange> seen = changesSinceWrites(look.now.record, before, after, log, look.time);
    for (const Event &event : eventsBetween(look.now.record, before, after, look.time)) {
        if (needsAuthor(event.kind))
            seen << seenChange(event, before, after);
    }
    QList<Event> changes;
    for (const SeenChange &change : std::as_const(seen)) {
        if (!isNoted(change.event, change.lastSeenBefore, log))
            changes << withAuthor(change, recent(log, change.lastSeenBefore), look.pools);
    }
    return changes;
}

} // namespace coalface
