// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/powermodes.h"

#include <minersdk/types.h>

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

//! What is sent to bring a device from one pair of frequency and voltage to another.
namespace coalface::bitaxe {

struct Pair
{
    double frequency = 0; //!< MHz
    int millivolts = 0;
};

//! Equal as far as the firmware's rounding goes.
bool operator==(const Pair &a, const Pair &b);

//! The configured pair in /api/system/info; empty unless both are there.
std::optional<Pair> pairOf(const QJsonObject &info);
Pair pairOf(const PowerMode &mode);
//! "525 MHz, 1150 mV"
QString shown(const Pair &pair);

//! Bodies of PATCH /api/system, in their order. Upwards one with both keys is right: the firmware
//! raises the voltage first. Downwards (both smaller) the frequency goes first, and the voltage follows
//! when the chip has slowed down; unless `atOnce`: where a change is only stored (before v2.4.0,
//! and while paused) there is nothing to wait for.
QList<QJsonObject> patchesFor(const Pair &from, const Pair &to, bool atOnce);
QJsonObject patchFor(const Pair &pair);

//! Whether the chip has come down to the frequency: `actualFrequency` (v2.14.0). Empty where the
//! firmware does not tell.
std::optional<bool> hasSlowedTo(double frequency, const QJsonObject &info);

//! Whether `shown`, which is neither of both, comes from a change half taken and `from` may be
//! restored: only if each of its values is an old or a new one (otherwise somebody else, or the
//! overheat protection, has changed it), and `from` is not above the device's lists.
bool mayRestore(const Pair &from, const Pair &to, const Pair &shown, const Options &options);

} // namespace coalface::bitaxe
