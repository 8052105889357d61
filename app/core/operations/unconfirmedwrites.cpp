// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/unconfirmedwrites.h"

#include "core/operations/bulkchange.h"

#include <QCoreApplication>
#include <QPromise>

#include <algorithm>
#include <memory>

namespace coalface {

namespace {

//! What a write changes: pausing and resuming are one thing, the places for pools are several.
QString subjectOf(const QString &verb, int poolSlot)
{
    if (verb == capabilityName(Capability::SetPool))
        return verb + QString::number(poolSlot);
    return verb == capabilityName(Capability::Resume) ? capabilityName(Capability::Pause) : verb;
}

//! Without an outcome it is under way, or was when its program ended.
bool isOpen(const QString &outcome)
{
    const std::optional<Outcome> known = outcomeFromName(outcome);
    return outcome.isEmpty() || (known && isUncertain(*known));
}

bool isSeen(const QString &outcome)
{
    const std::optional<Outcome> known = outcomeFromName(outcome);
    return known && isDone(*known);
}

} // namespace

void UnconfirmedWrites::take(const Event &event)
{
    if (event.kind == EventKind::Restart)
        forgetBefore(event.minerKey, event.time.addSecs(-event.after.toLongLong()));
    else if (event.kind == EventKind::Write)
        takeWrite(event);
}

void UnconfirmedWrites::takeWrite(const Event &write)
{
    if (write.verb == capabilityName(Capability::Restart)) {
        if (write.outcome == outcomeName(Outcome::Applied))
            forgetBefore(write.minerKey, write.time);
        return;
    }
    // What was refused, or never left, changes nothing about the one before it.
    const bool isNowOpen = isOpen(write.outcome);
    if (!isNowOpen && !isSeen(write.outcome))
        return;
    const QString what = subjectOf(write.verb, write.poolSlot.value_or(0));
    QList<Open> &open = m_open[write.minerKey];
    open.removeIf([&](const Open &earlier) { return earlier.what == what; });
    if (isNowOpen)
        open << Open{what, write.time};
}

void UnconfirmedWrites::forgetBefore(qint64 miner, const QDateTime &start)
{
    if (const auto found = m_open.find(miner); found != m_open.end())
        found->removeIf([&](const Open &open) { return open.since < start; });
}

bool UnconfirmedWrites::holds(qint64 miner, const WriteRequest &request) const
{
    const auto found = m_open.constFind(miner);
    if (found == m_open.constEnd())
        return false;
    const QString verb = capabilityName(capabilityFor(request.verb));
    QStringList subjects{subjectOf(verb, request.pool.slot)};
    if (request.fallback)
        subjects << subjectOf(verb, request.fallback->slot);
    return std::any_of(found->cbegin(), found->cend(),
                       [&](const Open &open) { return subjects.contains(open.what); });
}

QFuture<Result<UnconfirmedWrites>> UnconfirmedWrites::read(EventLog &log,
                                                           const QList<qint64> &miners)
{
    EventFilter filter;
    filter.minerKeys = miners;
    filter.kinds = {EventKind::Write, EventKind::Restart};
    const auto promise = std::make_shared<QPromise<Result<UnconfirmedWrites>>>();
    promise->start();
    log.read(filter).then(qApp, [promise](const Result<QList<Event>> &events) {
        UnconfirmedWrites writes;
        if (events) {
            for (auto event = events->crbegin(); event != events->crend(); ++event)
                writes.take(*event);
        }
        promise->addResult(events ? Result<UnconfirmedWrites>(writes)
                                  : Result<UnconfirmedWrites>(events.error()));
        promise->finish();
    });
    return promise->future();
}

} // namespace coalface
