// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/fleet/fleet.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace coalface {

//! Events, a row each, newest first.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        MinerColumn,
        EventColumn,
        ChangeColumn,
        ActorColumn,
        OutcomeColumn,
        DetailColumn,
        ColumnCount
    };
    enum Role { MinerKeyRole = Qt::UserRole + 1 };

    //! `fleet` tells the miners' present names; it outlives the model.
    explicit EventTableModel(const Fleet &fleet, QObject *parent = nullptr);

    void setEvents(const QList<Event> &events);
    //! Where they belong by their time; one whose ref is there takes its place.
    void add(const QList<Event> &events);
    const Event &at(int row) const { return m_events[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Event &event, int column) const;
    QIcon icon(const Event &event) const;

    const Fleet &m_fleet;
    QList<Event> m_events;
    QIcon m_warning;
    QIcon m_critical;
    QIcon m_block;
};

} // namespace coalface
