// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/simulated/settings.h"

#include <QJsonObject>
#include <QString>

namespace coalface::simulator::bitaxe {

//! The value of a key in any case, as the firmware looks them up.
QJsonValue lookUp(const QJsonObject &object, const char *key);

//! Sets one "stratum…" key of a pool. False where the firmware refuses the value; a key that is none
//! of a pool's is taken and ignored.
bool setPoolKey(PoolSlot &pool, const QString &key, const QJsonValue &value);

//! A whole record (from 2.15): it replaces the slot, what it leaves out goes to the defaults. A password
//! of five stars keeps the one in `current`. Nothing where the firmware refuses it.
std::optional<PoolSlot> poolFromRecord(const QJsonObject &record,
                                       const std::optional<PoolSlot> &current);

} // namespace coalface::simulator::bitaxe
