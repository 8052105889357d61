// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/operations/identitycheck.h"
#include "core/operations/outcomes.h"

namespace coalface {

//! A device can hand its address over at any time, also between the last question who it is and the write: then another
//! one is written to, reads back as that, and its answers tell nothing of the miner. So it is asked once more afterwards.

//! Whether it matters who answers afterwards: it was sent, and the report says what a device showed then, or that none
//! did for as long as was waited. Of a restart that was not waited for nobody is there to be asked. `times`: of the write.
bool isAboutADevice(const TargetReport &report, const WriteRequest &request,
                    const WriteTimes &times);

//! It has answered a moment ago, or there is nothing to wait for: nobody is kept waiting for this.
inline constexpr IdentityPatience afterwardsPatience{std::chrono::milliseconds(3000),
                                                     std::chrono::milliseconds(3000),
                                                     std::chrono::milliseconds(2000)};

//! The report, as it stands where that was seen at the address afterwards: handedOver() if it is another device for
//! certain.
TargetReport reportAfterwards(const TargetReport &report, const Fleet &fleet,
                              const MinerRecord &record, const Result<CheckedMiner> &seen);

} // namespace coalface
