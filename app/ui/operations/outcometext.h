// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/outcomes.h"

namespace coalface {

//! What came of one miner of a change, and what to do about it, in the person's language. What a driver says in its own
//! words has no other and stands behind, in brackets.
QString outcomeText(const TargetReport &report);

} // namespace coalface
