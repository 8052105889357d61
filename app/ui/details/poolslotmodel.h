// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/types.h>

#include <QAbstractTableModel>

namespace coalface {

//! The pools that one miner is set to, a row each. Passwords are never told.
class PoolSlotModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { PlaceColumn, UrlColumn, UserColumn, UseColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setPools(const QList<PoolSlot> &pools);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<PoolSlot> m_pools;
};

} // namespace coalface
