// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace coalface {

//! How patient the application is with the hosts of drivers. Tests pass shorter times.
struct Supervision
{
    using ms = std::chrono::milliseconds;

    ms hello{5000};          //!< from the start of a host to its hello
    ms ping{5000};           //!< between two pings
    int unansweredPings = 3; //!< so many in a row: it hangs
    ms grace{2000};          //!< beyond a call's deadline: it hangs
    ms firstBackoff{1000};   //!< before the first restart; doubled with each further end
    ms longestBackoff{60000};
    int ends = 5; //!< so many unexpected ends within the window: broken
    ms window{std::chrono::minutes(10)};
    ms farewell{1000}; //!< how long a host that is told to end may take
};

} // namespace coalface
