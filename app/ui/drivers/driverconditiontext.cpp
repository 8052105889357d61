// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverconditiontext.h"

#include "ui/common/bidi.h"

#include <QCoreApplication>

namespace coalface {

namespace {
struct DriverText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::DriverText)
};
} // namespace

const QList<DriverCondition> &allDriverConditions()
{
    static const QList<DriverCondition>
        conditions{DriverCondition::Broken,       DriverCondition::Failing,
                   DriverCondition::Incompatible, DriverCondition::Missing,
                   DriverCondition::Modified,     DriverCondition::Untrusted,
                   DriverCondition::RunsBundled,  DriverCondition::RolledBack,
                   DriverCondition::OnTrial,      DriverCondition::UpdateAvailable,
                   DriverCondition::UpToDate,     DriverCondition::NewerThanBundled,
                   DriverCondition::Disabled};
    return conditions;
}

QString driverTitle(const DriverOverview &driver)
{
    return isolated(driver.info.displayName.isEmpty() ? driver.info.driverType
                                                      : driver.info.displayName);
}

QString driverConditionWord(DriverCondition condition)
{
    switch (condition) {
    case DriverCondition::UpToDate:
        return DriverText::tr("Up to date");
    case DriverCondition::UpdateAvailable:
        return DriverText::tr("Update available");
    case DriverCondition::OnTrial:
        return DriverText::tr("On trial");
    case DriverCondition::NewerThanBundled:
        return DriverText::tr("Newer than bundled");
    case DriverCondition::RolledBack:
        return DriverText::tr("Rolled back");
    case DriverCondition::RunsBundled:
        return DriverText::tr("Bundled copy runs");
    case DriverCondition::Modified:
        return DriverText::tr("Modified");
    case DriverCondition::Missing:
        return DriverText::tr("Missing");
    case DriverCondition::Untrusted:
        return DriverText::tr("Not trusted");
    case DriverCondition::Incompatible:
        return DriverText::tr("Incompatible");
    case DriverCondition::Failing:
        return DriverText::tr("Failing");
    case DriverCondition::Broken:
        return DriverText::tr("Broken");
    case DriverCondition::Disabled:
        break;
    }
    return DriverText::tr("Disabled");
}

QString driverConditionSentence(const DriverOverview &driver)
{
    const QString running = isolated(driver.info.version);
    if (driver.removed)
        return DriverText::tr("It was removed; enable it to have it back.");
    switch (driver.condition) {
    case DriverCondition::UpToDate:
        return DriverText::tr("It is up to date.");
    case DriverCondition::UpdateAvailable:
        //: %1 is a version
        return DriverText::tr("Version %1 is available.").arg(isolated(driver.available));
    case DriverCondition::OnTrial:
        return DriverText::tr("Version %1 is new and watched; it goes back by itself if it fails.")
            .arg(running);
    case DriverCondition::NewerThanBundled:
        return DriverText::tr("It is newer than the version that comes with Coalface.");
    case DriverCondition::RolledBack:
        return DriverText::tr("A newer version was bad here, so version %1 runs.").arg(running);
    case DriverCondition::RunsBundled:
        return DriverText::tr("The copy in your folder cannot be used, so the one that comes with "
                              "Coalface runs in its place.");
    case DriverCondition::Modified:
        return DriverText::tr("Its files are not those that were installed, so it does not run.");
    case DriverCondition::Missing:
        return DriverText::tr("Its files are gone, so it does not run.");
    case DriverCondition::Untrusted:
        return DriverText::tr("It lies in your folder, but nobody has said that it may run.");
    case DriverCondition::Incompatible:
        return DriverText::tr(
            "It was made for another Coalface or another computer, or what it says "
            "of itself is wrong; so it does not run.");
    case DriverCondition::Failing:
        return DriverText::tr("It ended unexpectedly and is being started again.");
    case DriverCondition::Broken:
        return DriverText::tr("It does not keep running, so it is not started any more.");
    case DriverCondition::Disabled:
        break;
    }
    return DriverText::tr("It is switched off; its miners are not asked.");
}

QString driverActionLabel(DriverAction action)
{
    switch (action) {
    case DriverAction::None:
        break;
    case DriverAction::Update:
        return DriverText::tr("&Update");
    case DriverAction::Repair:
        return DriverText::tr("Re&pair");
    case DriverAction::Install:
        return DriverText::tr("I&nstall…");
    case DriverAction::RollBack:
        return DriverText::tr("Roll &back to…");
    case DriverAction::Enable:
        return DriverText::tr("&Enable");
    case DriverAction::Reload:
        return DriverText::tr("Re&load");
    }
    return {};
}

QString driverStepWord(std::optional<DriverManager::Step> step)
{
    if (!step)
        return DriverText::tr("Starting…");
    switch (*step) {
    case DriverManager::Step::Checking:
        return DriverText::tr("Checking…");
    case DriverManager::Step::Copying:
        return DriverText::tr("Copying…");
    case DriverManager::Step::Testing:
        return DriverText::tr("Testing…");
    case DriverManager::Step::Switching:
        break;
    }
    return DriverText::tr("Switching…");
}

QString driverChangeSentence(const DriverChange &change, const QString &name)
{
    const QString from = isolated(change.from);
    const QString to = isolated(change.to);
    const QString error = change.error.isEmpty() ? DriverText::tr("No reason was given.")
                                                 : change.error;
    switch (change.status) {
    case DriverChange::Status::Updated:
        if (change.from.isEmpty() || change.from == change.to)
            //: %1 is a driver, %2 its version
            return DriverText::tr("%1 was repaired; version %2 runs.").arg(name, to);
        //: %1 is a driver, %2 and %3 its versions
        return DriverText::tr("%1 was updated from %2 to %3.").arg(name, from, to);
    case DriverChange::Status::OnTrial:
        //: %1 is a driver, %2 its version
        return DriverText::tr(
                   "%1 runs version %2 now, on trial: it goes back by itself if it fails.")
            .arg(name, to);
    case DriverChange::Status::Unchanged:
        return DriverText::tr("%1: there was nothing to do.").arg(name);
    case DriverChange::Status::RolledBack:
        if (change.from.isEmpty())
            return DriverText::tr("%1 went back to %2.").arg(name, to);
        return DriverText::tr("%1 went back from %2 to %3.").arg(name, from, to);
    case DriverChange::Status::Installed:
        return DriverText::tr("%1 was installed; version %2 runs.").arg(name, to);
    case DriverChange::Status::Enabled:
        return DriverText::tr("%1 is enabled.").arg(name);
    case DriverChange::Status::Disabled:
        return DriverText::tr("%1 is disabled.").arg(name);
    case DriverChange::Status::Reloaded:
        return DriverText::tr("%1 was reloaded.").arg(name);
    case DriverChange::Status::Pinned:
        //: %1 is a driver, %2 its version
        return DriverText::tr("%1 stays at version %2.").arg(name, to);
    case DriverChange::Status::Unpinned:
        return DriverText::tr("%1 can be updated again.").arg(name);
    case DriverChange::Status::Removed:
        return DriverText::tr("%1 was removed.").arg(name);
    case DriverChange::Status::Refused:
        //: %1 is a driver, %2 a sentence with the reason
        return DriverText::tr("%1 was left alone: %2").arg(name, error);
    case DriverChange::Status::Failed:
        break;
    }
    //: %1 is a driver, %2 a sentence with the reason
    return DriverText::tr("%1 is as it was: %2").arg(name, error);
}

QString driverSourceWord(const QString &source)
{
    if (source == QLatin1String("bundled"))
        return DriverText::tr("Bundled");
    if (source == QLatin1String("local"))
        return DriverText::tr("Local");
    return source;
}

} // namespace coalface
