// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/store/choices.h"

namespace coalface {

//! What state.json most likely said, when it and the one before it are lost: of each driver in the user's
//! folder the highest version whose files are whole. Reads them all; for a worker thread.
DriverChoices rebuiltChoices(const QString &folder);

} // namespace coalface
