// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/changeauthor.h"

#include "core/events/englishnotes.h"
#include "core/events/writejournal.h"
#include "core/pools/workplace.h"

#include <algorithm>

namespace coalface {

namespace {

//! From the moment a write begins until the device shows what it did: its reading back takes up to two minutes, and
//! meanwhile another program may still have seen the device as it was.
constexpr qint64 settlingSeconds = 180;

//! So far a device's uptime may put its start from where it was.
constexpr qint64 clockToleranceSeconds = 10;

bool isSent(const Event &write)
{
    return write.outcome != QLatin1String("refused") && write.outcome != QLatin1String("unsupported")
           && write.outcome != QLatin1String("unreachable");
}

bool isRecent(const Event &write, const SeenChange &change)
{
    return write.time >= change.lastSeenBefore.addSecs(-settlingSeconds)
           && write.time <= change.event.time;
}

//! Whether one write is for the same as the other, a place for a pool or the mode, so that the later one overwrites it.
bool isForTheSame(const Event &a, const Event &b)
{
    const bool isPool = a.verb == QLatin1String("set_pool");
    return isPool == (b.verb == QLatin1String("set_pool")) && (!isPool || a.poolSlot == b.poolSlot);
}

//! Whether the device took it: what was sent before, and may have come late, is overwritten by it.
bool isTaken(const Event &write)
{
    const bool changesNothing = write.verb == QLatin1String("restart")
                                || write.verb == QLatin1String("identify");
    return !changesNothing
           && (write.outcome == QLatin1String("applied")
               || write.outcome == QLatin1String("needs_restart"));
}

//! One that was in use at once cannot explain what was seen to change much later.
bool mayTakeEffect(const Event &write, const SeenChange &change)
{
    return isRecent(write, change) || write.outcome != QLatin1String("applied");
}

bool explainsMode(const Event &write, const SeenChange &change)
{
    const QString &mode = change.event.after;
    if (write.verb == QLatin1String("set_mode")) {
        // While it is on its way it matches none.
        return (write.after == mode && mayTakeEffect(write, change))
               || (mode == QLatin1String("custom") && isRecent(write, change));
    }
    if (write.verb == QLatin1String("pause"))
        return mode == QLatin1String("paused") && mayTakeEffect(write, change);
    return write.verb == QLatin1String("resume") && change.event.before == QLatin1String("paused")
           && mayTakeEffect(write, change);
}

bool explainsPool(const Event &write, const SeenChange &change)
{
    return write.verb == QLatin1String("set_pool")
           && isSameWorkplace(workplaceIn(write.after), workplaceIn(change.event.after))
           && mayTakeEffect(write, change);
}

bool explainsFallback(const Event &write, const SeenChange &change)
{
    if (write.verb != QLatin1String("set_pool"))
        return false;
    const Workplace now = workplaceIn(change.event.after);
    // A device whose pools are a list may leave the one that was in use as the fallback of the one that is set.
    const bool isLeft = isRecent(write, change) && isSameWorkplace(change.poolBefore, now);
    return isLeft
           || (isSameWorkplace(workplaceIn(write.after), now) && mayTakeEffect(write, change));
}

//! No driver restarts a device for a pool unless it is asked to.
bool wantsRestart(const Event &write)
{
    return write.verb == QLatin1String("restart")
           || (write.verb == QLatin1String("set_pool") && asksForRestart(write));
}

//! Whether a firmware starts anew over a mode cannot be seen from here; some do. What ended as "in use after a restart" has
//! caused none.
bool mayRestart(const Event &write)
{
    return write.outcome != QLatin1String("needs_restart")
           && (wantsRestart(write) || write.verb == QLatin1String("set_mode"));
}

//! Before that was noted, the device had shown that it started anew.
bool hasRestarted(const Event &write)
{
    return write.outcome == QLatin1String("applied") && wantsRestart(write);
}

bool explainsRestart(const Event &write, const SeenChange &change)
{
    if (!mayRestart(write) || !isRecent(write, change))
        return false;
    // It had started anew since the write before it did so once more; nobody may have watched the first time.
    if (change.startedBefore.isValid() && change.startedBefore > write.time)
        return false;
    if (!change.happened.isValid())
        return true;
    // Some devices count from before their start. None started anew before it was last seen as it was.
    const QDateTime happened = std::max(change.happened, change.lastSeenBefore);
    // Whatever it caused was seen before it ended: a restart after that is somebody else's.
    if (hasRestarted(write) && write.ended.isValid()
        && happened > write.ended.addSecs(clockToleranceSeconds))
        return false;
    if (write.time < happened.addSecs(-settlingSeconds))
        return false;
    // Its clock may be a little off. Where it is off by more, that it did restart between the two looks is enough:
    // an uptime is counted from the last restart, so an earlier one of somebody else does not show any more.
    return write.time <= happened.addSecs(clockToleranceSeconds)
           || (hasRestarted(write) && write.time >= change.lastSeenBefore);
}

std::optional<int> slotOf(const QString &pool, const PoolInfo &pools)
{
    const auto found = std::find_if(pools.pools.cbegin(), pools.pools.cend(),
                                    [place = workplaceIn(pool)](const PoolSlot &slot) {
                                        return isSameWorkplace({slot.url, slot.user}, place);
                                    });
    return found == pools.pools.cend() ? std::nullopt : std::optional(found->slot);
}

using Note = EventNote::Kind;

} // namespace

const Event *explainingWrite(const SeenChange &change, const QList<Event> &log,
                             const QSet<QString> &used)
{
    const auto explains = [&](const Event &entry) {
        if (entry.kind != EventKind::Write || entry.minerKey != change.event.minerKey
            || !isSent(entry))
            return false;
        switch (change.event.kind) {
        case EventKind::ModeChanged:
            return explainsMode(entry, change);
        case EventKind::PoolChanged:
            return explainsPool(entry, change);
        case EventKind::FallbackChanged:
            return explainsFallback(entry, change);
        case EventKind::Restart:
            return !used.contains(entry.ref) && explainsRestart(entry, change);
        default:
            return false;
        }
    };
    const auto isOverwritten = [&](const Event &entry) {
        return std::any_of(log.cbegin(), log.cend(), [&](const Event &later) {
            return later.kind == EventKind::Write && later.minerKey == entry.minerKey
                   && later.time > entry.time && isTaken(later) && isForTheSame(later, entry);
        });
    };
    const auto found = std::find_if(log.cbegin(), log.cend(), [&](const Event &entry) {
        return explains(entry) && (isRecent(entry, change) || !isOverwritten(entry));
    });
    return found == log.cend() ? nullptr : &*found;
}

bool mayYetBeExplained(const SeenChange &change, const QList<Event> &log, const QSet<QString> &used)
{
    QList<Event> open;
    for (Event entry : log) {
        if (entry.kind != EventKind::Write || !entry.outcome.isEmpty())
            continue;
        entry.outcome = QStringLiteral("applied");
        open << entry;
    }
    return change.event.kind == EventKind::Restart && explainingWrite(change, open, used) != nullptr;
}

bool mayHaveRestarted(const Event &write)
{
    return write.kind == EventKind::Write && write.verb == QLatin1String("set_pool")
           && asksForRestart(write) && !write.outcome.isEmpty() && isSent(write)
           && mayRestart(write);
}

bool isOwnPoolSwitch(const SeenChange &change, const PoolInfo &pools, const QList<Event> &log)
{
    const auto before = slotOf(change.event.before, pools);
    const auto after = slotOf(change.event.after, pools);
    if (!before || !after || *before == *after)
        return false;
    if (*after > *before)
        return true;
    // An earlier one: back to it, or somebody put it there, above a fallback that stayed.
    const auto last = std::find_if(log.cbegin(), log.cend(), [&](const Event &entry) {
        return entry.kind == EventKind::PoolChanged && entry.minerKey == change.event.minerKey;
    });
    return last != log.cend()
           && isSameWorkplace(workplaceIn(last->before), workplaceIn(change.event.after))
           && isSameWorkplace(workplaceIn(last->after), workplaceIn(change.event.before));
}

Event byWriter(const SeenChange &change, const Event &write)
{
    Event event = change.event;
    if (change.isOnlyStored)
        event.outcome = outcomeName(Outcome::NeedsRestart);
    event.actor = write.actor;
    event.severity = EventSeverity::Info;
    prependNote(event,
                {Note::AskedThrough, {write.actor.program, QString::number(write.actor.pid)}});
    return event;
}

Event byDevice(const Event &change)
{
    Event event = change;
    event.actor.kind = EventActor::Kind::Device;
    prependNote(event, {Note::OwnPoolSwitch});
    return event;
}

Event byOthers(const SeenChange &seen, bool poolsRead)
{
    const Event &change = seen.event;
    Event event = change;
    if (change.kind == EventKind::Restart) {
        prependNote(event, {Note::RestartUnasked});
        return event;
    }
    if (change.kind == EventKind::ModeChanged && change.after == QLatin1String("custom")
        && seen.mayBeProtection) {
        prependNote(event, {Note::ModeUnasked});
        return event;
    }
    event.actor.kind = EventActor::Kind::SomeoneElse;
    if (change.kind == EventKind::ModeChanged) {
        prependNote(event, {Note::AtDevice});
        return event;
    }
    // A fallback that the device went over to by itself is in use.
    if (seen.isOnlyStored && poolsRead)
        event.outcome = outcomeName(Outcome::NeedsRestart);
    if (seen.isUseUnknown && poolsRead)
        appendNote(event, {Note::StartUnknown});
    event.severity = poolsRead ? EventSeverity::Critical : EventSeverity::Warning;
    prependNote(event, {poolsRead ? Note::AtDevice : Note::AtDeviceOrFallback});
    return event;
}

Event withAuthor(const SeenChange &change, const QList<Event> &log,
                 const std::optional<PoolInfo> &pools, const QSet<QString> &used)
{
    if (const Event *write = explainingWrite(change, log, used))
        return byWriter(change, *write);
    if (mayYetBeExplained(change, log, used))
        return change.event; // nobody is accused unheard
    if (pools && isOwnPoolSwitch(change, *pools, log))
        return byDevice(change.event);
    // No device sets its fallback by itself, so it is not asked for its pools.
    return byOthers(change, pools.has_value() || change.event.kind == EventKind::FallbackChanged);
}

} // namespace coalface
