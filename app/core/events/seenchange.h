// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/changeauthor.h"
#include "core/events/minersnapshot.h"

namespace coalface {

//! Whether it takes more than two looks at the miner to tell whose doing such an event was.
bool needsAuthor(EventKind kind);

//! One of those that eventsBetween() told of these looks, with what they tell of whose it was.
SeenChange seenChange(const Event &event, const MinerSnapshot &before, const MinerSnapshot &after);

} // namespace coalface
