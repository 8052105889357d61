// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/wantedpools.h"

#include "core/events/englishnotes.h"

#include <QCoreApplication>
#include <QPointer>
#include <QUuid>

#include <algorithm>
#include <chrono>

namespace coalface {

namespace {
using namespace std::chrono_literals;

constexpr auto logPatience = 200ms;

//! `waits`: it is only stored yet.
Event accepted(const PoolDrift &drift, bool waits, const QString &minerName, const QDateTime &now)
{
    Event event;
    event.ref = QStringLiteral("accept/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    event.time = now;
    event.minerKey = drift.miner;
    event.minerName = minerName;
    event.kind = EventKind::Write;
    event.verb = acceptPoolVerb;
    event.actor = personHere();
    event.before = workplaceText(drift.wanted.place);
    event.after = workplaceText(drift.inUse);
    event.poolSlot = drift.isFallback ? fallbackSlot : 0;
    event.outcome = outcomeName(waits ? Outcome::NeedsRestart : Outcome::Applied);
    const EventNote::Kind kept = drift.isFallback ? EventNote::Kind::FallbackKept
                                                  : EventNote::Kind::PoolKept;
    const bool isStored = waits && !drift.isFallback;
    appendNote(event, {kept, isStored ? QStringList{QStringLiteral("stored")} : QStringList()});
    return event;
}

//! `sorted`: by miner's key.
QList<PendingRestart> restartsOf(const QList<PendingRestart> &sorted, qint64 miner)
{
    const auto first = std::partition_point(sorted.cbegin(), sorted.cend(),
                                            [miner](const PendingRestart &restart) {
                                                return restart.miner < miner;
                                            });
    const auto end = std::find_if(first, sorted.cend(), [miner](const PendingRestart &restart) {
        return restart.miner != miner;
    });
    return {first, end};
}
} // namespace

WantedPools::WantedPools(Fleet &fleet, EventLog &log, QObject *parent)
    : QObject(parent), m_fleet(fleet), m_log(log)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(logPatience);
    connect(&m_soon, &QTimer::timeout, this, &WantedPools::read);
}

void WantedPools::follow()
{
    if (std::exchange(m_isFollowing, true))
        return;
    for (const auto signal : {&EventLog::changed, &EventLog::changedElsewhere})
        connect(&m_log, signal, &m_soon, qOverload<>(&QTimer::start));
    for (const auto signal : {&Fleet::minersAdded, &Fleet::minersRemoved, &Fleet::minersChanged})
        connect(&m_fleet, signal, this, &WantedPools::judge);
    read();
}

const PoolDrift *WantedPools::drift(qint64 miner) const
{
    return find(miner, false);
}

const PoolDrift *WantedPools::fallbackDrift(qint64 miner) const
{
    return find(miner, true);
}

const PoolDrift *WantedPools::find(qint64 miner, bool isFallback) const
{
    const auto found = std::lower_bound(m_drifts.cbegin(), m_drifts.cend(),
                                        std::pair(miner, isFallback),
                                        [](const PoolDrift &drift, const auto &wanted) {
                                            return std::pair(drift.miner, drift.isFallback) < wanted;
                                        });
    return found == m_drifts.cend() || found->miner != miner || found->isFallback != isFallback
               ? nullptr
               : &*found;
}

QList<PendingRestart> WantedPools::restarts(qint64 miner) const
{
    return restartsOf(m_restarts, miner);
}

QList<PendingRestart> WantedPools::replaced(qint64 miner) const
{
    return restartsOf(m_replaced, miner);
}

bool WantedPools::isStrangers(qint64 miner, const Workplace &place) const
{
    return isStrangersPlace(m_places.value(miner), place);
}

void WantedPools::accept(const QList<qint64> &miners, const QDateTime &now)
{
    QList<Event> events;
    const auto waits = [this](const PoolDrift &drift) {
        const QList<PendingRestart> stored = replaced(drift.miner);
        return std::any_of(stored.cbegin(), stored.cend(), [&](const PendingRestart &one) {
            return one.poolSlot.value_or(0) == (drift.isFallback ? fallbackSlot : 0);
        });
    };
    for (const qint64 key : miners) {
        const Miner *miner = m_fleet.miner(key);
        if (!miner)
            continue;
        for (const PoolDrift *drift : {this->drift(key), fallbackDrift(key)}) {
            if (drift)
                events << accepted(*drift, waits(*drift), miner->record.name, now);
        }
    }
    if (!events.isEmpty())
        m_log.append(events);
}

void WantedPools::read()
{
    if (m_isReading) {
        m_readAgain = true;
        return;
    }
    m_isReading = true;
    EventFilter filter;
    filter.kinds = restartKinds();
    filter.afterId = m_newest;
    m_log.read(filter).then(qApp, [self = QPointer(this)](const Result<QList<Event>> &events) {
        if (!self)
            return;
        self->m_isReading = false;
        // What could not be read is read with the next change; the log itself tells what is wrong with it.
        if (events)
            self->take(*events);
        if (std::exchange(self->m_readAgain, false))
            self->m_soon.start();
    });
}

void WantedPools::take(const QList<Event> &events)
{
    for (auto event = events.crbegin(); event != events.crend(); ++event) {
        m_newest = std::max(m_newest, event->id);
        if (event->minerKey <= 0)
            continue;
        takePoolEvent(m_wishes[event->minerKey], *event);
        takeRestartEvent(m_needs[event->minerKey], *event);
        takePlaceEvent(m_places[event->minerKey], *event);
    }
    m_isReady = true;
    judge();
}

void WantedPools::judge()
{
    QList<PoolDrift> drifts;
    QList<PendingRestart> restarts;
    QList<PendingRestart> replaced;
    for (const qint64 key : m_fleet.keys()) {
        const auto wishes = m_wishes.constFind(key);
        const Miner *miner = m_fleet.miner(key);
        if (wishes == m_wishes.constEnd() || !miner)
            continue;
        QList<PoolDrift> ofMiner;
        for (auto found : {driftOf(*wishes, *miner), fallbackDriftOf(*wishes, *miner)}) {
            if (!found)
                continue;
            // It lasts since it was first seen, whatever newer readings show the same.
            if (const PoolDrift *known = find(key, found->isFallback);
                known && known->inUse == found->inUse && known->wanted == found->wanted)
                found->since = std::min(known->since, found->since);
            ofMiner << *found;
        }
        for (const PendingRestart &one :
             pendingRestarts(m_needs.value(key), miner->telemetry, ofMiner))
            (one.isReplaced ? replaced : restarts) << one;
        drifts << ofMiner;
    }
    if (drifts == m_drifts && restarts == m_restarts && replaced == m_replaced)
        return;
    m_drifts = drifts;
    m_restarts = restarts;
    m_replaced = replaced;
    Q_EMIT changed();
}

} // namespace coalface
