// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QSortFilterProxyModel;

namespace coalface {

class DriverTableModel;

//! The table "Drivers": one is selected. Always has a current row while there is any.
class DriverTable : public QTableView
{
    Q_OBJECT
public:
    explicit DriverTable(DriverTableModel &drivers, QWidget *parent = nullptr);

    QString currentType() const; //!< empty: none
    void select(const QString &driverType);

Q_SIGNALS:
    void currentTypeChanged(const QString &driverType);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void ensureCurrent();

    DriverTableModel &m_drivers;
    QSortFilterProxyModel *m_sorted;
};

} // namespace coalface
