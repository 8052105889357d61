// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/types.h>

#include <QJsonObject>

namespace coalface::bitaxe {

//! Every configured pool and which of them is in use. From v2.15.0 the slots of `pools[]`; before
//! that the pool is slot 0 and its fallback slot 1. Passwords are not read; from v2.15.0 the device
//! says that there is one.
PoolInfo poolsOf(const QJsonObject &info);

//! The pool in use: "host:port", with "stratum+ssl://" in front where the device says TLS, and its user. Both
//! empty when there is none.
PoolSlot activePool(const QJsonObject &info);

//! The pool that it goes to when the first one fails, of the slot that the device names for that, written likewise; its URL is empty
//! where none is configured. Nothing: the firmware does not tell (before v2.3.0).
std::optional<PoolSlot> fallbackPool(const QJsonObject &info);

} // namespace coalface::bitaxe
