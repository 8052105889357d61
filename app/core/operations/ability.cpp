// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/ability.h"

namespace coalface {

QString whyUnable(const WriteRequest &request, const std::optional<VersionInfo> &info)
{
    if (!info)
        return {};
    const Capability wanted = capabilityFor(request.verb);
    if (!info->capabilities.contains(wanted)) {
        return QStringLiteral("This miner, as it is, cannot do that (%1).")
            .arg(capabilityName(wanted));
    }
    // Without the name of a mode: whether it can be given any.
    if (request.verb != WriteRequest::Verb::SetMode || request.mode.isEmpty()
        || info->modes.isEmpty() || modeNamed(request.mode, info))
        return {};
    QStringList modes;
    for (const PowerMode &mode : info->modes)
        modes << mode.name;
    return QStringLiteral("This miner has no mode \"%1\"; it has: %2.")
        .arg(request.mode, modes.join(QStringLiteral(", ")));
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
