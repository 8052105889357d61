// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

namespace coalface {

//! How the fleet does, in a few lines: "1 Offline, 11 Online", its hashrate and power, and what waits for a person.
QString traySummary(const WindowContext &context);

} // namespace coalface
