// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/driverslistcommand.h"

#include "cli/documents.h"
#include "cli/texttable.h"
#include "core/ports/drivermanager.h"

#include <QCborArray>

namespace coalface::cli {

using namespace Qt::StringLiterals;

QString DriversListCommand::prepare(const Arguments &)
{
    return {};
}

void DriversListCommand::start()
{
    context().manager.adoptBundled(false).then(this, [this](const Result<Done> &) { report(); });
}

void DriversListCommand::report()
{
    QList<DriverInfo> drivers;
    for (const DriverOverview &overview : context().manager.overview()) {
        drivers.append(overview.info);
        // One that runs may have something to say all the same: that another version was taken back, say.
        if (overview.info.detail.isEmpty())
            drivers.last().detail = overview.reason;
    }
    if (output().isJson()) {
        QCborArray array;
        for (const DriverInfo &driver : drivers)
            array << driverDocument(driver);
        output().document(QCborMap{{u"drivers"_s, array}});
    } else if (drivers.isEmpty()) {
        output().note(u"There is no driver; Coalface seems to be installed incompletely."_s);
    } else {
        TextTable table({u"DRIVER"_s, u"VERSION"_s, u"STATE"_s, u"SOURCE"_s, u"NAME"_s, u"DETAIL"_s});
        for (const DriverInfo &driver : drivers) {
            table.addRow({driver.driverType, driver.version, driverStateName(driver.state),
                          driver.source, driver.displayName, driver.detail});
        }
        output().text(table.toString());
    }
    finish(exitDone);
}

} // namespace coalface::cli
