// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driverchangelog.h"
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
    QString folder;                //!< absolute
    QByteArray manifest; //!< SHA-256 of manifest.json, lower-case hex; empty: it cannot be read
    DriverFiles files;
    DriverChangelog changelog;
    bool isDamaged = false; //!< it cannot be used because its files are not those of its manifest

    bool isUsable() const { return info.state == DriverState::Stopped; }
};

//! Reads the manifest in `folder` and the library's metadata and compares them. Runs nothing of the
//! driver and hashes nothing. `source`: "bundled" or "local".
DriverVersion readDriverVersion(const QString &folder, const QString &source);
//! The same of a folder that is not called <driver_type>/<version>.
DriverVersion readDriverVersion(const QString &folder, const QString &source,
                                const QString &driverType, const QString &version);

//! All that lie in `folder`, in <driver_type>/<version>/; a folder that is missing holds none.
QList<DriverVersion> readDriverVersions(const QString &folder, const QString &source);
//! Of one driver.
QList<DriverVersion> readDriverVersions(const QString &folder, const QString &driverType,
                                        const QString &source);

//! "[a-z][a-z0-9_]{1,63}": what may be the name of a driver.
bool isDriverType(const QString &text);

} // namespace coalface
