// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/preview.h"

namespace coalface {

//! Why one miner cannot be changed, or not now, in the person's language: "No: …". What a driver says in its own words
//! has no other and stands behind what it is about. `preview` is that of the other two, and not able.
QString obstacleText(const Surveyed &seen, const WriteRequest &wanted, const Preview &preview);

} // namespace coalface
