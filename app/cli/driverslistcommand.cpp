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
    if (const QString problem = context().manager.problem(); !problem.isEmpty())
        output().problem(problem);
    QList<DriverOverview> drivers = context().manager.overview();
    for (DriverOverview &driver : drivers) {
        // One that runs may have something to say all the same: that another version was taken back, say.
        if (driver.info.detail.isEmpty())
            driver.info.detail = driver.reason;
    }
    if (output().isJson()) {
        QCborArray array;
        for (const DriverOverview &driver : std::as_const(drivers)) {
            QCborMap document = driverDocument(driver.info);
            document.insert(u"pinned"_s, driver.pinned);
            array << document;
        }
        output().document(QCborMap{{u"drivers"_s, array}});
    } else if (drivers.isEmpty()) {
        output().note(u"There is no driver; Coalface seems to be installed incompletely."_s);
    } else {
        TextTable table({u"DRIVER"_s, u"VERSION"_s, u"STATE"_s, u"SOURCE"_s, u"NAME"_s, u"DETAIL"_s});
        for (const DriverOverview &driver : std::as_const(drivers)) {
            const DriverInfo &info = driver.info;
            table.addRow({info.driverType,
                          driver.pinned ? u"%1 (pinned)"_s.arg(info.version) : info.version,
                          driverStateName(info.state), info.source, info.displayName, info.detail});
        }
        output().text(table.toString());
    }
    finish(exitDone);
}

} // namespace coalface::cli
