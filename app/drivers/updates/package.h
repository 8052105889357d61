// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/driverversion.h"

#include <minersdk/result.h>

#include <QTemporaryDir>

#include <memory>

namespace coalface {

//! A version of a driver that somebody wants to install, wherever it lies.
struct DriverPackage
{
    DriverVersion version; //!< usable, its files whole
    //! Holds the files of a loose library, which has no manifest of its own; else null.
    std::shared_ptr<QTemporaryDir> made;
};

//! Reads `path`, a driver's folder with manifest.json or a loose library, and checks everything that can be
//! checked without running it. Rejected, with a sentence, when it cannot be installed. Reads all files: for a worker
//! thread.
Result<DriverPackage> readPackage(const QString &path);

} // namespace coalface
