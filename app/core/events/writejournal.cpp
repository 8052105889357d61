// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/writejournal.h"

#include "core/events/englishnotes.h"
#include "core/events/minersnapshot.h"
#include "core/operations/outcomes.h"

#include <QUuid>

#include <utility>

namespace coalface {

namespace {

const QLatin1String withRestart(", with a restart");

QString knownBefore(const WriteRequest &request, const std::optional<Telemetry> &known)
{
    if (!known)
        return {};
    switch (request.verb) {
    case WriteRequest::Verb::SetMode:
    case WriteRequest::Verb::Pause:
    case WriteRequest::Verb::Resume:
        return known->mode.value_or(QString());
    case WriteRequest::Verb::SetPool:
        // What is known is the pool in use; of another place it says nothing.
        return request.pool.slot == 0 ? withoutLogin(known->poolUrl.value_or(QString())) : QString();
    default:
        return {};
    }
}

} // namespace

Event WriteJournal::drafted(const MinerRecord &miner, const WriteRequest &request,
                            const QString &before, const std::optional<Telemetry> &known)
{
    Event event;
    event.ref = QStringLiteral("write/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    event.minerKey = miner.key;
    event.minerName = miner.name;
    event.kind = EventKind::Write;
    event.verb = capabilityName(capabilityFor(request.verb));
    event.actor = personHere();
    event.before = before.isEmpty() ? knownBefore(request, known) : before;
    event.after = wantedValue(request);
    if (request.verb == WriteRequest::Verb::SetPool) {
        event.poolSlot = request.pool.slot;
        appendNote(event,
                   {request.pool.restart ? EventNote::Kind::PlaceRestart : EventNote::Kind::Place,
                    {QString::number(request.pool.slot + 1)}});
    }
    return event;
}

void WriteJournal::begun(Event &event)
{
    event.time = m_clock.now();
    m_log.append({event});
}

void WriteJournal::ended(Event event, const WriteReport &report)
{
    append(std::move(event), report,
           isDone(report.outcome) ? EventSeverity::Info : EventSeverity::Warning);
}

void WriteJournal::leftOut(Event event, const WriteReport &report)
{
    append(std::move(event), report, EventSeverity::Info);
}

void WriteJournal::append(Event event, const WriteReport &report, EventSeverity severity)
{
    if (!event.time.isValid())
        event.time = m_clock.now();
    event.ended = m_clock.now();
    event.outcome = outcomeName(report.outcome);
    event.severity = severity;
    prependNote(event, {EventNote::Kind::Text, {report.detail}});
    m_log.append({event});
}

QFuture<Result<QList<Event>>> WriteJournal::noted(qint64 miner, const QList<EventKind> &kinds) const
{
    EventFilter filter;
    filter.minerKeys = {miner};
    filter.kinds = kinds;
    return m_log.read(filter);
}

bool asksForRestart(const Event &write)
{
    return write.detail.endsWith(withRestart + QLatin1Char('.'));
}

QString wantedValue(const WriteRequest &request)
{
    switch (request.verb) {
    case WriteRequest::Verb::SetMode:
        return request.mode;
    case WriteRequest::Verb::SetPool:
        return withoutLogin(request.pool.url) + QLatin1Char(' ') + request.pool.user;
    default:
        return {};
    }
}

} // namespace coalface
