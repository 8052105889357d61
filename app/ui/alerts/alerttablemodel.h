// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/activealerts.h"
#include "core/fleet/fleet.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QSet>

namespace coalface {

//! The table "Alerts": what a person should look at, then what lasts besides, then what is over; the newest first.
//! What befell many miners at once is one row, below which its miners stand when it is open. Never reset, so that the selection and a screen reader's place stay. GUI thread.
class AlertTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, MinerColumn, WhatColumn, SinceColumn, StateColumn, ColumnCount };

    enum Role {
        SearchRole = Qt::UserRole
    }; //!< all that is to be found in a cell, also of a closed row

    //! All of them live longer.
    AlertTableModel(const ActiveAlerts &active, const AlertSettings &settings, const Fleet &fleet,
                    const DriverDirectory &drivers, const Clock &clock, QObject *parent = nullptr);

    void setAlerts(QList<Alert> alerts);
    //! Several of a row that stands for many miners; empty: no such row.
    QList<Alert> alertsAt(int row) const;
    bool isGroup(int row) const { return alertsAt(row).size() > 1; }
    bool isOpen(int row) const;
    //! Opens or closes a row that stands for many miners.
    void toggle(int row);

    //! The state of a miner's alert that is muted until that time.
    static QString mutedText(const QString &until);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString id;
        QList<Alert> alerts; //!< newest first
        bool isMember = false;
    };
    QList<Row> rowsOf(const QList<Alert> &alerts) const;
    void setRows(const QList<Row> &rows);
    int rank(const Alert &alert) const;
    QString text(const Alert &alert, int column) const;
    QString shown(const Row &row, int column) const;
    QStringList distinctTexts(const Row &row, int column) const;
    QString whatText(const Alert &alert) const;
    QString stateText(const Alert &alert) const;
    void noteAll();

    const ActiveAlerts &m_active;
    const AlertSettings &m_settings;
    const Fleet &m_fleet;
    const DriverDirectory &m_drivers;
    const Clock &m_clock;
    QList<Alert> m_alerts; //!< in their order
    QList<Row> m_rows;
    QSet<QString> m_open; //!< ids of rows
};

} // namespace coalface
