// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/texttable.h"
#include "core/ports/drivermetricslog.h"

#include <QCborMap>
#include <QLocale>

namespace coalface::cli {

//! Every key is always there. Where nothing was counted (`hours` 0) all that would be a count is null: nobody
//! knows. A class that did not occur among counted calls is 0.
QCborMap driverFiguresDocument(const DriverFigures &figures);
//! The same for people.
TextTable driverFiguresTable(const QList<DriverFigures> &all, const QLocale &locale = {});

} // namespace coalface::cli
