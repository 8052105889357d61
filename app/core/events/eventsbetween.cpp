// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/eventsbetween.h"

#include "core/events/englishnotes.h"
#include "core/fleet/minerstatus.h"
#include "core/units.h"

#include <minersdk/telemetry.h>

namespace coalface {

namespace {

//! Clocks of devices drift, and telling takes time.
constexpr qint64 clockTolerance = 60; // s
//! Uptimes are whole seconds, and slow devices take a while to tell them.
constexpr qint64 tellingSeconds = 5;

//! Its uptime grew as much as time passed, whatever the clock on the wall was set to meanwhile.
bool ranOn(const MinerSnapshot &before, const MinerSnapshot &after)
{
    if (!before.looked || !after.looked)
        return false;
    const qint64 passed = (*after.looked - *before.looked) / 1000;
    return qAbs(*after.uptime - *before.uptime - passed) <= clockTolerance;
}

//! Also where its uptime is longer than the last one known: it may have been up for hours when it is
//! asked again.
bool hasRestarted(const MinerSnapshot &before, const MinerSnapshot &after)
{
    if (!before.uptime || !after.uptime || before.time == after.time)
        return false;
    return *after.uptime < *before.uptime
           || (before.time.addSecs(clockTolerance) < after.time.addSecs(-*after.uptime)
               && !ranOn(before, after));
}

QString numberText(double value)
{
    return QString::number(value, 'g', 15);
}

//! As it is stored: what is known from before the start is no more exact than that.
std::optional<double> storedDifficulty(const std::optional<double> &difficulty)
{
    static const TelemetryField *const field = telemetryField(u"best_difficulty");
    return difficulty ? std::optional(units::rounded(*difficulty, *field)) : std::nullopt;
}

using Note = EventNote::Kind;

QStringList spanBetween(const QDateTime &from, const QDateTime &to)
{
    // Not where the clock was set back in between.
    return from.isValid() && from <= to ? QStringList{QString::number(from.secsTo(to))}
                                        : QStringList();
}

//! One that answers, though nothing that can be used, has not fallen silent: its network and power are fine.
EventNote offlineNote(const MinerSnapshot &after)
{
    const QString &error = after.quietError;
    const QString &detail = after.quietErrorDetail;
    const QString since = noteTime(after.quietSince);
    if (isOtherDevice(error, detail))
        return {Note::OtherDevice, {detail}};
    if (const QString status = ownFaultStatus(error, detail); !status.isEmpty())
        return {Note::OwnFault, {since, status}};
    if (const QString fault = answerFault(error, detail); !fault.isEmpty())
        return {Note::Unusable, {since, fault}};
    return {Note::QuietSince, {since}};
}

EventNote onlineNote(const MinerSnapshot &before, const QDateTime &now)
{
    const QString &error = before.quietError;
    const QString &detail = before.quietErrorDetail;
    const bool answered = !isOtherDevice(error, detail)
                          && !(ownFaultStatus(error, detail) + answerFault(error, detail)).isEmpty();
    return {answered ? Note::Readable : Note::Answers, spanBetween(before.quietSince, now)};
}

EventNote idleNote(const MinerSnapshot &after)
{
    return {after.idleReason == QLatin1String("no_shares") ? Note::NoShares : Note::NotHashing,
            {QString::number(after.idleSince.secsTo(after.time))}};
}

//! Makes the events of one comparison.
class Comparison
{
public:
    Comparison(const MinerRecord &record, const MinerSnapshot &before, const MinerSnapshot &after,
               const QDateTime &now)
        : m_record(record), m_before(before), m_after(after), m_now(now)
    {}

    QList<Event> events()
    {
        comparePresence();
        compareSettings();
        compareHealth();
        return m_events;
    }

private:
    void add(EventKind kind, EventSeverity severity, EventActor::Kind actor, const QString &before,
             const QString &after, const std::optional<EventNote> &note = {})
    {
        Event event;
        event.time = m_now;
        event.minerKey = m_record.key;
        event.minerName = m_record.name;
        event.kind = kind;
        event.severity = severity;
        event.actor.kind = actor;
        event.before = before;
        event.after = after;
        if (note)
            appendNote(event, *note);
        if (m_before.isStored && m_before.time.isValid() && m_before.time <= m_now)
            appendNote(event, {Note::Unwatched, {noteTime(m_before.time), noteTime(m_now)}});
        // Whoever else sees this change knows the same sample before it.
        event.ref = QStringLiteral("seen/%1/%2/%3/%4")
                        .arg(m_record.key)
                        .arg(eventKindName(kind))
                        .arg(m_before.time.toSecsSinceEpoch())
                        .arg(after);
        m_events << event;
    }

    void comparePresence()
    {
        using Kind = EventKind;
        if (m_after.isOffline && !m_before.isOffline) {
            add(Kind::Offline, EventSeverity::Warning, EventActor::Kind::Device,
                minerStateName(m_before.state), minerStateName(m_after.state), offlineNote(m_after));
        }
        if (!m_after.isOffline && m_before.isOffline) {
            add(Kind::Online, EventSeverity::Info, EventActor::Kind::Device,
                minerStateName(MinerState::Offline), minerStateName(m_after.state),
                onlineNote(m_before, m_now));
        }
    }

    void compareSettings()
    {
        using Kind = EventKind;
        if (hasRestarted(m_before, m_after)) {
            add(Kind::Restart, EventSeverity::Warning, EventActor::Kind::Unknown,
                QString::number(*m_before.uptime), QString::number(*m_after.uptime),
                EventNote{Note::UpSince, {noteTime(m_after.time.addSecs(-*m_after.uptime))}});
        }
        if (m_before.mode && m_after.mode && m_before.mode != m_after.mode) {
            add(Kind::ModeChanged, EventSeverity::Warning, EventActor::Kind::Unknown,
                *m_before.mode, *m_after.mode);
        }
        if (m_before.pool && m_after.pool)
            comparePools(*m_before.pool, *m_after.pool);
        if (m_before.fallback && m_after.fallback)
            compareFallbacks(*m_before.fallback, *m_after.fallback);
        compareRecords();
        compareBlocks();
    }

    //! The first that is known is no new one, and one that fell was cleared.
    void compareRecords()
    {
        const auto before = storedDifficulty(m_before.bestDifficulty);
        const auto after = storedDifficulty(m_after.bestDifficulty);
        if (before && after && *after > *before) {
            add(EventKind::BestDifficulty, EventSeverity::Info, EventActor::Kind::Device,
                numberText(*before), numberText(*after),
                m_after.bestIsOfStarts ? std::optional(EventNote{Note::BestKnown}) : std::nullopt);
        }
    }

    void comparePools(const Workplace &before, const Workplace &after)
    {
        const bool isSameUrl = before.url == after.url;
        const bool isTold = !before.user.isEmpty() && !after.user.isEmpty();
        if (isSameUrl && (!isTold || before.user == after.user))
            return;
        add(EventKind::PoolChanged, EventSeverity::Warning, EventActor::Kind::Unknown,
            workplaceText(before), workplaceText(after),
            isSameUrl ? std::optional(EventNote{Note::OtherWorker}) : std::nullopt);
    }

    void compareFallbacks(const Workplace &before, const Workplace &after)
    {
        const bool isTold = !before.user.isEmpty() && !after.user.isEmpty();
        if (before.url == after.url && (!isTold || before.user == after.user))
            return;
        add(EventKind::FallbackChanged, EventSeverity::Warning, EventActor::Kind::Unknown,
            workplaceText(before), workplaceText(after), EventNote{Note::FallbackUse});
    }

    //! An increase alone tells of one. Some devices count from their start, others for ever: that a restart lost the count shows where it
    //! is smaller than before.
    void compareBlocks()
    {
        if (!m_before.blocksFound || !m_after.blocksFound)
            return;
        const bool isLost = *m_after.blocksFound < *m_before.blocksFound
                            && hasRestarted(m_before, m_after);
        const qint64 before = isLost ? 0 : *m_before.blocksFound;
        if (const qint64 found = *m_after.blocksFound - before; found > 0) {
            const QStringList count = found > 1 ? QStringList{QString::number(found)}
                                                : QStringList();
            add(EventKind::BlockFound, EventSeverity::Info, EventActor::Kind::Device,
                QString::number(before), QString::number(*m_after.blocksFound),
                EventNote{Note::BlockFound, count});
        }
    }

    void compareHealth()
    {
        using Kind = EventKind;
        if (m_after.heat && m_after.isHot != m_before.isHot) {
            add(m_after.isHot ? Kind::Overheating : Kind::CooledDown,
                m_after.isHot ? EventSeverity::Critical : EventSeverity::Info,
                EventActor::Kind::Device, numberText(m_after.heat->limit),
                numberText(roundedHeat(*m_after.heat)), heatNote(*m_after.heat));
        }
        if (m_after.hasStopped && !m_before.hasStopped) {
            add(Kind::HashingStopped, EventSeverity::Critical, EventActor::Kind::Device, {},
                m_after.idleReason, idleNote(m_after));
        }
        const bool hashes = m_after.state == MinerState::Online
                            || m_after.state == MinerState::Warning;
        if (m_before.hasStopped && !m_after.hasStopped && hashes) {
            add(Kind::HashingResumed, EventSeverity::Info, EventActor::Kind::Device,
                m_before.idleReason, minerStateName(m_after.state),
                EventNote{Note::Hashes, spanBetween(m_before.idleSince, m_after.time)});
        }
    }

    const MinerRecord &m_record;
    const MinerSnapshot &m_before;
    const MinerSnapshot &m_after;
    const QDateTime m_now;
    QList<Event> m_events;
};

} // namespace

QList<Event> eventsBetween(const MinerRecord &record, const MinerSnapshot &before,
                           const MinerSnapshot &after, const QDateTime &now)
{
    return Comparison(record, before, after, now).events();
}

bool isOnlyStored(const MinerSnapshot &before, const MinerSnapshot &after)
{
    return after.poolsAreStored && after.uptime && before.time.isValid()
           && *after.uptime >= before.uptime.value_or(0)
           && after.time.addSecs(-*after.uptime) <= before.time.addSecs(tellingSeconds);
}

bool mayBeInUse(const MinerSnapshot &before, const MinerSnapshot &after)
{
    return after.poolsAreStored && !isOnlyStored(before, after);
}

} // namespace coalface
