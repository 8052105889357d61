// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nmminer/pools.h"

#include <QJsonObject>

#include <optional>

//! What a change of a pool means on v2: which wishes are refused before anything is sent, what is sent,
//! and what the device must show afterwards. Pure; the conversation is PoolWriter's.
namespace coalface::nmminer {

//! Longer ones sent firmware 1.6.02 into a reboot loop that only a flash tool ends.
inline constexpr qsizetype longestPassword = 19;

//! A sentence where the wish must not reach the device: a slot other than 0 and 1, no usable address, a
//! password longer than 19 bytes, control characters.
std::optional<QString> whyRefused(const PoolSettings &wanted);

//! The keys of POST /api/setting/mining that differ from what the slot holds; empty when nothing does.
//! `now` was read with the wanted password.
QJsonObject changesFor(const MiningSlot &now, const PoolSettings &wanted);

//! Whether the slot holds what was wanted; read with the wanted password.
bool isStored(const MiningSlot &now, const PoolSettings &wanted);
//! Whether this pool and worker, as /api/system/info names them, are what was wanted.
bool isInUse(const QString &poolInUse, const QString &workerInUse, const PoolSettings &wanted);

//! Whether pool and worker in use can show that this change has come into effect: not when the miner
//! works for the other slot, nor when only the password changes.
bool isVisible(const MiningSettings &before, const QString &poolInUse, const QJsonObject &changes,
               int slot);

//! The known defect of v2.0.02 and v2.0.04: what was saved comes back without a host (issue 196).
bool cameBackEmpty(const MiningSlot &before, const MiningSlot &now);

} // namespace coalface::nmminer
