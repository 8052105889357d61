// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"
#include "core/ports/driversession.h"

namespace coalface {

//! Why the device that says `seen` of itself at the miner's address is not that miner; empty when it is, as
//! far as can be told: by the MAC, else the serial number, else the model.
QString whyAnotherDevice(const MinerRecord &record, const Identity &seen);

//! The miner as it was seen right before it is changed.
struct CheckedMiner
{
    Identity identity;
    std::optional<VersionInfo> info; //!< empty: its driver does not tell what it can do
};

//! Asks the device who it is, before a secret or a change goes to its address. Rejected: another
//! device answers there. The record is what the fleet says of `miner`; `session` lives longer.
QFuture<Result<CheckedMiner>> checkIdentity(DriverSession &session, const MinerRef &miner,
                                            const MinerRecord &record);

} // namespace coalface
