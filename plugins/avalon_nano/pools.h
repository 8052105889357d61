// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/types.h>

#include <QJsonArray>

#include <optional>

namespace coalface::avalon_nano {

//! The section POOLS: every configured pool. The active one is that with "Stratum Active", not the first
//! and not the one that is "Alive". Passwords (the Avalon Q tells them) are not kept; `hasPassword` says
//! whether the active one has one.
PoolInfo poolsOf(const QJsonArray &pools);

//! URL of the active pool as the device writes it, empty when none is.
QString activePoolUrl(const QJsonArray &pools);
//! Its worker.
QString activePoolUser(const QJsonArray &pools);
//! The pool that it goes to when the first one fails, the second by priority; its URL is empty where the device has one pool only.
//! Nothing: it told none at all.
std::optional<PoolSlot> fallbackPool(const QJsonArray &pools);
//! What the active pool asks for, empty when there is none.
std::optional<double> activePoolDifficulty(const QJsonArray &pools);

//! Whether two addresses of a pool are the same: the scheme "stratum+tcp://" may be left out, case does
//! not count.
bool isSamePool(const QString &a, const QString &b);

} // namespace coalface::avalon_nano
