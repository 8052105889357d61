// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/unnotedchanges.h"

#include "core/events/eventsbetween.h"
#include "core/events/seenchange.h"
#include "core/events/sincewrites.h"

#include <algorithm>

namespace coalface {

namespace {

//! So long before a stored look a write may have begun that was not compared with it, s: it takes its time, and a look right after its end
//! tells nothing.
constexpr int longestUncompared = 900;

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
    QList<SeenChange> seen;
    QSet<EventKind> kinds;
    for (const Event &event : eventsBetween(look.now.record, before, after, look.time)) {
        if (!needsAuthor(event.kind))
            continue;
        seen << seenChange(event, before, after);
        kinds << event.kind;
    }
    // A write that came between the two looks is one of its own: what it left may have been undone. So may that of one before: the look
    // after it need not have been compared with what it left.
    const MinerSnapshot unwritten = withoutWrittenPlaces(before, log,
                                                         before.time.addSecs(-longestUncompared));
    for (const SeenChange &change :
         changesSinceWrites(look.now.record, unwritten, after, log, look.time)) {
        if (!kinds.contains(change.event.kind))
            seen << change;
    }
    QList<Event> changes;
    for (const SeenChange &change : std::as_const(seen)) {
        if (!isNoted(change.event, change.lastSeenBefore, log))
            changes << withAuthor(change, recent(log, change.lastSeenBefore), look.pools);
    }
    return changes;
}

} // namespace coalface
