// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerttablemodel.h"

#include "ui/alerts/alerttext.h"
#include "ui/common/agetext.h"
#include "ui/common/columnheading.h"
#include "ui/theme/stateicon.h"

#include <algorithm>

namespace coalface {

AlertTableModel::AlertTableModel(const ActiveAlerts &active, const AlertSettings &settings,
                                 const Fleet &fleet, const DriverDirectory &drivers,
                                 const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent),
      m_active(active),
      m_settings(settings),
      m_fleet(fleet),
      m_drivers(drivers),
      m_clock(clock)
{
    connect(&settings, &AlertSettings::changed, this, [this] { setAlerts(m_alerts); });
    connect(&fleet, &Fleet::minersChanged, this, &AlertTableModel::noteAll); // a name, perhaps
}

int AlertTableModel::rank(const Alert &alert) const
{
    return !alert.isActive() ? 2 : m_active.isOpen(alert) ? 0 : 1;
}

void AlertTableModel::setAlerts(QList<Alert> alerts)
{
    std::stable_sort(alerts.begin(), alerts.end(), [this](const Alert &a, const Alert &b) {
        const int first = rank(a);
        const int second = rank(b);
        return first != second ? first < second : a.raised > b.raised;
    });
    const auto rowIn = [](const QList<Alert> &list, const QString &id) {
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&](const Alert &alert) { return alert.id == id; });
        return found == list.end() ? -1 : int(found - list.begin());
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (rowIn(alerts, m_alerts[row].id) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_alerts.removeAt(row);
        endRemoveRows();
    }
    for (int place = 0; place < alerts.size(); ++place) {
        const int row = rowIn(m_alerts, alerts[place].id);
        if (row < 0) {
            beginInsertRows({}, place, place);
            m_alerts.insert(place, alerts[place]);
            endInsertRows();
        } else if (row != place) {
            beginMoveRows({}, row, row, {}, place);
            m_alerts.move(row, place);
            endMoveRows();
        }
        m_alerts[place] = alerts[place];
    }
    noteAll();
}

void AlertTableModel::noteAll()
{
    if (!m_alerts.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const Alert *AlertTableModel::alertAt(int row) const
{
    return row >= 0 && row < m_alerts.size() ? &m_alerts[row] : nullptr;
}

int AlertTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_alerts.size());
}

int AlertTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AlertTableModel::stateText(const Alert &alert) const
{
    const QDateTime now = m_clock.now();
    if (!alert.isActive())
        //: %1 is a time
        return tr("Over since %1").arg(momentText(alert.cleared, now));
    if (const auto until = m_settings.mutedUntil(alert.minerKey, now)) {
        return until->isValid()
                   //: %1 is a time
                   ? tr("Muted until %1").arg(momentText(*until, now))
                   : tr("Muted");
    }
    if (alert.acknowledged.isValid())
        //: the state of one alert
        return tr("Acknowledged");
    //: the state of one alert
    return tr("Active");
}

QString AlertTableModel::text(const Alert &alert, int column) const
{
    switch (column) {
    case SeverityColumn:
        return alertSeverityWord(alert.kind);
    case MinerColumn:
        return alertSubject(alert, m_fleet, m_drivers);
    case WhatColumn:
        //: %1 is what is wrong in a word or two, %2 a sentence about it
        return tr("%1: %2").arg(alertTitle(alert.kind), alertSentence(alert));
    case SinceColumn:
        return momentText(alert.since, m_clock.now());
    case StateColumn:
        return stateText(alert);
    default:
        return {};
    }
}

QVariant AlertTableModel::data(const QModelIndex &index, int role) const
{
    const Alert *alert = index.isValid() ? alertAt(index.row()) : nullptr;
    if (!alert)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(*alert, index.column());
    case Qt::DecorationRole:
        if (index.column() != SeverityColumn)
            return {};
        return stateIcon(alertSeverity(alert->kind) == EventSeverity::Critical
                             ? MinerState::Offline
                             : MinerState::Warning);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant AlertTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role,
                         {tr("Severity"), tr("Miner"), tr("What"), tr("Since"), tr("State")});
}

} // namespace coalface
