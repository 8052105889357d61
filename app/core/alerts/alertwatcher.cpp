// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertwatcher.h"

#include "core/alerts/alertupdate.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSet>

#include <algorithm>
#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

namespace {

//! These are about how it works, which a change upsets for a while.
bool isUpsetByChanges(AlertKind kind)
{
    return kind == AlertKind::Offline || kind == AlertKind::NotHashing || kind == AlertKind::Rejects
           || kind == AlertKind::HashrateLow;
}

QStringList idsOf(const QList<Alert> &alerts)
{
    QStringList ids;
    for (const Alert &alert : alerts)
        ids << alert.id;
    return ids;
}

//! The pool in use comes before its fallback.
std::optional<PendingRestart> strangersUntilRestart(const QList<PendingRestart> &restarts)
{
    const auto found = std::find_if(restarts.cbegin(), restarts.cend(),
                                    [](const PendingRestart &one) { return one.isStrangers; });
    return found == restarts.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

AlertWatcher::AlertWatcher(Fleet &fleet, Poller &poller, DriverDirectory &drivers, EventLog &events,
                           WantedPools &pools, AlertLog &log, const AlertSettings &settings,
                           const Clock &clock, QObject *parent)
    : QObject(parent),
      m_fleet(fleet),
      m_drivers(drivers),
      m_events(events),
      m_pools(pools),
      m_log(log),
      m_settings(settings),
      m_clock(clock)
{
    connect(&poller, &Poller::polled, this, &AlertWatcher::polled);
    connect(&fleet, &Fleet::minersRemoved, this, [this](const QList<qint64> &keys) {
        for (const qint64 key : keys)
            m_miners.remove(key);
    });
    connect(&settings, &AlertSettings::changed, this, &AlertWatcher::judge);
    for (const auto signal : {&EventLog::changed, &EventLog::changedElsewhere})
        connect(&events, signal, this, &AlertWatcher::readEvents);
    for (const auto signal : {&AlertLog::changed, &AlertLog::changedElsewhere})
        connect(&log, signal, this, &AlertWatcher::readAlerts);
    m_look.setInterval(std::chrono::seconds(lookSeconds));
    connect(&m_look, &QTimer::timeout, this, &AlertWatcher::judge);
    m_trim.setInterval(24h);
    connect(&m_trim, &QTimer::timeout, this, &AlertWatcher::trim);
}

AlertWatcher::~AlertWatcher() = default;

void AlertWatcher::setWatching(bool watching)
{
    if (watching == m_isWatching)
        return;
    m_isWatching = watching;
    m_isReady = false;
    m_readsEvents = m_readsEventsAgain = false;
    m_lastEvent = 0;
    ++m_generation;
    m_miners.clear();
    m_driverTracks.clear();
    m_look.stop();
    m_trim.stop();
    if (!watching)
        return;
    m_pools.follow();
    readAlerts();
    m_trim.start();
    trim();
}

void AlertWatcher::readAlerts()
{
    if (!m_isWatching)
        return;
    AlertFilter filter;
    if (m_isReady)
        filter.onlyActive = true;
    else
        filter.activeSince = m_clock.now().addSecs(-longestAlertSpan);
    m_log.read(filter).then(qApp, [self = QPointer(this),
                                   generation = m_generation](const Result<QList<Alert>> &stored) {
        if (!self || generation != self->m_generation)
            return;
        if (stored)
            self->takeAlerts(*stored);
        else if (!self->m_isReady)
            self->takeAlerts({}); // nothing can be known of what was
    });
}

AlertTrack *AlertWatcher::trackOf(const Alert &alert)
{
    if (alert.minerKey == 0)
        return &m_driverTracks[alert.driverType];
    return m_fleet.miner(alert.minerKey) ? &m_miners[alert.minerKey].tracks[alert.kind] : nullptr;
}

void AlertWatcher::takeAlerts(const QList<Alert> &stored)
{
    if (m_isReady) {
        for (const Alert &alert : stored)
            takeAcknowledged(alert);
        return;
    }
    for (const Alert &alert : stored) {
        if (AlertTrack *track = trackOf(alert))
            track->restore(alert);
    }
    m_isReady = true;
    m_look.start();
    readEvents();
    judge();
}

void AlertWatcher::takeAcknowledged(const Alert &stored)
{
    AlertTrack *track = trackOf(stored);
    if (!track || !track->active() || track->active()->id != stored.id
        || track->active()->acknowledged == stored.acknowledged)
        return;
    track->acknowledge(stored.acknowledged);
}

void AlertWatcher::readEvents()
{
    if (!m_isReady)
        return;
    if (m_readsEvents) {
        m_readsEventsAgain = true;
        return;
    }
    m_readsEvents = true;
    EventFilter filter;
    filter.kinds = {EventKind::Write, EventKind::ModeChanged, EventKind::PoolChanged};
    filter.afterId = m_lastEvent;
    const AlertRules &rules = m_settings.rules();
    filter.from = m_clock.now().addSecs(-std::max(rules.settlesAfterMode, rules.settlesAfterRestart));
    m_events.read(filter).then(qApp, [self = QPointer(this), generation = m_generation](
                                         const Result<QList<Event>> &events) {
        if (!self || generation != self->m_generation)
            return;
        self->m_readsEvents = false;
        if (events) {
            QList<Event> stored = *events;
            std::sort(stored.begin(), stored.end(),
                      [](const Event &a, const Event &b) { return a.id < b.id; });
            for (const Event &event : std::as_const(stored))
                self->takeEvent(event);
        }
        if (std::exchange(self->m_readsEventsAgain, false))
            self->readEvents();
    });
}

void AlertWatcher::takeEvent(const Event &event)
{
    // What happened before the first reading is in the stored alerts, or is over.
    const bool isOld = m_lastEvent == 0 && event.time < m_clock.now().addSecs(-longestAlertSpan);
    m_lastEvent = std::max(m_lastEvent, event.id);
    if (!m_fleet.miner(event.minerKey) || isOld)
        return;
    const AlertRules &rules = m_settings.rules();
    int seconds = 0;
    if (event.kind == EventKind::ModeChanged) {
        seconds = rules.settlesAfterMode;
    } else if (event.kind == EventKind::Write) {
        const bool wasSent = event.outcome != QLatin1String("refused")
                             && event.outcome != QLatin1String("unsupported")
                             && event.outcome != QLatin1String("unreachable");
        if (!wasSent)
            return;
        if (event.verb == QLatin1String("restart") || event.verb == QLatin1String("set_pool"))
            seconds = rules.settlesAfterRestart;
        else if (event.verb != QLatin1String("identify"))
            seconds = rules.settlesAfterMode;
    }
    Watched &watched = m_miners[event.minerKey];
    const QDateTime until = event.time.addSecs(seconds);
    if (!watched.settlesUntil.isValid() || until > watched.settlesUntil)
        watched.settlesUntil = until;
}

void AlertWatcher::polled(const PollResult &result)
{
    if (!m_isReady || !result.answer || !m_fleet.miner(result.minerKey))
        return;
    m_miners[result.minerKey].hasAnswered = true;
}

void AlertWatcher::judge()
{
    if (!m_isReady)
        return;
    const AlertTrack::Moment moment{m_clock.now(), m_clock.monotonic()};
    Changes changes;
    for (const qint64 key : m_fleet.keys()) {
        if (const Miner *miner = m_fleet.miner(key))
            judgeMiner(*miner, moment, changes);
    }
    QSet<QString> drivers;
    for (const DriverInfo &driver : m_drivers.drivers()) {
        drivers.insert(driver.driverType);
        judgeDriver(driver, moment, changes);
    }
    for (auto it = m_driverTracks.begin(); it != m_driverTracks.end(); ++it) {
        if (!drivers.contains(it.key()))
            clear(*it, moment.now, changes); // it was removed
    }
    store(changes);
}

void AlertWatcher::judgeMiner(const Miner &miner, const AlertTrack::Moment &moment, Changes &changes)
{
    Watched &watched = m_miners[miner.record.key];
    const bool settles = watched.settlesUntil.isValid() && moment.now < watched.settlesUntil;
    const PoolDrift *drift = m_pools.drift(miner.record.key);
    const PoolDrift *fallback = m_pools.fallbackDrift(miner.record.key);
    AlertFacts facts{miner,
                     m_fleet.limits(miner.record.driverType),
                     drift ? std::optional(*drift) : std::nullopt,
                     false,
                     moment.now,
                     m_pools.isReady() && watched.hasAnswered,
                     fallback ? std::optional(*fallback) : std::nullopt,
                     strangersUntilRestart(m_pools.restarts(miner.record.key)),
                     m_pools.replaced(miner.record.key)};
    for (const AlertKind kind : allAlertKinds()) {
        if (kind == AlertKind::DriverBroken)
            continue;
        AlertTrack &track = watched.tracks[kind];
        facts.isActive = track.active().has_value();
        const AlertRule rule = m_settings.rules().rule(kind);
        const AlertFinding finding = findAlert(kind, rule, facts);
        const bool isSo = finding.verdict == AlertVerdict::Holds
                          || finding.verdict == AlertVerdict::Brewing;
        if (settles && isSo && isUpsetByChanges(kind) && rule.enabled)
            track.hush(moment);
        else
            take(track, kind, finding, &miner, {}, moment, changes);
    }
}

void AlertWatcher::judgeDriver(const DriverInfo &driver, const AlertTrack::Moment &moment,
                               Changes &changes)
{
    take(m_driverTracks[driver.driverType], AlertKind::DriverBroken, findDriverAlert(driver),
         nullptr, driver.driverType, moment, changes);
}

void AlertWatcher::take(AlertTrack &track, AlertKind kind, const AlertFinding &finding,
                        const Miner *miner, const QString &driverType,
                        const AlertTrack::Moment &moment, Changes &changes)
{
    const AlertRule rule = m_settings.rules().rule(kind);
    if (!rule.enabled) {
        clear(track, moment.now, changes);
        return;
    }
    switch (track.step(rule, finding.verdict, moment)) {
    case AlertTrack::Step::None:
        update(track, finding, rule, moment.now, changes);
        break;
    case AlertTrack::Step::Clear:
        clear(track, moment.now, changes);
        break;
    case AlertTrack::Step::Raise: {
        Alert alert;
        alert.kind = kind;
        alert.minerKey = miner ? miner->record.key : 0;
        alert.minerName = miner ? miner->record.name : QString();
        alert.driverType = driverType;
        alert.since = finding.since.isValid() ? finding.since : track.heldSince();
        alert.raised = moment.now;
        alert.part = finding.part;
        alert.value = finding.value;
        alert.limit = finding.limit;
        alert.detail = finding.detail;
        alert.id = QStringLiteral("%1/%2/%3")
                       .arg(alertKindName(kind), miner ? alert.minerId() : driverType)
                       .arg(moment.now.toMSecsSinceEpoch());
        track.raise(alert);
        changes.raised << alert;
        break;
    }
    }
}

void AlertWatcher::update(AlertTrack &track, const AlertFinding &finding, const AlertRule &rule,
                          const QDateTime &now, Changes &changes) const
{
    if (!track.active())
        return;
    Alert alert = *track.active();
    const bool isNews = track.takesNews(finding, now);
    const bool isOther = updateAlert(alert, finding);
    if (isNews) {
        alert.since = finding.since > alert.since ? finding.since : now;
        alert.raised = now;
    }
    if (isOther || isNews) {
        track.update(alert);
        changes.updated << alert;
    }
    if (isNews) {
        track.acknowledge({});
        changes.unknown << *track.active();
    }
    if (track.isToldAnew(rule, now))
        changes.toldAnew << *track.active();
}

void AlertWatcher::clear(AlertTrack &track, const QDateTime &now, Changes &changes) const
{
    if (!track.active())
        return;
    Alert alert = *track.active();
    alert.cleared = now;
    changes.cleared << alert;
    track.end(now);
}

void AlertWatcher::store(const Changes &changes)
{
    if (!changes.raised.isEmpty())
        m_log.add(changes.raised);
    if (!changes.updated.isEmpty())
        m_log.update(changes.updated);
    if (!changes.unknown.isEmpty())
        m_log.unmark(idsOf(changes.unknown), AlertLog::Mark::Acknowledged);
    if (!changes.toldAnew.isEmpty())
        m_log.unmark(idsOf(changes.toldAnew), AlertLog::Mark::Told);
    if (const QList<Alert> news = changes.raised + changes.toldAnew; !news.isEmpty())
        Q_EMIT raised(news);
    if (changes.cleared.isEmpty())
        return;
    m_log.mark(idsOf(changes.cleared), AlertLog::Mark::Cleared, changes.cleared.first().cleared);
    Q_EMIT cleared(changes.cleared);
}

void AlertWatcher::trim()
{
    m_log.trim(m_clock.now().addDays(-keptDays));
}

} // namespace coalface
