// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/driversmetricscommand.h"

#include "cli/driverfigures.h"
#include "cli/texttable.h"
#include "core/ports/drivermanager.h"

#include <QCborArray>

#include <algorithm>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr int hoursOfAYear = 366 * 24;
}

QString DriversMetricsCommand::prepare(const Arguments &arguments)
{
    m_types = arguments.operands;
    m_types.removeDuplicates();
    const Result<int> hours = arguments.number(u"hours"_s, 24, 1, hoursOfAYear);
    if (!hours)
        return hours.error().detail;
    m_hours = *hours;
    return {};
}

void DriversMetricsCommand::start()
{
    const QDateTime since = context().clock.now().addSecs(qint64(-3600) * m_hours);
    context().metrics.read(since).then(this, [this](const Result<QList<DriverFigures>> &read) {
        if (read)
            report(*read);
        else
            fail(read.error());
    });
}

void DriversMetricsCommand::report(const QList<DriverFigures> &all)
{
    QList<DriverInfo> drivers = context().drivers.drivers();
    for (const DriverFigures &figures : all) { // those of drivers that are gone
        const auto isOfIt = [&](const DriverInfo &driver) {
            return driver.driverType == figures.sum.driverType;
        };
        if (std::none_of(drivers.cbegin(), drivers.cend(), isOfIt)) {
            drivers.append(DriverInfo());
            drivers.last().driverType = figures.sum.driverType;
        }
    }
    for (const QString &type : std::as_const(m_types)) {
        if (std::none_of(drivers.cbegin(), drivers.cend(),
                         [&](const DriverInfo &driver) { return driver.driverType == type; }))
            return refuse(
                u"There is no driver \"%1\". Those there are: coalface-cli drivers list."_s.arg(
                    type));
    }
    QList<DriverFigures> shown;
    for (const DriverInfo &driver : std::as_const(drivers)) {
        if (m_types.isEmpty() || m_types.contains(driver.driverType))
            shown += ofDriver(driver.driverType, driver.version, all);
    }
    if (output().isJson()) {
        QCborArray array;
        for (const DriverFigures &figures : std::as_const(shown))
            array << driverFiguresDocument(figures);
        output().document(QCborMap{{u"drivers"_s, array}});
    } else {
        output().text(driverFiguresTable(shown).toString());
    }
    finish(exitDone);
}

QList<DriverFigures> DriversMetricsCommand::ofDriver(const QString &driverType,
                                                     const QString &version,
                                                     const QList<DriverFigures> &all)
{
    QList<DriverFigures> figures;
    for (const DriverFigures &one : all) {
        if (one.sum.driverType == driverType)
            figures.append(one);
    }
    const auto running = std::find_if(figures.begin(), figures.end(), [&](const DriverFigures &one) {
        return one.sum.version == version;
    });
    if (running != figures.end()) {
        std::rotate(figures.begin(), running, running + 1);
    } else if (!version.isEmpty()) {
        figures.prepend(DriverFigures());
        figures.first().sum.driverType = driverType;
        figures.first().sum.version = version;
    }
    return figures;
}

} // namespace coalface::cli
