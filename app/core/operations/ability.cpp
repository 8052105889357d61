// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/ability.h"

namespace coalface {

namespace {

//! A sentence of its own for each: what it cannot do, and nothing that reads like an advice.
QString cannot(WriteRequest::Verb verb)
{
    switch (verb) {
    case WriteRequest::Verb::SetMode:
        return QStringLiteral("This miner, as it is, cannot change its power mode.");
    case WriteRequest::Verb::SetPool:
        return QStringLiteral("This miner, as it is, cannot change its pool.");
    case WriteRequest::Verb::Identify:
        return QStringLiteral("This miner, as it is, cannot show where it is.");
    case WriteRequest::Verb::Pause:
        return QStringLiteral("This miner, as it is, cannot be paused.");
    case WriteRequest::Verb::Resume:
        return QStringLiteral("This miner, as it is, cannot be resumed.");
    case WriteRequest::Verb::Restart:
        break;
    }
    return QStringLiteral("This miner, as it is, cannot be restarted.");
}

} // namespace

Inability inabilityFor(const WriteRequest &request, const std::optional<VersionInfo> &info)
{
    if (!info)
        return Inability::None;
    if (!info->capabilities.contains(capabilityFor(request.verb)))
        return Inability::Verb;
    // Without the name of a mode: whether it can be given any.
    const bool isMode = request.verb == WriteRequest::Verb::SetMode && !request.mode.isEmpty();
    return isMode && !info->modes.isEmpty() && !modeNamed(request.mode, info) ? Inability::NoMode
                                                                              : Inability::None;
}

QString whyUnable(const WriteRequest &request, const std::optional<VersionInfo> &info)
{
    switch (inabilityFor(request, info)) {
    case Inability::Verb:
        return cannot(request.verb);
    case Inability::NoMode:
        return QStringLiteral("This miner has no mode \"%1\"; it has: %2.")
            .arg(request.mode, modeNames(info));
    case Inability::None:
        break;
    }
    return {};
}

QString modeNames(const std::optional<VersionInfo> &info)
{
    QStringList names;
    for (const PowerMode &mode : info ? info->modes : QList<PowerMode>())
        names << mode.name;
    return names.join(QStringLiteral(", "));
}

QString whyNotNow(const WriteRequest &request, const std::optional<VersionInfo> &info)
{
    return info ? info->obstacles.value(capabilityFor(request.verb)) : QString();
}

std::optional<PowerMode> modeNamed(const QString &name, const std::optional<VersionInfo> &info)
{
    if (!info)
        return std::nullopt;
    for (const PowerMode &mode : info->modes) {
        if (mode.name == name)
            return mode;
    }
    return std::nullopt;
}

} // namespace coalface
