// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"
#include "core/ports/driversession.h"

namespace coalface {

//! What tells another device from the miner.
struct Difference
{
    QString what;  //!< "MAC", "serial number"; "a", of the model; "host name"
    QString seen;  //!< its own
    QString known; //!< the miner's
    bool isName = false; //!< of the host name, which a person can change: it may be that miner all the same
};

//! Between the miner and the device that says `seen` of itself at its address; nothing when it is that miner, as far as
//! can be told: by the MAC, else the serial number, else the model and the host name.
std::optional<Difference> differenceFrom(const MinerRecord &record, const Identity &seen);

//! The same as a sentence for who asks the miner something, or is about to change it; empty when it is that one.
QString whyAnotherDevice(const MinerRecord &record, const Identity &seen);

//! The miner as it was seen right before it is changed, or after that.
struct CheckedMiner
{
    Identity identity;
    std::optional<VersionInfo> info; //!< empty: its driver does not tell what it can do
};

//! How long a device may take to say who it is.
struct IdentityPatience
{
    std::chrono::milliseconds info{10'000};
    std::chrono::milliseconds announcedInfo{16'000}; //!< of one that only announces itself
    std::chrono::milliseconds probe{6000};           //!< where the driver does not tell otherwise
};

//! Asks the device who it is, whoever that is. `session` lives longer.
QFuture<Result<CheckedMiner>> askIdentity(DriverSession &session, const MinerRef &miner,
                                          const MinerRecord &record,
                                          const IdentityPatience &patience = {});

//! Asks the device who it is, before a secret or a change goes to its address. Rejected: another
//! device answers there. The record is what the fleet says of `miner`.
QFuture<Result<CheckedMiner>> checkIdentity(DriverSession &session, const MinerRef &miner,
                                            const MinerRecord &record);

} // namespace coalface
