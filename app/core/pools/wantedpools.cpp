// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/wantedpools.h"

#include "core/events/minersnapshot.h"
#include "core/pools/pool.h"

#include <minersdk/types.h>

#include <QCoreApplication>
#include <QPointer>
#include <QUuid>

#include <algorithm>

namespace coalface {

const QLatin1String WantedPools::acceptVerb("accept_pool");

namespace {
using namespace std::chrono_literals;

constexpr auto logPatience = 200ms;

bool isSetPool(const Event &event)
{
    return event.kind == EventKind::Write && event.verb == capabilityName(Capability::SetPool);
}

bool isAccepted(const Event &event)
{
    return event.kind == EventKind::Write && event.verb == WantedPools::acceptVerb;
}

//! Since that moment the device has been started anew, as far as its uptime tells.
bool hasRestartedSince(const QDateTime &moment, const Telemetry &telemetry)
{
    return telemetry.uptime && telemetry.timestamp.addSecs(-*telemetry.uptime) > moment;
}

} // namespace

void takePoolEvent(PoolWishes &wishes, const Event &event)
{
    if (event.kind == EventKind::PoolChanged) {
        if (event.actor.kind == EventActor::Kind::Device) {
            wishes.ownChoice = event.after;
            wishes.chosenAt = event.time;
        }
        // So it was made after all.
        const auto made = std::find_if(wishes.perhaps.cbegin(), wishes.perhaps.cend(),
                                       [&](const WantedPool &pool) {
                                           return isSamePool(pool.url, event.after);
                                       });
        if (event.actor.kind == EventActor::Kind::Person && made != wishes.perhaps.cend()) {
            wishes.places.insert(made->slot, *made);
            wishes.perhaps.clear();
        }
        return;
    }
    if (!isSetPool(event) && !isAccepted(event))
        return;
    // "url user"; see wantedValue(). Before: "url, user", or the URL alone.
    WantedPool pool;
    pool.slot = event.poolSlot.value_or(0);
    pool.url = event.after.section(QLatin1Char(' '), 0, 0);
    pool.user = event.after.section(QLatin1Char(' '), 1);
    pool.since = event.time;
    pool.before = event.before.section(QLatin1String(", "), 0, 0);
    const std::optional<Outcome> outcome = outcomeFromName(event.outcome);
    pool.needsRestart = outcome == Outcome::NeedsRestart;
    if (outcome == Outcome::NotConfirmed || outcome == Outcome::Unknown)
        wishes.perhaps << pool;
    if (outcome != Outcome::Applied && outcome != Outcome::NeedsRestart)
        return;
    if (isAccepted(event))
        wishes.places.clear();
    if (pool.slot == 0)
        wishes.perhaps.clear();
    wishes.places.insert(pool.slot, pool);
}

std::optional<WantedPool> driftOf(const PoolWishes &wishes, const Miner &miner)
{
    const auto first = wishes.places.constFind(0);
    if (first == wishes.places.constEnd() || !miner.telemetry || !miner.telemetry->poolUrl
        || miner.telemetry->poolUrl->isEmpty())
        return std::nullopt;
    const Telemetry &telemetry = *miner.telemetry;
    const QString inUse = withoutLogin(*telemetry.poolUrl);
    if (telemetry.timestamp <= first->since)
        return std::nullopt;
    // Until it is restarted it may work where it did before; where that is not known, anywhere.
    const bool isAwaited = first->needsRestart && !hasRestartedSince(first->since, telemetry)
                           && (first->before.isEmpty() || isSamePool(first->before, inUse));
    const auto leadsThere = [&](const WantedPool &pool) { return isSamePool(pool.url, inUse); };
    const bool isWanted = std::any_of(wishes.places.cbegin(), wishes.places.cend(), leadsThere)
                          || std::any_of(wishes.perhaps.cbegin(), wishes.perhaps.cend(), leadsThere);
    const bool isOwnChoice = wishes.chosenAt > first->since && isSamePool(wishes.ownChoice, inUse);
    return isAwaited || isWanted || isOwnChoice ? std::nullopt : std::optional(*first);
}

WantedPools::WantedPools(Fleet &fleet, EventLog &log, QObject *parent)
    : QObject(parent), m_fleet(fleet), m_log(log)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(logPatience);
    connect(&m_soon, &QTimer::timeout, this, &WantedPools::read);
    for (const auto signal : {&EventLog::changed, &EventLog::changedElsewhere})
        connect(&m_log, signal, &m_soon, qOverload<>(&QTimer::start));
    for (const auto signal : {&Fleet::minersAdded, &Fleet::minersRemoved, &Fleet::minersChanged})
        connect(&m_fleet, signal, this, &WantedPools::judge);
    read();
}

const WantedPools::Drift *WantedPools::drift(qint64 miner) const
{
    const auto found = std::lower_bound(m_drifts.cbegin(), m_drifts.cend(), miner,
                                        [](const Drift &drift, qint64 key) {
                                            return drift.miner < key;
                                        });
    return found == m_drifts.cend() || found->miner != miner ? nullptr : &*found;
}

void WantedPools::accept(const QList<qint64> &miners, const QDateTime &now)
{
    QList<Event> events;
    for (const qint64 key : miners) {
        const Drift *drift = this->drift(key);
        const Miner *miner = m_fleet.miner(key);
        if (!drift || !miner)
            continue;
        Event event;
        event.ref = QStringLiteral("accept/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
        event.time = now;
        event.minerKey = key;
        event.minerName = miner->record.name;
        event.kind = EventKind::Write;
        event.verb = acceptVerb;
        event.actor = personHere();
        event.before = drift->wanted.url;
        event.after = drift->inUse;
        event.poolSlot = 0;
        event.outcome = outcomeName(Outcome::Applied);
        event.detail = QStringLiteral("Nothing was sent: the pool in use is the one that is wanted "
                                      "from now on.");
        events << event;
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
    filter.kinds = {EventKind::Write, EventKind::PoolChanged};
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
        if (event->minerKey > 0)
            takePoolEvent(m_wishes[event->minerKey], *event);
    }
    judge();
}

void WantedPools::judge()
{
    QList<Drift> drifts;
    for (const qint64 key : m_fleet.keys()) {
        const auto wishes = m_wishes.constFind(key);
        const Miner *miner = m_fleet.miner(key);
        if (wishes == m_wishes.constEnd() || !miner)
            continue;
        if (const auto wanted = driftOf(*wishes, *miner))
            drifts.append({key, withoutLogin(*miner->telemetry->poolUrl), *wanted});
    }
    if (drifts == m_drifts)
        return;
    m_drifts = drifts;
    Q_EMIT changed();
}

} // namespace coalface
