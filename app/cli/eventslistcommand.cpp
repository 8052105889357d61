// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/eventslistcommand.h"

#include "cli/documents.h"
#include "cli/minersargument.h"
#include "cli/texttable.h"
#include "cli/timeargument.h"
#include "core/pools/workplace.h"
#include "core/units.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualLimit = 100;
constexpr int greatestLimit = 1'000'000;

//! One kind's name, or the words that stand for several.
QList<EventKind> kindsNamed(const QString &name)
{
    if (const auto kind = eventKindFromName(name))
        return {*kind};
    QList<EventKind> kinds;
    for (const EventKind kind : allEventKinds()) {
        if (name == u"driver"_s && eventKindName(kind).startsWith(u"driver_"))
            kinds << kind;
    }
    return kinds;
}

QString actorText(const EventActor &actor)
{
    return actor.program.isEmpty() ? eventActorName(actor.kind).replace(u'_', u' ')
                                   : u"%1 (%2)"_s.arg(actor.program).arg(actor.pid);
}

QString valueText(const Event &event, const QString &value)
{
    const QLocale locale = QLocale::c();
    if (value.isEmpty())
        return units::unknown();
    switch (event.kind) {
    case EventKind::Restart:
        return units::duration(value.toLongLong(), locale);
    case EventKind::BestDifficulty:
        return units::difficulty(value.toDouble(), locale);
    case EventKind::Overheating:
    case EventKind::CooledDown:
        return units::temperature(value.toDouble(), locale);
    case EventKind::Write:
        // What was asked for is noted in another way than what was there before.
        return event.verb == u"set_pool"_s ? workplaceText(workplaceIn(value)) : value;
    default:
        return value;
    }
}

QString changeText(const Event &event)
{
    if (event.before.isEmpty() && event.after.isEmpty())
        return {};
    return u"%1 → %2"_s.arg(valueText(event, event.before), valueText(event, event.after));
}

} // namespace

QStringList EventsListCommand::kindNames()
{
    QStringList names;
    for (const EventKind kind : allEventKinds())
        names << eventKindName(kind);
    return names << u"driver"_s;
}

QString EventsListCommand::prepare(const Arguments &arguments)
{
    m_words = arguments.operands;
    if (arguments.isSet(u"all"_s) && !m_words.isEmpty())
        return u"--all means every miner; leave out the others."_s;
    if (arguments.isSet(u"kind"_s)) {
        for (const QString &name : arguments.value(u"kind"_s).split(u',')) {
            const QList<EventKind> kinds = kindsNamed(name.trimmed());
            if (kinds.isEmpty()) {
                return u"--kind: there is no \"%1\"; there are: %2."_s.arg(name.trimmed(),
                                                                           kindNames().join(u", "_s));
            }
            m_filter.kinds << kinds;
        }
    }
    if (const QString problem = takeRange(arguments, m_filter.from, m_filter.to); !problem.isEmpty())
        return problem;
    m_hasLimit = arguments.isSet(u"limit"_s);
    const Result<int> limit = arguments.number(u"limit"_s, usualLimit, 1, greatestLimit);
    if (!limit)
        return limit.error().detail;
    m_filter.limit = *limit;
    return {};
}

void EventsListCommand::start()
{
    if (!m_words.isEmpty()) {
        const Result<QList<qint64>> keys = minersArgument(context().fleet, m_words);
        if (!keys)
            return refuse(keys.error().detail);
        m_filter.minerKeys = *keys;
    }
    EventFilter filter = m_filter;
    filter.limit += 1; // whether there are more
    context().events.read(filter).then(this, [this](const Result<QList<Event>> &events) {
        if (events)
            report(*events);
        else
            fail(events.error());
    });
}

void EventsListCommand::report(QList<Event> events)
{
    const bool isCut = events.size() > m_filter.limit;
    if (isCut)
        events.resize(m_filter.limit);
    if (output().isJson()) {
        QCborArray array;
        for (const Event &event : std::as_const(events))
            array << eventDocument(event);
        output().document(QCborMap{{u"events"_s, array}});
    } else if (events.isEmpty()) {
        output().note(u"There are no such events."_s);
    } else {
        TextTable table({u"TIME"_s, u"MINER"_s, u"EVENT"_s, u"SEVERITY"_s, u"BY"_s, u"CHANGE"_s,
                         u"OUTCOME"_s, u"DETAIL"_s});
        for (const Event &event : std::as_const(events)) {
            table.addRow({timeText(event.time),
                          event.minerName.isEmpty() ? event.driverType : event.minerName,
                          event.verb.isEmpty() ? eventKindName(event.kind) : event.verb,
                          eventSeverityName(event.severity), actorText(event.actor),
                          changeText(event), event.outcome, event.detail});
        }
        output().text(table.toString());
    }
    if (isCut && !m_hasLimit)
        output().note(u"These are the newest %1; --limit N shows more."_s.arg(m_filter.limit));
    finish(exitDone);
}

} // namespace coalface::cli
