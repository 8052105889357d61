// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/pastundo.h"

#include "core/operations/outcomes.h"
#include "core/operations/preview.h"
#include "core/pools/poolwishes.h"
#include "core/pools/workplace.h"

#include <QRegularExpression>

#include <algorithm>

namespace coalface {

namespace {

using Hindrance = PastUndo::Hindrance;

const QLatin1String setMode("set_mode");
const QLatin1String setPool("set_pool");

//! As WriteJournal notes it at the end of the detail: "Pool 1, with a restart."; older events have the place there alone.
void readPlace(const Event &write, PoolSettings &pool)
{
    static const QRegularExpression form(QStringLiteral("Pool (\\d+)(, with a restart)?\\.$"));
    const QRegularExpressionMatch match = form.match(write.detail);
    pool.slot = write.poolSlot.value_or(std::max(0, match.captured(1).toInt() - 1));
    pool.restart = match.capturedLength(2) > 0;
}

int placeOf(const Event &write)
{
    PoolSettings pool;
    readPlace(write, pool);
    return pool.slot;
}

bool reachedIt(const Event &write)
{
    return write.outcome != QLatin1String("refused") && write.outcome != QLatin1String("unsupported")
           && write.outcome != QLatin1String("unreachable");
}

bool replaces(const Event &later, const Event &write)
{
    if (later.id == write.id || (!write.ref.isEmpty() && later.ref == write.ref))
        return false;
    if (later.time < write.time || (later.time == write.time && later.id < write.id))
        return false;
    if (later.kind == EventKind::Write) {
        return later.verb == write.verb && reachedIt(later)
               && (write.verb != setPool || placeOf(later) == placeOf(write));
    }
    if (later.actor.kind != EventActor::Kind::SomeoneElse)
        return false;
    if (write.verb == setMode)
        return later.kind == EventKind::ModeChanged;
    return later.kind == EventKind::PoolChanged
           || (later.kind == EventKind::FallbackChanged && placeOf(write) == fallbackSlot);
}

Hindrance readBefore(const Event &write, WriteRequest &request, QString &before, QString &after)
{
    before = write.before;
    if (before.isEmpty())
        return Hindrance::BeforeUnknown;
    if (write.verb == setMode) {
        request = {WriteRequest::Verb::SetMode, before};
        after = write.after;
        if (before == QLatin1String("custom") || before == QLatin1String("paused"))
            return Hindrance::OwnValues;
        return before == after ? Hindrance::NothingChanged : Hindrance::None;
    }
    const Workplace place = workplaceIn(before);
    if (place.user.isEmpty())
        return Hindrance::WorkerUnknown;
    PoolSettings pool;
    pool.url = place.url;
    pool.user = place.user;
    pool.password = usualPoolPassword();
    readPlace(write, pool);
    request = {WriteRequest::Verb::SetPool, {}, pool};
    after = workplaceText(workplaceIn(write.after));
    return before == after ? Hindrance::NothingChanged : Hindrance::None;
}

} // namespace

PastUndo pastUndo(const Event &write, const QList<Event> &later, const Fleet &fleet)
{
    PastUndo undo;
    const auto hindered = [&](Hindrance hindrance) {
        undo.hindrance = hindrance;
        return undo;
    };
    if (write.kind != EventKind::Write)
        return hindered(Hindrance::NoChange);
    if (write.verb != setMode && write.verb != setPool)
        return hindered(Hindrance::Irreversible);
    const std::optional<Outcome> outcome = outcomeFromName(write.outcome);
    if (!outcome || (!isDone(*outcome) && !isUncertain(*outcome)))
        return hindered(Hindrance::NotMade);
    BulkTarget target;
    target.isUncertain = isUncertain(*outcome);
    if (const Hindrance found = readBefore(write, target.request, target.after, target.before);
        found != Hindrance::None)
        return hindered(found);
    const Miner *miner = fleet.miner(write.minerKey);
    if (!miner)
        return hindered(Hindrance::MinerGone);
    if (std::any_of(later.cbegin(), later.cend(),
                    [&](const Event &event) { return replaces(event, write); }))
        return hindered(Hindrance::ChangedSince);
    // Of a pool nothing can be told by the one in use: the miner may have gone over to another of its own.
    const bool isNewer = miner->telemetry && miner->telemetry->timestamp > write.time.addSecs(60);
    const QString mode = isNewer ? miner->telemetry->mode.value_or(QString()) : QString();
    const bool isExpected = mode == write.after || (target.isUncertain && mode == write.before);
    if (write.verb == setMode && !mode.isEmpty() && !isExpected && mode != QLatin1String("paused"))
        return hindered(Hindrance::HoldsNoMore);
    target.request.sendAnyway = target.isUncertain;
    target.key = write.minerKey;
    target.name = miner->record.name;
    target.address = miner->record.address;
    undo.target = target;
    return undo;
}

} // namespace coalface
