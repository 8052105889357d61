// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/databasekeeper.h"

namespace coalface {

struct SqlFailure;

//! Writes a copy of the database `source` to `file`, which appears when it is complete. On any thread but the GUI's; the source may be
//! in use. Rejected where `file` exists. `failure`: what the database said, if that was the reason; may be null.
Result<DatabaseReport> writeBackup(const QString &source, const QString &file,
                                   const std::function<bool()> &isCancelled,
                                   const DatabaseKeeper::Control &control,
                                   SqlFailure *failure = nullptr);

//! What is wrong with a file that is to be restored, as a sentence; empty: nothing. Looks through all of it.
QString whyNotRestorable(const QString &file);

} // namespace coalface
