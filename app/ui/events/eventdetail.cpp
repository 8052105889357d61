// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventdetail.h"

#include "core/units.h"
#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/errortext.h"
#include "ui/common/fieldtext.h"
#include "ui/pools/poolslotname.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <minersdk/types.h>

namespace coalface {

namespace {

struct EventDetail
{
    Q_DECLARE_TR_FUNCTIONS(coalface::EventDetail)
};

//! The day only where it is not the event's own, which stands beside it.
QString momentOf(const QDateTime &moment, const Event &event)
{
    return isolated(momentText(moment, event.time));
}

QString spanOf(const QString &value)
{
    if (value.isEmpty())
        return {};
    const qint64 seconds = value.toLongLong();
    if (seconds < 120)
        //: a span of %1 seconds
        return EventDetail::tr("%1 s").arg(seconds);
    if (seconds < 7200)
        //: a span of %1 minutes
        return EventDetail::tr("%1 min").arg(seconds / 60);
    if (seconds < 172'800)
        //: a span of %1 hours
        return EventDetail::tr("%1 h").arg(seconds / 3600);
    return EventDetail::tr("%n days", "a span", int(seconds / 86'400));
}

QString degrees(const QString &value)
{
    return value.isEmpty() ? QString() : isolated(units::temperature(value.toDouble()));
}

//! "Fallback", of "2"; of what is no number, itself.
QString placeName(const QString &value)
{
    const int place = value.toInt();
    return place > 0 ? poolSlotName(place - 1) : value;
}

QString outcomeSentence(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Applied:
        return EventDetail::tr("It was done.");
    case Outcome::Refused:
        return EventDetail::tr("It was refused.");
    case Outcome::Unsupported:
        return EventDetail::tr("The miner cannot do that.");
    case Outcome::Unreachable:
        return EventDetail::tr("Nothing was sent.");
    case Outcome::NeedsRestart:
        return EventDetail::tr("It is stored, and in use after a restart.");
    case Outcome::NotConfirmed:
        return EventDetail::tr("It was sent, but the miner never showed it.");
    case Outcome::Unknown:
        break;
    }
    return EventDetail::tr("It was sent, but what came of it is not known.");
}

//! What the words of a driver, which are in no other language, are about; empty: that is not known.
QString gistOf(const Event &event)
{
    switch (event.kind) {
    case EventKind::Write:
        if (const auto outcome = outcomeFromName(event.outcome))
            return outcomeSentence(*outcome);
        return {};
    case EventKind::DriverBroken:
        return EventDetail::tr("It does not stay up, so its miners cannot be asked.");
    case EventKind::DriverUpdated:
    case EventKind::DriverRolledBack:
        if (event.outcome == QLatin1String("failed"))
            return EventDetail::tr("It failed.");
        return event.actor.kind == EventActor::Kind::Program
                   ? EventDetail::tr("The newer version has not proved good.")
                   : QString();
    default:
        return {};
    }
}

QString wordsOf(const Event &event, const QString &words)
{
    const QString gist = gistOf(event);
    //: %1 is a sentence, %2 the same in more detail, in English
    return gist.isEmpty() ? isolated(words) : EventDetail::tr("%1 (%2)").arg(gist, isolated(words));
}

//! Of one that cannot be read, and of one that can again.
QString presenceText(const Event &event, const EventNote &note)
{
    using Kind = EventNote::Kind;
    const QString first = note.values.value(0);
    const QDateTime since = timeFromNote(first);
    switch (note.kind) {
    case Kind::QuietSince:
        //: %1 is a time
        return since.isValid()
                   ? EventDetail::tr("It has not answered since %1.").arg(momentOf(since, event))
                   : EventDetail::tr("It does not answer.");
    case Kind::OwnFault:
        //: %1 is a status of HTTP: 500, %2 is a time
        return EventDetail::tr("It answers with a fault of its own (HTTP %1); it could not be read "
                               "since %2.")
            .arg(note.values.value(1), momentOf(since, event));
    case Kind::Unusable:
        //: %1 is a time
        return withReason(EventDetail::tr("It has given no usable answer since %1.")
                              .arg(momentOf(since, event)),
                          isolated(note.values.value(1)));
    case Kind::OtherDevice:
        return withReason(otherDeviceSentence(), isolated(first));
    case Kind::Answers:
        //: %1 is a span: "12 min"
        return first.isEmpty() ? EventDetail::tr("It answers again.")
                               : EventDetail::tr("It answers again, after %1.").arg(spanOf(first));
    case Kind::Readable:
        //: %1 is a span: "12 min"
        return first.isEmpty()
                   ? EventDetail::tr("It can be read again.")
                   : EventDetail::tr("It can be read again, after %1.").arg(spanOf(first));
    default:
        return {};
    }
}

QString unwatchedText(const Event &event, const QDateTime &from, const QDateTime &to)
{
    QString first = momentOf(from, event);
    QString last = momentOf(to, event);
    if (from.isValid() && from == to) // stored to the second
        //: %1 is a time
        return EventDetail::tr("Nobody watched for a moment, at %1.").arg(first);
    if (first == last) { // it was seconds
        first = isolated(exactMomentText(from, event.time));
        last = isolated(exactMomentText(to, event.time));
    }
    //: %1, %2 are times
    return EventDetail::tr("Nobody watched between %1 and %2.").arg(first, last);
}

//! What a device does or is in, with the values in it.
QString stateText(const Event &event, const EventNote &note)
{
    using Kind = EventNote::Kind;
    const QString first = note.values.value(0);
    switch (note.kind) {
    case Kind::UpSince:
        //: %1 is a time
        return EventDetail::tr("It has been up since %1.").arg(momentOf(timeFromNote(first), event));
    case Kind::Heat:
        //: %1 is a reading's name, %2 its value: "ASIC temperature 71.2 °C, limit 70 °C."
        return EventDetail::tr("%1 %2, limit %3.")
            .arg(fieldLabel(first), degrees(note.values.value(1)), degrees(note.values.value(2)));
    case Kind::NoShares:
        //: %1 is a span: "12 min"
        return EventDetail::tr("It reports a hashrate, but no share has been accepted for much "
                               "longer than expected of its pool's difficulty; for %1 now.")
            .arg(spanOf(first));
    case Kind::NotHashing:
        //: %1 is a span: "12 min"
        return EventDetail::tr("It answers, but has not hashed for %1.").arg(spanOf(first));
    case Kind::Hashes:
        //: %1 is a span: "12 min"
        return first.isEmpty() ? EventDetail::tr("It hashes again.")
                               : EventDetail::tr("It hashes again, after %1.").arg(spanOf(first));
    case Kind::Unwatched:
        return unwatchedText(event, timeFromNote(first), timeFromNote(note.values.value(1)));
    default:
        return presenceText(event, note);
    }
}

QString noteText(const Event &event, const EventNote &note)
{
    using Kind = EventNote::Kind;
    const QString first = note.values.value(0);
    switch (note.kind) {
    case Kind::Text:
        return wordsOf(event, first);
    case Kind::OtherWorker:
        return EventDetail::tr("The pool is the same, but it works as another worker there.");
    case Kind::FallbackUse:
        return EventDetail::tr("It goes there when its first pool fails.");
    case Kind::BlockFound:
        return first.isEmpty() ? EventDetail::tr("It has found a block.")
                               : EventDetail::tr("It has found %n blocks.", nullptr, first.toInt());
    case Kind::BestKnown:
        return EventDetail::tr("The miner itself keeps its best since its start only; this is the "
                               "greatest known of it.");
    case Kind::AskedThrough:
        //: %1 is a program, %2 its process
        return EventDetail::tr("It follows what was asked for through %1 (process %2).")
            .arg(isolated(first), note.values.value(1));
    case Kind::OwnPoolSwitch:
        return EventDetail::tr(
            "The device itself went over to another one of its configured pools.");
    case Kind::RestartUnasked:
        return EventDetail::tr("Nobody asked for it through Coalface: it lost power, ended by a "
                               "fault, or was restarted at the device.");
    case Kind::ModeUnasked:
        return EventDetail::tr("It was not asked for through Coalface: somebody changed the "
                               "device's settings, or its own protection did.");
    case Kind::AtDevice:
        return EventDetail::tr("It was changed at the device and not through Coalface.");
    case Kind::AtDeviceOrFallback:
        return EventDetail::tr("It was changed at the device and not through Coalface, or the "
                               "device uses its fallback: it could not be asked for its pools.");
    case Kind::BundledUpdate:
        return EventDetail::tr("It came with a newer version of the program.");
    case Kind::Place:
        //: %1 is "Pool", "Fallback", "Pool 3", …: what a pool was set as
        return EventDetail::tr("As: %1.").arg(placeName(first));
    case Kind::PlaceRestart:
        //: %1 is "Pool", "Fallback", "Pool 3", …: what a pool was set as
        return EventDetail::tr("As: %1, with a restart.").arg(placeName(first));
    case Kind::ProgramGone:
        return EventDetail::tr(
            "The program that sent it ended before the miner's answer was known.");
    case Kind::PoolKept:
        if (!first.isEmpty()) {
            return EventDetail::tr("Nothing was sent: the pool that is stored, and used only after "
                                   "a restart, is the one that is wanted from now on.");
        }
        return EventDetail::tr("Nothing was sent: the pool in use is the one that is wanted from "
                               "now on.");
    case Kind::FallbackKept:
        return EventDetail::tr("Nothing was sent: the fallback pool that is set is the one that is "
                               "wanted from now on.");
    case Kind::StartUnknown:
        return EventDetail::tr("It may have restarted after that pool was set, so it is not known "
                               "whether it uses it already; after another restart it surely does.");
    default:
        return stateText(event, note);
    }
}

//! A sentence with values is another one than without; those themselves are nobody's.
QString sampleText(EventNote::Kind kind)
{
    static const QRegularExpression digits(QStringLiteral("\\d"));
    const QString time = noteTime(QDateTime::fromSecsSinceEpoch(0));
    QStringList values{QStringLiteral("600")};
    using Kind = EventNote::Kind;
    if (kind == Kind::QuietSince || kind == Kind::OwnFault || kind == Kind::Unusable
        || kind == Kind::UpSince || kind == Kind::Unwatched)
        values = {time, time};
    return kind == EventNote::Kind::Text || kind == EventNote::Kind::Heat
               ? QString()
               : noteText({}, {kind, values}).remove(digits);
}

} // namespace

QString eventDetailText(const Event &event)
{
    if (event.notes.isEmpty())
        return isolated(event.detail);
    QStringList sentences;
    for (const EventNote &note : event.notes)
        sentences << noteText(event, note);
    return sentences.join(u' ');
}

QList<EventNote::Kind> notesSaying(const QString &text)
{
    QList<EventNote::Kind> kinds;
    for (const EventNote::Kind kind : allEventNotes()) {
        if (!text.isEmpty()
            && (noteText({}, {kind}).contains(text, Qt::CaseInsensitive)
                || sampleText(kind).contains(text, Qt::CaseInsensitive)))
            kinds << kind;
    }
    return kinds;
}

QStringList outcomesSaying(const QString &text)
{
    QStringList outcomes;
    for (const Outcome outcome :
         {Outcome::Applied, Outcome::Refused, Outcome::Unsupported, Outcome::Unreachable,
          Outcome::NeedsRestart, Outcome::NotConfirmed, Outcome::Unknown}) {
        if (!text.isEmpty() && outcomeSentence(outcome).contains(text, Qt::CaseInsensitive))
            outcomes << outcomeName(outcome);
    }
    return outcomes;
}

} // namespace coalface
