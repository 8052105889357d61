// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coalface {

//! What a counter added from one reading to the next. Where it began anew that is what it has counted since, the least that it can have
//! been. One that has fallen by less than a half did not begin anew: where the clock was set back, readings of before and after that lie
//! between each other, and what is negative here is in the growth beside it once more.
constexpr double countGrowth(double before, double after)
{
    return after < before && 2 * after < before ? after : after - before;
}

} // namespace coalface
