// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `drivers metrics`: what each version of a driver did in the last hours, in every program on this folder.
class DriversMetricsCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    void report(const QList<DriverFigures> &all);
    //! Of that driver: the version that runs first, also if nothing was counted of it.
    static QList<DriverFigures> ofDriver(const QString &driverType, const QString &version,
                                         const QList<DriverFigures> &all);

    QStringList m_types; //!< empty: all
    int m_hours = 24;
};

} // namespace coalface::cli
