// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discovery/discovery.h"

#include <QAbstractTableModel>

namespace coalface {

//! The table "Not miners": hosts that answered on a miner's port and are none that is known, and why.
class RejectedTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit RejectedTableModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void clear();
    void add(const RejectedHost &host);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RejectedHost> m_hosts;
};

} // namespace coalface
