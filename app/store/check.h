// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/databasekeeper.h"

#include <functional>

namespace coalface {

class Connection;

//! Looks through the database, table by table. What is wrong stands in the report, and is noted for the next opening, which then
//! sets the file aside. `control`: may be null.
Result<DatabaseReport> checkTables(Connection &connection, const std::function<bool()> &isCancelled,
                                   const DatabaseKeeper::Control &control);

} // namespace coalface
