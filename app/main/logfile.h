// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! Sends Qt's log messages, from every thread, to <folder>/coalface.log: one line each with time,
//! program, level and category. The file of several programs is one; beyond 2 MiB it becomes
//! coalface.log.1 at the next start. Call once, after the application object is made.
//! `alsoStderr`: the same lines on standard error. Where the file cannot be written, warnings go to
//! standard error instead.
void startLog(const QString &folder, bool alsoStderr);

} // namespace coalface
