// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driverdirectory.h"
#include "drivers/driverfiles.h"
#include "drivers/semver.h"

#include <QJsonObject>

namespace coalface {

//! One version of a driver as it lies on the disk, in <driver_type>/<version>/.
struct DriverVersion
{
    //! state is Stopped when it can be used, else Missing or Incompatible with the sentence in detail.
    DriverInfo info;
    std::optional<SemVer> version; //!< nothing when the folder's name is no version
    DriverFiles files;

    bool isUsable() const { return info.state == DriverState::Stopped; }
};

//! Reads the manifest in `folder` and the library's metadata and compares them. Runs nothing of the
//! driver and hashes nothing. `source`: "bundled" or "local".
DriverVersion readDriverVersion(const QString &folder, const QString &source);

//! "[a-z][a-z0-9_]{1,63}": what may be the name of a driver.
bool isDriverType(const QString &text);

} // namespace coalface
