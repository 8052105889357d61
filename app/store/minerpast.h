// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/fleetstore.h"

namespace coalface {

class Connection;

//! As FleetStore::addresses().
Result<QList<UsedAddress>> addressesOf(Connection &connection, qint64 key);
//! As FleetStore::extent(). Counts the samples of a few miners only: each one of a year is a million.
Result<HistoryExtent> extentOf(Connection &connection, const QList<qint64> &keys);

} // namespace coalface
