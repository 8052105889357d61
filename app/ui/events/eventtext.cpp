// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventtext.h"

#include "core/pools/poolwishes.h"
#include "core/pools/workplace.h"
#include "core/units.h"
#include "ui/common/bidi.h"

#include <QCoreApplication>

namespace coalface {

namespace {

struct EventText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::EventText)
};

QString verbTitle(const QString &verb)
{
    if (verb == QLatin1String("set_mode"))
        return EventText::tr("Set mode");
    if (verb == QLatin1String("set_pool"))
        return EventText::tr("Set pool");
    if (verb == QLatin1String("restart"))
        return EventText::tr("Restart");
    if (verb == QLatin1String("identify"))
        return EventText::tr("Identify");
    if (verb == QLatin1String("pause"))
        return EventText::tr("Pause");
    if (verb == QLatin1String("resume"))
        return EventText::tr("Resume");
    if (verb == acceptPoolVerb)
        return EventText::tr("Keep the pool");
    return verb;
}

QString valueOf(const Event &event, const QString &value)
{
    if (value.isEmpty())
        //: of a miner's fallback pool: there is none
        return event.kind == EventKind::FallbackChanged ? EventText::tr("none") : units::unknown();
    switch (event.kind) {
    case EventKind::Restart:
        return units::duration(value.toLongLong());
    case EventKind::BestDifficulty:
        return units::difficulty(value.toDouble());
    case EventKind::Overheating:
    case EventKind::CooledDown:
        return units::temperature(value.toDouble());
    case EventKind::Write:
        // What was asked for is noted in another way than what was there before.
        return isolated(event.verb == QLatin1String("set_pool") ? workplaceText(workplaceIn(value))
                                                                : value);
    default:
        return isolated(value);
    }
}

} // namespace

QString eventTitle(const Event &event)
{
    switch (event.kind) {
    case EventKind::Restart:
        return EventText::tr("Restarted");
    case EventKind::ModeChanged:
        return EventText::tr("Mode changed");
    case EventKind::PoolChanged:
        return EventText::tr("Pool changed");
    case EventKind::FallbackChanged:
        return EventText::tr("Fallback pool changed");
    case EventKind::BestDifficulty:
        return EventText::tr("New best difficulty");
    case EventKind::BlockFound:
        return EventText::tr("Block found");
    case EventKind::Offline:
        return EventText::tr("Offline");
    case EventKind::Online:
        return EventText::tr("Online again");
    case EventKind::Overheating:
        return EventText::tr("Too hot");
    case EventKind::CooledDown:
        return EventText::tr("Cooled down");
    case EventKind::HashingStopped:
        return EventText::tr("Does not hash");
    case EventKind::HashingResumed:
        return EventText::tr("Hashes again");
    case EventKind::DriverUpdated:
        return EventText::tr("Driver updated");
    case EventKind::DriverRolledBack:
        return EventText::tr("Driver rolled back");
    case EventKind::DriverBroken:
        return EventText::tr("Driver broken");
    case EventKind::Write:
        break;
    }
    return verbTitle(event.verb);
}

QString eventActorText(const EventActor &actor)
{
    switch (actor.kind) {
    case EventActor::Kind::Person:
        return QStringLiteral("%1 (%2)").arg(isolated(actor.program)).arg(actor.pid);
    case EventActor::Kind::Program:
        //: %1 is a program, %2 its process
        return EventText::tr("%1 by itself (%2)").arg(isolated(actor.program)).arg(actor.pid);
    case EventActor::Kind::Device:
        return EventText::tr("the device");
    case EventActor::Kind::SomeoneElse:
        return EventText::tr("someone else");
    case EventActor::Kind::Unknown:
        break;
    }
    return {};
}

QString eventChangeText(const Event &event)
{
    switch (event.kind) {
    case EventKind::Offline:
    case EventKind::Online:
    case EventKind::HashingStopped:
    case EventKind::HashingResumed:
    case EventKind::DriverBroken:
        return {}; // the title says it
    case EventKind::Overheating:
    case EventKind::CooledDown:
        //: %1 is a temperature, %2 its limit
        return EventText::tr("%1, limit %2")
            .arg(valueOf(event, event.after), valueOf(event, event.before));
    default:
        break;
    }
    if (event.before.isEmpty() && event.after.isEmpty())
        return {};
    if (event.before.isEmpty() && event.kind != EventKind::FallbackChanged)
        return isolated(valueOf(event, event.after));
    return valueOf(event, event.before) + QStringLiteral(" → ") + valueOf(event, event.after);
}

QString eventOutcomeText(const Event &event)
{
    const QString &outcome = event.outcome;
    if (outcome == QLatin1String("applied"))
        return EventText::tr("done");
    if (outcome == QLatin1String("refused"))
        return EventText::tr("refused");
    if (outcome == QLatin1String("unsupported"))
        return EventText::tr("not supported");
    if (outcome == QLatin1String("unreachable"))
        return EventText::tr("not sent");
    if (outcome == QLatin1String("needs_restart"))
        return EventText::tr("in use after a restart");
    if (outcome == QLatin1String("not_confirmed"))
        return EventText::tr("not confirmed");
    if (outcome == QLatin1String("unknown"))
        return EventText::tr("unknown");
    if (outcome == QLatin1String("failed"))
        return EventText::tr("failed");
    if (outcome == QLatin1String("on_trial"))
        return EventText::tr("on trial");
    if (event.kind == EventKind::Write && outcome.isEmpty())
        return EventText::tr("under way or interrupted");
    return {}; // of a driver: what the title says
}

QString eventSentence(const Event &event)
{
    QStringList parts{eventTitle(event)};
    for (const QString &part :
         {eventChangeText(event), eventActorText(event.actor), eventOutcomeText(event)}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace coalface
