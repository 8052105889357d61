// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/englishnotes.h"

#include "core/events/minersnapshot.h"
#include "core/units.h"

#include <minersdk/telemetry.h>

namespace coalface {

namespace {

QString heatPlace(const QString &key)
{
    return key == QLatin1String("temperature_vr")      ? QStringLiteral("voltage regulator")
           : key == QLatin1String("temperature_board") ? QStringLiteral("board")
                                                       : QStringLiteral("chip");
}

QString heatSentence(const EventNote &note)
{
    return QStringLiteral("The hottest %1 is at %2 °C; its limit is %3 °C.")
        .arg(heatPlace(note.values.value(0)), note.values.value(1), note.values.value(2));
}

//! "It hashes again, after 12 min."
QString sinceThen(const QString &what, const EventNote &note)
{
    return note.values.isEmpty()
               ? what + QLatin1Char('.')
               : QStringLiteral("%1, after %2.").arg(what, spanText(note.values.first().toLongLong()));
}

//! What an event had before it had notes stays what it says.
void keepWords(Event &event)
{
    if (event.notes.isEmpty() && !event.detail.isEmpty())
        event.notes << EventNote{EventNote::Kind::Text, {event.detail}};
}

bool saysNothing(const EventNote &note)
{
    return note.kind == EventNote::Kind::Text && note.values.value(0).isEmpty();
}

} // namespace

QString englishText(const EventNote &note)
{
    using Kind = EventNote::Kind;
    const QString first = note.values.value(0);
    const auto time = [&](int index) { return utcText(timeFromNote(note.values.value(index))); };
    const auto span = [&] { return spanText(first.toLongLong()); };
    switch (note.kind) {
    case Kind::Text:
        return first;
    case Kind::QuietSince:
        return QStringLiteral("It has not answered since %1.").arg(time(0));
    case Kind::OwnFault:
        return QStringLiteral("It answers with a fault of its own (HTTP %1); it could not be read "
                              "since %2.")
            .arg(note.values.value(1), time(0));
    case Kind::Unusable:
        return QStringLiteral("It has given no usable answer since %1: ").arg(time(0))
               + note.values.value(1);
    case Kind::OtherDevice:
        return first;
    case Kind::Readable:
        return sinceThen(QStringLiteral("It can be read again"), note);
    case Kind::Answers:
        return sinceThen(QStringLiteral("It answers again"), note);
    case Kind::UpSince:
        return QStringLiteral("It has been up since %1.").arg(time(0));
    case Kind::OtherWorker:
        return QStringLiteral("The pool is the same, but it works as another worker there.");
    case Kind::FallbackUse:
        return QStringLiteral("It goes there when its first pool fails.");
    case Kind::BlockFound:
        return first.isEmpty() ? QStringLiteral("It has found a block.")
                               : QStringLiteral("It has found %1 blocks.").arg(first);
    case Kind::BestKnown:
        return QStringLiteral("The miner itself keeps its best since its start only; this is the "
                              "greatest known of it.");
    case Kind::Heat:
        return heatSentence(note);
    case Kind::NoShares:
        return QStringLiteral("It reports a hash rate, but no share has been accepted for much "
                              "longer than its pool's difficulty lets expect; for %1 now.")
            .arg(span());
    case Kind::NotHashing:
        return QStringLiteral("It answers, but has not hashed for %1.").arg(span());
    case Kind::Hashes:
        return sinceThen(QStringLiteral("It hashes again"), note);
    case Kind::Unwatched:
        return QStringLiteral("Nobody watched between %1 and %2.").arg(time(0), time(1));
    case Kind::AskedThrough:
        return QStringLiteral("It follows what was asked for through %1 (process %2).")
            .arg(first, note.values.value(1));
    case Kind::OwnPoolSwitch:
        return QStringLiteral(
            "The device itself went over to another one of its configured pools.");
    case Kind::RestartUnasked:
        return QStringLiteral("Nobody asked for it through Coalface: it lost power, ended by a "
                              "fault, or was restarted at the device.");
    case Kind::ModeUnasked:
        return QStringLiteral("It was not asked for through Coalface: somebody changed the "
                              "device's settings, or its own protection did.");
    case Kind::AtDevice:
        return QStringLiteral("It was changed at the device and not through Coalface.");
    case Kind::AtDeviceOrFallback:
        return QStringLiteral("It was changed at the device and not through Coalface, or the "
                              "device uses its fallback: it could not be asked for its pools.");
    case Kind::BundledUpdate:
        return QStringLiteral("It came with a newer version of the program.");
    case Kind::Place:
        return QStringLiteral("Pool %1.").arg(first);
    case Kind::PlaceRestart:
        return QStringLiteral("Pool %1, with a restart.").arg(first);
    case Kind::ProgramGone:
        return QStringLiteral(
            "The program that sent it ended before the miner's answer was known.");
    case Kind::PoolKept:
        if (!first.isEmpty()) {
            return QStringLiteral("Nothing was sent: the pool that is stored, and used only after "
                                  "a restart, is the one that is wanted from now on.");
        }
        return QStringLiteral("Nothing was sent: the pool in use is the one that is wanted from "
                              "now on.");
    case Kind::FallbackKept:
        return QStringLiteral("Nothing was sent: the fallback pool that is set is the one that is "
                              "wanted from now on.");
    case Kind::StartUnknown:
        return QStringLiteral("It may have restarted after that pool was set, so it is not known "
                              "whether it uses it already; after another restart it surely does.");
    }
    return {};
}

void appendNote(Event &event, const EventNote &note)
{
    if (saysNothing(note))
        return;
    keepWords(event);
    event.notes << note;
    event.detail += event.detail.isEmpty() ? englishText(note)
                                           : QLatin1Char(' ') + englishText(note);
}

void prependNote(Event &event, const EventNote &note)
{
    if (saysNothing(note))
        return;
    keepWords(event);
    event.notes.prepend(note);
    event.detail = event.detail.isEmpty() ? englishText(note)
                                          : englishText(note) + QLatin1Char(' ') + event.detail;
}

EventNote heatNote(const HeatReading &heat)
{
    return {EventNote::Kind::Heat,
            {heat.key, QString::number(roundedHeat(heat), 'g', 15),
             QString::number(heat.limit, 'g', 15)}};
}

double roundedHeat(const HeatReading &heat)
{
    const TelemetryField *field = telemetryField(heat.key);
    return field ? units::rounded(heat.value, *field) : heat.value;
}

QString formerHeatText(const HeatReading &greatest, double end)
{
    const auto number = [](double value) { return QString::number(value, 'g', 15); };
    return QStringLiteral("The hottest %1 was at up to %2 °C; its limit is %3 °C, and at %4 °C "
                          "this is over.")
        .arg(heatPlace(greatest.key), number(greatest.value), number(greatest.limit), number(end));
}

QString utcText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QStringLiteral(" UTC");
}

QString spanText(qint64 seconds)
{
    if (seconds < 120)
        return QStringLiteral("%1 s").arg(seconds);
    if (seconds < 7200)
        return QStringLiteral("%1 min").arg(seconds / 60);
    if (seconds < 172'800)
        return QStringLiteral("%1 h").arg(seconds / 3600);
    return QStringLiteral("%1 days").arg(seconds / 86'400);
}

} // namespace coalface
