// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/updates/selection.h"

#include <minersdk/result.h>

//! What the driver manager does to the disk, step by step as its actions do it, but without hosts. A house
//! is a folder with the program's drivers in bundled/ and the user's in miner_drivers/.
namespace coalface::storesteps {

QString storeOf(const QString &house);

//! What is on the disk of the test driver; unlike the catalogue's, all files are read.
DriverFacts factsOf(const QString &house);

//! "install VERSION", "roll back VERSION", "adopt" (the first start), "repair VERSION" (with the program's),
//! "remove DRIVER" or "tidy" (removes versions that nothing refers to).
Result<Done> perform(const QString &house, const QString &action);

} // namespace coalface::storesteps
