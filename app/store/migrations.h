// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coalface {

class Connection;

//! The newest version of the schema that this program knows: the number of its migrations.
int newestSchema();
//! Brings the database to the newest schema in one transaction, whatever another program does at the
//! same time. Precondition: it is not newer than that. `version`: only up to that one; for tests of what older programs left.
bool migrate(Connection &connection, int version = newestSchema());
//! What can be set only before the first table is made.
bool prepareNewDatabase(Connection &connection);

} // namespace coalface
