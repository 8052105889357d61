// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>

namespace coalface {

//! What this process has used so far, as far as the system tells.
struct ProcessUsage
{
    qint64 residentBytes = 0;              //!< now; 0: not known (it is on Linux alone)
    std::optional<qint64> peakBytes;       //!< the most that was resident; Linux, macOS
    std::optional<qint64> cpuMilliseconds; //!< of all threads, in user and system mode; not on Windows
};
ProcessUsage processUsage();

} // namespace coalface
