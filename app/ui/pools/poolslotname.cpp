// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/poolslotname.h"

#include "core/pools/poolwishes.h"

#include <QCoreApplication>

namespace coalface {

namespace {

struct PoolSlotName
{
    Q_DECLARE_TR_FUNCTIONS(coalface::PoolSlotName)
};

} // namespace

QString poolSlotName(int slot)
{
    if (slot == 0)
        //: the pool that a miner works for, as against its fallback
        return PoolSlotName::tr("Pool");
    if (slot == fallbackSlot)
        //: the pool that a miner goes to when its first one fails
        return PoolSlotName::tr("Fallback");
    //: %1 is a number from 3: one of a miner's further pools
    return PoolSlotName::tr("Pool %1").arg(slot + 1);
}

} // namespace coalface
