// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "core/fleet/fleet.h"
#include "core/pools/poollibrary.h"

namespace coalface::cli {

//! Prints pools of the list: {"pools":[{id, name, url, user, pass, fallback, miners}]}; "miners" are the ids of
//! those that last said that they work for it, "fallback" is a name.
void printPools(Output &output, const QList<Pool> &pools, const PoolLibrary &library,
                const Fleet &fleet);

//! The pool that a person means by a name (any case) or id. Rejected: there is none.
Result<Pool> poolNamed(const QString &text, const PoolLibrary &library);

} // namespace coalface::cli
