// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/eventwatcher.h"

#include "core/events/abandonedwrites.h"
#include "core/events/englishnotes.h"
#include "core/events/eventsbetween.h"
#include "core/events/seenchange.h"
#include "core/events/sincewrites.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

namespace {
constexpr int mostWrites = 100;
constexpr int mostBests = 5000;
} // namespace

EventWatcher::EventWatcher(Fleet &fleet, Poller &poller, DriverDirectory &drivers, EventLog &log,
                           const Clock &clock, QObject *parent)
    : QObject(parent),
      m_fleet(fleet),
      m_drivers(drivers),
      m_log(log),
      m_clock(clock),
      m_start(clock.now()),
      m_fresh(log, clock)
{
    connect(&poller, &Poller::polled, this, &EventWatcher::polled);
    connect(&m_fresh, &FreshWrites::lookDue, &poller, &Poller::pollNow);
    connect(&fleet, &Fleet::minersAdded, this, &EventWatcher::remember);
    connect(&fleet, &Fleet::minersRemoved, this, [this](const QList<qint64> &keys) {
        for (const qint64 key : keys) {
            m_snapshots.remove(key);
            m_used.remove(key);
            m_fresh.drop(key);
        }
    });
    connect(&drivers, &DriverDirectory::driverChanged, this, &EventWatcher::driverChanged);
    m_trim.setInterval(1h);
    connect(&m_trim, &QTimer::timeout, this, [this] { trim(1); });
}

EventWatcher::~EventWatcher()
{
    setWatching(false);
}

void EventWatcher::setWatching(bool watching)
{
    if (watching == m_isWatching)
        return;
    m_isWatching = watching;
    m_fresh.follow(watching);
    if (watching) {
        remember(m_fleet.keys());
        recallBests();
        for (const DriverInfo &driver : m_drivers.drivers())
            m_driverStates.insert(driver.driverType, driver.state);
        m_trim.start();
        trim(keptDays);
        return;
    }
    m_trim.stop();
    m_snapshots.clear();
    m_used.clear();
    m_driverStates.clear();
    QList<Event> undecided;
    for (const Inquiry &entry : std::as_const(m_inquiries)) {
        if (const auto event = entry.inquiry->conclude())
            undecided << *event;
        entry.inquiry->deleteLater();
    }
    m_inquiries.clear();
    if (!undecided.isEmpty())
        m_log.append(undecided);
}

bool EventWatcher::isIdle() const
{
    return m_comparisons == 0
           && std::all_of(m_inquiries.cbegin(), m_inquiries.cend(),
                          [](const Inquiry &entry) { return entry.inquiry->isWaiting(); });
}

void EventWatcher::remember(const QList<qint64> &keys)
{
    if (!m_isWatching)
        return;
    for (const qint64 key : keys) {
        if (const Miner *miner = m_fleet.miner(key))
            m_snapshots.insert(key, firstSnapshot(*miner, m_fleet.limits(miner->record.driverType)));
    }
}

//! What was told of the starts before, of devices that tell no all-time best.
void EventWatcher::recallBests()
{
    EventFilter filter;
    filter.kinds = {EventKind::BestDifficulty};
    filter.limit = mostBests;
    m_log.read(filter).then(qApp, [self = QPointer(this)](const Result<QList<Event>> &log) {
        if (!self || !log)
            return;
        for (const Event &event : *log) {
            const auto known = self->m_snapshots.find(event.minerKey);
            if (known != self->m_snapshots.end() && known->bestIsOfStarts)
                known->bestDifficulty = std::max(known->bestDifficulty.value_or(0),
                                                 event.after.toDouble());
        }
    });
}

void EventWatcher::polled(const PollResult &result)
{
    const Miner *miner = m_fleet.miner(result.minerKey);
    const bool letGo = !result.answer && result.answer.error().kind == Error::Kind::Aborted;
    if (!m_isWatching || !miner || letGo)
        return;
    const MinerSnapshot before = m_snapshots.value(result.minerKey);
    MinerSnapshot after = nextSnapshot(before, *miner, m_fleet.limits(miner->record.driverType));
    if (after.time != before.time)
        after.looked = m_clock.monotonic();
    // Until it answers again, what is known of it comes from the time before the start.
    after.isStored = before.isStored && !result.answer;
    m_snapshots.insert(result.minerKey, after);
    note(*miner, before, after);
}

void EventWatcher::note(const Miner &miner, const MinerSnapshot &before, const MinerSnapshot &after)
{
    QList<Event> certain;
    for (const Event &event : eventsBetween(miner.record, before, after, m_clock.now())) {
        if (!needsAuthor(event.kind)) {
            certain << event;
            continue;
        }
        inquire(miner, seenChange(event, before, after));
        if (event.kind == EventKind::PoolChanged || event.kind == EventKind::FallbackChanged)
            m_fresh.drop(miner.record.key);
    }
    if (!certain.isEmpty())
        m_log.append(certain);
    const std::optional<QDateTime> written = after.looked && after.time != before.time
                                                 ? m_fresh.take(miner.record.key, *after.looked)
                                                 : std::nullopt;
    if (written || tellsPlacesFirst(before, after))
        compareWithWrites(miner.record, before, after, written.value_or(QDateTime()));
}

void EventWatcher::compareWithWrites(const MinerRecord &record, const MinerSnapshot &before,
                                     const MinerSnapshot &after, const QDateTime &since)
{
    EventFilter filter;
    filter.minerKeys = {record.key};
    filter.kinds = {EventKind::Write, EventKind::PoolChanged, EventKind::FallbackChanged};
    filter.limit = mostWrites;
    ++m_comparisons;
    m_log.read(filter).then(qApp, [self = QPointer(this), record, before, after, since,
                                   now = m_clock.now()](const Result<QList<Event>> &log) {
        if (!self)
            return;
        --self->m_comparisons;
        const Miner *miner = self->m_isWatching ? self->m_fleet.miner(record.key) : nullptr;
        if (miner && log) {
            const MinerSnapshot unwritten = since.isValid()
                                                ? withoutWrittenPlaces(before, *log, since)
                                                : before;
            for (const SeenChange &change : changesSinceWrites(record, unwritten, after, *log, now)) {
                if (!isNoted(change.event, change.lastSeenBefore, *log))
                    self->inquire(*miner, change);
            }
        }
        if (self->isIdle())
            Q_EMIT self->idle();
    });
}

void EventWatcher::inquire(const Miner &miner, const SeenChange &change)
{
    const qint64 key = miner.record.key;
    auto *inquiry = new ChangeInquiry(change, m_log, m_drivers.session(miner.record.driverType),
                                      m_fleet.reference(miner.record), m_used.value(key), this);
    m_inquiries << Inquiry{key, inquiry};
    connect(inquiry, &ChangeInquiry::settled, this,
            [this, key, inquiry](const Event &event, const QString &writeRef) {
                m_inquiries.removeIf([&](const Inquiry &entry) { return entry.inquiry == inquiry; });
                inquiry->deleteLater();
                if (event.kind == EventKind::Restart && !writeRef.isEmpty()) {
                    m_used[key].insert(writeRef);
                    for (const Inquiry &entry : std::as_const(m_inquiries)) {
                        if (entry.miner == key)
                            entry.inquiry->exclude(writeRef);
                    }
                }
                m_log.append({event});
                if (isIdle())
                    Q_EMIT idle();
            });
    connect(inquiry, &ChangeInquiry::waiting, this, [this] {
        if (isIdle())
            Q_EMIT idle();
    });
    inquiry->start();
}

void EventWatcher::driverChanged(const QString &driverType)
{
    const auto info = m_drivers.driver(driverType);
    if (!m_isWatching || !info)
        return;
    const DriverState before = m_driverStates.value(driverType, DriverState::Stopped);
    m_driverStates.insert(driverType, info->state);
    if (info->state != DriverState::Broken || before == DriverState::Broken)
        return;
    Event event;
    event.time = m_clock.now();
    event.kind = EventKind::DriverBroken;
    event.severity = EventSeverity::Critical;
    event.actor = thisProgram();
    event.driverType = driverType;
    event.before = driverStateName(before);
    event.after = driverStateName(info->state);
    appendNote(event, {EventNote::Kind::Text, {info->detail}});
    m_log.append({event});
}

void EventWatcher::trim(int abandonedDays)
{
    const QDateTime now = m_clock.now();
    m_log.trim(now.addDays(-keptDays), mostEvents);
    endAbandonedWrites(m_log, now.addDays(-abandonedDays), now, m_start);
}

} // namespace coalface
