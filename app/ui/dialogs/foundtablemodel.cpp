// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/foundtablemodel.h"

#include "core/fleet/minername.h"
#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"

namespace coalface {

void FoundTableModel::clear()
{
    if (m_rows.isEmpty())
        return;
    beginRemoveRows({}, 0, int(m_rows.size()) - 1);
    m_rows.clear();
    endRemoveRows();
    Q_EMIT ticksChanged();
}

void FoundTableModel::add(const Found &found)
{
    const bool known = m_fleet.knownAs(found) != nullptr;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
    m_rows += {found, known, !known};
    endInsertRows();
    Q_EMIT ticksChanged();
}

QList<Found> FoundTableModel::ticked() const
{
    QList<Found> all;
    for (const Row &row : m_rows) {
        if (row.ticked)
            all += row.found;
    }
    return all;
}

void FoundTableModel::toggle(int row)
{
    const QModelIndex cell = index(row, Name);
    setData(cell, cell.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
            Qt::CheckStateRole);
}

void FoundTableModel::noteAdded(const Found &found)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].found.endpoint != found.endpoint)
            continue;
        m_rows[row].known = true;
        m_rows[row].ticked = false;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    Q_EMIT ticksChanged();
}

int FoundTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FoundTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FoundTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == Qt::CheckStateRole && index.column() == Name && !row.known)
        return row.ticked ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name: {
        const Miner *known = row.known ? m_fleet.knownAs(row.found) : nullptr;
        return isolated(known ? known->record.name : proposedMinerName(row.found));
    }
    case Model:
        return row.found.identity.model.isEmpty() ? units::unknown()
                                                  : isolated(row.found.identity.model);
    case Address: {
        QString address = row.found.endpoint.address.toString();
        if (row.found.endpoint.port != 0 && row.found.endpoint.port != 80)
            address += QLatin1Char(':') + QString::number(row.found.endpoint.port);
        return isolated(address);
    }
    case Driver:
        return isolated(row.found.driverType);
    default:
        return row.known ? tr("Already known") : tr("New");
    }
}

bool FoundTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name || m_rows.value(index.row()).known)
        return false;
    m_rows[index.row()].ticked = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags FoundTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name && !m_rows.value(index.row()).known)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant FoundTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role,
                         {tr("Name"), tr("Model"), tr("IP address"), tr("Driver"),
                          tr("In the fleet")});
}

} // namespace coalface
