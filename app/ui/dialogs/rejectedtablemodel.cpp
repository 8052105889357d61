// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/rejectedtablemodel.h"

#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"

namespace coalface {

void RejectedTableModel::clear()
{
    if (m_hosts.isEmpty())
        return;
    beginRemoveRows({}, 0, int(m_hosts.size()) - 1);
    m_hosts.clear();
    endRemoveRows();
}

void RejectedTableModel::add(const RejectedHost &host)
{
    beginInsertRows({}, int(m_hosts.size()), int(m_hosts.size()));
    m_hosts += host;
    endInsertRows();
}

int RejectedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hosts.size());
}

int RejectedTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant RejectedTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_hosts.size()
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const RejectedHost &host = m_hosts[index.row()];
    if (index.column() == 1)
        return host.reason;
    if (host.port == 0) // it announced itself
        return isolated(host.address.toString());
    return isolated(QStringLiteral("%1:%2").arg(host.address.toString()).arg(host.port));
}

QVariant RejectedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role, {tr("IP address"), tr("Reason")});
}

} // namespace coalface
