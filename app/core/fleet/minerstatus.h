// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <minersdk/result.h>

namespace coalface {

//! What is remembered of an answer. `before`: the newest sample until then.
void noteAnswer(MinerStatus &status, const std::optional<Telemetry> &before, const Telemetry &now);
//! What is remembered of a poll that failed.
void noteMiss(MinerStatus &status, const Error &error);

//! That a device with that MAC has got the address of this miner: no miss like others, what a person does about it is to scan.
Error otherDevice(const MinerRecord &miner, const QString &mac);
//! Whether that is what was remembered of a failure, also by a program before: its kind and its detail.
bool isOtherDevice(const QString &error, const QString &detail);
//! That a call was not even begun, as something else was under way with its miner for too long.
Error heldUp();
//! Likewise, whether it is that.
bool isHeldUp(const QString &error, const QString &detail);
//! The same where the driver was at other miners for too long.
Error driverHeldUp(const QString &driverType);
bool isDriverHeldUp(const QString &error, const QString &detail);
//! Likewise, of a device that answers with a fault of its own: the status of HTTP, "500"; empty: it is none.
QString ownFaultStatus(const QString &error, const QString &detail);
//! Likewise, of an answer that could not be used: what is wrong with it; empty: there is none, as far as that is known.
QString answerFault(const QString &error, const QString &detail);

} // namespace coalface
