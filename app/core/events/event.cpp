// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/event.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>
#include <utility>

namespace coalface {

namespace {

template<typename T, size_t n>
using Names = std::array<std::pair<T, const char *>, n>;

constexpr Names<EventKind, 16> kindNames{{
    {EventKind::Restart, "restart"},
    {EventKind::ModeChanged, "mode_changed"},
    {EventKind::PoolChanged, "pool_changed"},
    {EventKind::FallbackChanged, "fallback_changed"},
    {EventKind::BestDifficulty, "best_difficulty"},
    {EventKind::BlockFound, "block_found"},
    {EventKind::Offline, "offline"},
    {EventKind::Online, "online"},
    {EventKind::Overheating, "overheating"},
    {EventKind::CooledDown, "cooled_down"},
    {EventKind::HashingStopped, "hashing_stopped"},
    {EventKind::HashingResumed, "hashing_resumed"},
    {EventKind::DriverUpdated, "driver_updated"},
    {EventKind::DriverRolledBack, "driver_rolled_back"},
    {EventKind::DriverBroken, "driver_broken"},
    {EventKind::Write, "write"},
}};

constexpr Names<EventSeverity, 3> severityNames{{
    {EventSeverity::Info, "info"},
    {EventSeverity::Warning, "warning"},
    {EventSeverity::Critical, "critical"},
}};

constexpr Names<EventActor::Kind, 5> actorNames{{
    {EventActor::Kind::Unknown, "unknown"},
    {EventActor::Kind::Person, "person"},
    {EventActor::Kind::Program, "program"},
    {EventActor::Kind::Device, "device"},
    {EventActor::Kind::SomeoneElse, "someone_else"},
}};

template<typename T, size_t n>
QString nameOf(const Names<T, n> &names, T value)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return QLatin1String(name);
    }
    return {};
}

template<typename T, size_t n>
std::optional<T> valueOf(const Names<T, n> &names, const QString &text)
{
    for (const auto &[value, name] : names) {
        if (text == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

EventActor here(EventActor::Kind kind)
{
    return {kind, QFileInfo(QCoreApplication::applicationFilePath()).completeBaseName(),
            QCoreApplication::applicationPid()};
}

} // namespace

QString eventKindName(EventKind kind)
{
    return nameOf(kindNames, kind);
}

std::optional<EventKind> eventKindFromName(const QString &name)
{
    return valueOf(kindNames, name);
}

const QList<EventKind> &allEventKinds()
{
    static const QList<EventKind> all = [] {
        QList<EventKind> kinds;
        for (const auto &[kind, name] : kindNames)
            kinds << kind;
        return kinds;
    }();
    return all;
}

QString eventSeverityName(EventSeverity severity)
{
    return nameOf(severityNames, severity);
}

std::optional<EventSeverity> eventSeverityFromName(const QString &name)
{
    return valueOf(severityNames, name);
}

QString eventActorName(EventActor::Kind kind)
{
    return nameOf(actorNames, kind);
}

std::optional<EventActor::Kind> eventActorFromName(const QString &name)
{
    return valueOf(actorNames, name);
}

EventActor personHere()
{
    return here(EventActor::Kind::Person);
}

EventActor thisProgram()
{
    return here(EventActor::Kind::Program);
}

QString Event::minerId() const
{
    return minerKey > 0 ? QLatin1Char('m') + QString::number(minerKey) : QString();
}

} // namespace coalface
