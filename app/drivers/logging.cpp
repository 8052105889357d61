// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/logging.h"

namespace coalface {

Q_LOGGING_CATEGORY(driversLog, "coalface.drivers")

} // namespace coalface
