// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/activealerts.h"
#include "core/fleet/fleet.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace coalface {

//! The table "Alerts": what a person should look at, then what lasts besides, then what is over; the newest first.
//! Never reset, so that the selection and a screen reader's place stay. GUI thread.
class AlertTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, MinerColumn, WhatColumn, SinceColumn, StateColumn, ColumnCount };

    //! All of them live longer.
    AlertTableModel(const ActiveAlerts &active, const AlertSettings &settings, const Fleet &fleet,
                    const DriverDirectory &drivers, const Clock &clock, QObject *parent = nullptr);

    void setAlerts(QList<Alert> alerts);
    //! Null: no such row. Valid until the next change.
    const Alert *alertAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int rank(const Alert &alert) const;
    QString text(const Alert &alert, int column) const;
    QString stateText(const Alert &alert) const;
    void noteAll();

    const ActiveAlerts &m_active;
    const AlertSettings &m_settings;
    const Fleet &m_fleet;
    const DriverDirectory &m_drivers;
    const Clock &m_clock;
    QList<Alert> m_alerts;
};

} // namespace coalface
