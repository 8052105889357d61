// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace coalface {

//! Whether a process of that id exists on this computer; false for 0 and below.
bool processAlive(qint64 pid);

} // namespace coalface
