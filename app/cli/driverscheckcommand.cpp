// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/driverscheckcommand.h"

#include "cli/documents.h"
#include "cli/texttable.h"
#include "core/ports/drivermanager.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
//! The nearest word of the contract.
QString statusOf(const DriverOverview &driver)
{
    if (driver.removed)
        return u"not_installed"_s;
    switch (driver.condition) {
    case DriverCondition::UpdateAvailable:
        return u"update_available"_s;
    case DriverCondition::NewerThanBundled:
        return u"newer_than_bundled"_s;
    case DriverCondition::RunsBundled:
    case DriverCondition::Modified:
        return u"modified"_s;
    case DriverCondition::Untrusted:
        return u"not_installed"_s;
    case DriverCondition::Incompatible:
        return u"incompatible"_s;
    case DriverCondition::Missing:
    case DriverCondition::Failing:
    case DriverCondition::Broken:
        return u"error"_s;
    case DriverCondition::UpToDate:
    case DriverCondition::OnTrial:
    case DriverCondition::RolledBack:
    case DriverCondition::Disabled:
        break;
    }
    return driver.available.isEmpty() ? u"up_to_date"_s : u"update_available"_s;
}
} // namespace

QString DriversCheckCommand::prepare(const Arguments &)
{
    return {};
}

void DriversCheckCommand::start()
{
    context().manager.adoptBundled(false).then(this, [this](const Result<Done> &) { report(); });
}

void DriversCheckCommand::report()
{
    if (const QString problem = context().manager.problem(); !problem.isEmpty())
        output().problem(problem);
    const QList<DriverOverview> drivers = context().manager.overview();
    if (output().isJson()) {
        QCborArray array;
        for (const DriverOverview &driver : drivers) {
            array << QCborMap{{u"driver_type"_s, driver.info.driverType},
                              {u"current_version"_s, textOrNull(driver.info.version)},
                              {u"available_version"_s, textOrNull(driver.available)},
                              {u"status"_s, statusOf(driver)}};
        }
        output().document(QCborMap{{u"drivers"_s, array}});
    } else {
        TextTable table({u"DRIVER"_s, u"VERSION"_s, u"AVAILABLE"_s, u"STATUS"_s});
        for (const DriverOverview &driver : drivers) {
            table.addRow(
                {driver.info.driverType, driver.info.version, driver.available, statusOf(driver)});
        }
        output().text(table.toString());
        for (const DriverOverview &driver : drivers) {
            if (!driver.reason.isEmpty())
                output().note(driver.reason);
        }
    }
    finish(exitDone);
}

} // namespace coalface::cli
