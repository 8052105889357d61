// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/writing.h"

//! What can be changed at a device. Each takes a job and settles it: nothing is sent that the model or
//! its firmware does not have, every request leaves once, and only the device's own state counts as
//! done.
namespace coalface::avalon_nano {

//! Done when WORKMODE (Nano 3: WORKLEVEL) shows it. The device refuses while it calibrates.
void changeMode(const Device &device, ModeJob *job);

//! Done when the device runs for a shorter time than before. It is away for one to four minutes.
void restartDevice(const Device &device, RestartJob *job);

//! Why a mode, or a pool, would be refused now; empty: it would not.
QString whyNoModeNow(const Snapshot &now);
QString whyNoPoolNow(const Credentials &login);

//! Into standby (softoff) and out of it (softon).
void changeStandby(const Device &device, WriteJob *job, bool standBy);

//! Stores it with `setpool`. With pool().restart it restarts the device and is done when `pools` shows the
//! pool; without, NotConfirmed: what is stored cannot be read back before a restart. Wants the login of the device's web page in the job's credentials ("user", "password").
void changePool(const Device &device, PoolJob *job);

//! The device runs for a shorter time than before, or than since the change was sent. Its two clocks are
//! compared each with itself: they differ, and a reading may lack one.
bool hasRestarted(const Snapshot &now, const Snapshot &before, qint64 secondsSinceSent);

} // namespace coalface::avalon_nano
