// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/drivermanager.h"

namespace coalface {

QString driverConditionName(DriverCondition condition)
{
    switch (condition) {
    case DriverCondition::UpToDate:
        return QStringLiteral("up_to_date");
    case DriverCondition::UpdateAvailable:
        return QStringLiteral("update_available");
    case DriverCondition::OnTrial:
        return QStringLiteral("on_trial");
    case DriverCondition::NewerThanBundled:
        return QStringLiteral("newer_than_bundled");
    case DriverCondition::RolledBack:
        return QStringLiteral("rolled_back");
    case DriverCondition::RunsBundled:
        return QStringLiteral("runs_bundled");
    case DriverCondition::Modified:
        return QStringLiteral("modified");
    case DriverCondition::Missing:
        return QStringLiteral("missing");
    case DriverCondition::Untrusted:
        return QStringLiteral("untrusted");
    case DriverCondition::Incompatible:
        return QStringLiteral("incompatible");
    case DriverCondition::Failing:
        return QStringLiteral("failing");
    case DriverCondition::Broken:
        return QStringLiteral("broken");
    case DriverCondition::Disabled:
        break;
    }
    return QStringLiteral("disabled");
}

QString driverChangeName(DriverChange::Status status)
{
    switch (status) {
    case DriverChange::Status::Updated:
        return QStringLiteral("updated");
    case DriverChange::Status::OnTrial:
        return QStringLiteral("on_trial");
    case DriverChange::Status::Unchanged:
        return QStringLiteral("unchanged");
    case DriverChange::Status::RolledBack:
        return QStringLiteral("rolled_back");
    case DriverChange::Status::Installed:
        return QStringLiteral("installed");
    case DriverChange::Status::Enabled:
        return QStringLiteral("enabled");
    case DriverChange::Status::Disabled:
        return QStringLiteral("disabled");
    case DriverChange::Status::Reloaded:
        return QStringLiteral("reloaded");
    case DriverChange::Status::Pinned:
        return QStringLiteral("pinned");
    case DriverChange::Status::Unpinned:
        return QStringLiteral("unpinned");
    case DriverChange::Status::Removed:
        return QStringLiteral("removed");
    case DriverChange::Status::Refused:
        return QStringLiteral("refused");
    case DriverChange::Status::Failed:
        break;
    }
    return QStringLiteral("failed");
}

} // namespace coalface
