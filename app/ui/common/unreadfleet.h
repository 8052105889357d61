// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"

namespace coalface {

//! Said where miners would be, instead of that there are none yet: that they cannot be read, and why, or not yet. Only while
//! Fleet::isUnread().
QString unreadFleetText(const Fleet &fleet);
//! The same without the reason, where that is told beside it or there is no room for it.
QString unreadFleetTitle(const Fleet &fleet);

} // namespace coalface
