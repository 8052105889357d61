// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/ports/drivermanager.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace coalface {

class DriverWork;

//! The table "Drivers", a row per driver, in the manager's order. Never reset, so that the selection and a
//! screen reader's place stay. GUI thread.
class DriverTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        DriverColumn,
        ModelsColumn,
        MinersColumn,
        InstalledColumn,
        AvailableColumn,
        StatusColumn,
        SourceColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, //!< a number or a text
        TypeRole,                //!< QString, the driver's type
        ProgressRole,            //!< double, 0 to 1; invalid: nothing is being done
    };

    DriverTableModel(DriverManager &manager, const Fleet &fleet, const DriverWork &work,
                     QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! Null: no such row, no such driver. Valid until the next refreshed().
    const DriverOverview *driverAt(int row) const;
    const DriverOverview *driver(const QString &driverType) const;
    int rowOf(const QString &driverType) const;
    //! What "Update all" would update: offered, and not held back by a person.
    QStringList updatable() const;
    int minersOf(const QString &driverType) const { return m_miners.value(driverType); }

Q_SIGNALS:
    //! What is known of drivers has changed.
    void refreshed();

private:
    void refresh();
    void recount();
    void noteChanged(const QString &driverType);
    QVariant display(const DriverOverview &driver, int column) const;
    QVariant sortValue(const DriverOverview &driver, int column) const;
    QString toolTip(const DriverOverview &driver, int column) const;
    QVariant progress(const DriverOverview &driver) const;

    DriverManager &m_manager;
    const Fleet &m_fleet;
    const DriverWork &m_work;
    QList<DriverOverview> m_drivers;
    QHash<QString, int> m_miners;
    QMap<DriverCondition, QIcon> m_icons;
};

} // namespace coalface
