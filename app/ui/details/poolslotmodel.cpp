// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/poolslotmodel.h"

#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"
#include "ui/pools/poolslotname.h"

namespace coalface {

void PoolSlotModel::setPools(const QList<PoolSlot> &pools)
{
    beginResetModel();
    m_pools = pools;
    endResetModel();
}

int PoolSlotModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pools.size());
}

int PoolSlotModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PoolSlotModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_pools.size()
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const PoolSlot &pool = m_pools[index.row()];
    const auto shown = [](const QString &text) {
        return text.isEmpty() ? units::unknown() : isolated(text);
    };
    switch (index.column()) {
    case PlaceColumn:
        return poolSlotName(pool.slot);
    case UrlColumn:
        return shown(pool.url);
    case UserColumn:
        return shown(pool.user);
    case UseColumn:
        return pool.active ? tr("in use") : QString();
    default:
        return {};
    }
}

QVariant PoolSlotModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    //: heading of "Pool", "Fallback", "Pool 3", …: what a pool is set as
    const QString place = tr("Set as");
    return columnHeading(section, orientation, role, {place, tr("URL"), tr("Worker"), tr("In use")});
}

} // namespace coalface
