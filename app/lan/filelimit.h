// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coalface {

//! How many files and sockets this program may have open at once.
int fileLimit();
//! Raises that number as far as the system allows; returns it.
int raiseFileLimit();

} // namespace coalface
