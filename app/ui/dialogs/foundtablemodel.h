// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"

#include <QAbstractTableModel>

namespace coalface {

//! The table "Discovered miners": what a search has found so far, with a tick on those to be added.
class FoundTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Model, Address, Driver, InFleet, ColumnCount };

    explicit FoundTableModel(Fleet &fleet, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_fleet(fleet)
    {}

    void clear();
    void add(const Found &found);
    QList<Found> ticked() const;
    void toggle(int row);
    void noteAdded(const Found &found);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    struct Row
    {
        Found found;
        bool known = false;
        bool ticked = false;
    };
    Fleet &m_fleet;
    QList<Row> m_rows;
};

} // namespace coalface
