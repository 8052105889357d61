// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alert.h"

namespace coalface {

const QLatin1String fallbackPart("fallback");
const QLatin1String untilRestartPart("until_restart");
const QLatin1String afterRestartPart("after_restart");
const QLatin1String fallbackUntilRestartPart("fallback_until_restart");
const QLatin1String fallbackAfterRestartPart("fallback_after_restart");

bool isFallbackPart(const QString &part)
{
    return part == fallbackPart || part == fallbackUntilRestartPart
           || part == fallbackAfterRestartPart;
}

QString alertKindName(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Offline:
        return QStringLiteral("offline");
    case AlertKind::NotHashing:
        return QStringLiteral("not_hashing");
    case AlertKind::Temperature:
        return QStringLiteral("temperature");
    case AlertKind::Rejects:
        return QStringLiteral("rejects");
    case AlertKind::HashrateLow:
        return QStringLiteral("hashrate_low");
    case AlertKind::PoolChanged:
        return QStringLiteral("pool_changed");
    case AlertKind::DriverBroken:
        break;
    }
    return QStringLiteral("driver_broken");
}

std::optional<AlertKind> alertKindFromName(const QString &name)
{
    for (const AlertKind kind : allAlertKinds()) {
        if (alertKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

const QList<AlertKind> &allAlertKinds()
{
    using Kind = AlertKind;
    static const QList<Kind> all{Kind::Offline,     Kind::NotHashing,  Kind::Temperature,
                                 Kind::Rejects,     Kind::HashrateLow, Kind::PoolChanged,
                                 Kind::DriverBroken};
    return all;
}

EventSeverity alertSeverity(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Offline:
    case AlertKind::Rejects:
    case AlertKind::HashrateLow:
        return EventSeverity::Warning;
    case AlertKind::NotHashing:
    case AlertKind::Temperature:
    case AlertKind::PoolChanged:
    case AlertKind::DriverBroken:
        break;
    }
    return EventSeverity::Critical;
}

QString Alert::minerId() const
{
    return minerKey > 0 ? QLatin1Char('m') + QString::number(minerKey) : QString();
}

} // namespace coalface
