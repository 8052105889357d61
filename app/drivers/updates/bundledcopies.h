// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/driverversion.h"

#include <minersdk/result.h>

#include <QDateTime>

namespace coalface {

//! First start, or a start after the program was updated: copies the drivers that come with it into the
//! user's folder and makes them the active ones where nothing was decided yet. Of a driver that was copied
//! before, a newer version is taken (on trial) only if `takeUpdates`; one that a person installed, pinned,
//! changed or removed is left alone. Doing it twice, or being killed in the middle, does no harm. For a worker thread.
Result<Done> copyBundled(const QString &store, const QList<DriverVersion> &bundled,
                         bool takeUpdates, const QDateTime &now);

} // namespace coalface
