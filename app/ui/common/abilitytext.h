// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/types.h>

namespace coalface {

//! What a miner can do, as the end of "It can …".
QString abilityText(Capability capability);

} // namespace coalface
