// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/jobs.h>

#include <chrono>
#include <functional>

namespace coalface {

//! Looks at a device once: asks it, then either finishes the job or calls `again`.
using Look = std::function<void(const std::function<void()> &again)>;

//! Reads back after a write: looks `first` after now, and `pause` after each `again`, until the job has
//! ended (by finish(), by its deadline, by abort()). Call it after awaitConfirmation().
MINERSDK_EXPORT void readBack(WriteJob *job, std::chrono::milliseconds first,
                              std::chrono::milliseconds pause, Look look);

//! The same after a write that the device has taken. From the first look on the job ends with Outcome::Unknown and
//! `silence` (that it took it, and has not answered since) if it ends by itself; a look that could read the device says
//! otherwise, by awaitConfirmation().
MINERSDK_EXPORT void readBack(WriteJob *job, std::chrono::milliseconds first,
                              std::chrono::milliseconds pause, const QString &silence, Look look);

} // namespace coalface
