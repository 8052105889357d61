// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coalface {

//! How long readings are kept, in days; 0: for ever.
struct Retention
{
    int samples = 30;
    int quarters = 366; //!< sums of 15 minutes; not shorter than the samples
    int hours = 0;      //!< sums of hours; not shorter than those of 15 minutes

    friend bool operator==(const Retention &, const Retention &) = default;
};

} // namespace coalface
