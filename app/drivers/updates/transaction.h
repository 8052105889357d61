// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/store/choices.h"
#include "drivers/updates/package.h"
#include "drivers/updates/selection.h"

#include <QStringList>

#include <functional>

namespace coalface {

// The steps of an update that change the disk. Each either happens as a whole or leaves everything as it
// was, whenever the program is killed. Errors are Rejected (a rule says no) or Internal (the disk does). For a worker
// thread.

//! What a person asked for.
struct InstallRequest
{
    bool trusted = false;  //!< a person said that these files may run
    bool takesBad = false; //!< also one that was taken back here, or is older than what is to run
};

//! Whether the rules allow it; `bundled` are the versions that come with the program.
Result<Done> allowed(const DriverPackage &package, const DriverChoice &choice,
                     const QList<DriverVersion> &bundled, const InstallRequest &request);

//! Copies it into the user's folder, where nothing refers to it yet.
Result<DriverVersion> placed(const QString &store, const DriverPackage &package);

//! Takes away what was placed, unless somebody decided for it before.
void withdrawn(const QString &store, const DriverVersion &version);

//! From now on that version, which was placed, runs: on trial where another one did before, else for good.
Result<DriverChoice> committed(const QString &store, const DriverVersion &version,
                               const QDateTime &now);

//! Goes back to that version, which lies in the user's folder or comes with the program, for good.
Result<DriverChoice> wentBack(const QString &store, const DriverFacts &facts,
                              const QString &version);

//! Any other change to what was decided about one driver.
Result<DriverChoice> decided(const QString &store, const QString &driverType,
                             const std::function<void(DriverChoice &)> &change);

//! Takes away every copy of it. What comes with the program, too (`isOurs`), is remembered as removed; of any other
//! nothing is left. Killed in between, it is removed, and doing it again takes away the rest.
Result<DriverChoice> removedDriver(const QString &store, const QString &driverType, bool isOurs);

//! Removes versions that nothing refers to any more. What fails is left for the next time.
void removeUnused(const QString &store, const QString &driverType, const QStringList &inUse);

} // namespace coalface
