// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coalface {

class Connection;

//! Adds the miners of the attached database "source" whose rows could not be read, as far as its indexes and its other tables know
//! them: else nothing would belong to anyone, and all readings would be lost with one page. What a device tells of itself
//! comes back when it is found the next time. How many were added; less than 0: they could not be written.
int salvageMiners(Connection &target);

} // namespace coalface
