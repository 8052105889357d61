// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/eventnote.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <utility>

namespace coalface {

namespace {

using Note = EventNote::Kind;

constexpr std::array<std::pair<Note, const char *>, 30> noteNames{{
    {Note::Text, "text"},
    {Note::QuietSince, "quiet_since"},
    {Note::OwnFault, "own_fault"},
    {Note::Unusable, "unusable"},
    {Note::OtherDevice, "other_device"},
    {Note::Answers, "answers"},
    {Note::Readable, "readable"},
    {Note::UpSince, "up_since"},
    {Note::OtherWorker, "other_worker"},
    {Note::FallbackUse, "fallback_use"},
    {Note::BlockFound, "block_found"},
    {Note::BestKnown, "best_known"},
    {Note::Heat, "heat"},
    {Note::NoShares, "no_shares"},
    {Note::NotHashing, "not_hashing"},
    {Note::Hashes, "hashes"},
    {Note::Unwatched, "unwatched"},
    {Note::AskedThrough, "asked_through"},
    {Note::OwnPoolSwitch, "own_pool_switch"},
    {Note::RestartUnasked, "restart_unasked"},
    {Note::ModeUnasked, "mode_unasked"},
    {Note::AtDevice, "at_device"},
    {Note::AtDeviceOrFallback, "at_device_or_fallback"},
    {Note::BundledUpdate, "bundled_update"},
    {Note::Place, "place"},
    {Note::PlaceRestart, "place_restart"},
    {Note::ProgramGone, "program_gone"},
    {Note::PoolKept, "pool_kept"},
    {Note::FallbackKept, "fallback_kept"},
    {Note::StartUnknown, "start_unknown"},
}};

} // namespace

QString eventNoteName(EventNote::Kind kind)
{
    for (const auto &[known, name] : noteNames) {
        if (known == kind)
            return QLatin1String(name);
    }
    return {};
}

std::optional<EventNote::Kind> eventNoteFromName(const QString &name)
{
    for (const auto &[kind, known] : noteNames) {
        if (name == QLatin1String(known))
            return kind;
    }
    return std::nullopt;
}

const QList<EventNote::Kind> &allEventNotes()
{
    static const QList<EventNote::Kind> all = [] {
        QList<EventNote::Kind> kinds;
        for (const auto &[kind, name] : noteNames)
            kinds << kind;
        return kinds;
    }();
    return all;
}

QString noteTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"))
                          : QString();
}

QDateTime timeFromNote(const QString &value)
{
    return QDateTime::fromString(value, Qt::ISODate);
}

QString storedNotes(const QList<EventNote> &notes)
{
    if (notes.isEmpty())
        return {};
    QJsonArray array;
    for (const EventNote &note : notes) {
        QJsonArray entry{eventNoteName(note.kind)};
        for (const QString &value : note.values)
            entry << value;
        array << entry;
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<EventNote> notesFromStored(const QString &text)
{
    QList<EventNote> notes;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto &value : array) {
        const QJsonArray entry = value.toArray();
        const auto kind = eventNoteFromName(entry.first().toString());
        if (!kind)
            return {};
        EventNote note{*kind};
        for (qsizetype index = 1; index < entry.size(); ++index)
            note.values << entry.at(index).toString();
        notes << note;
    }
    return notes;
}

} // namespace coalface
