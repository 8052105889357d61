// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerttablemodel.h"

#include "core/fleet/somenames.h"
#include "ui/alerts/alerttext.h"
#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"
#include "ui/theme/stateicon.h"

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
constexpr int leastGroup = 3;     // what is said of two is as long as the two
constexpr int togetherSpan = 120; // s, from one to the next: miners are polled one after the other
constexpr int groupNames = 1;     // of two both would be cut in the middle
constexpr int toolTipNames = 30;

//! Those that they work for instead of their own, each once.
QStringList strangersPools(const QList<Alert> &alerts)
{
    QStringList pools;
    for (const Alert &alert : alerts) {
        if (alert.kind == AlertKind::PoolChanged && !alert.value.isEmpty()
            && !pools.contains(isolated(alert.value)))
            pools << isolated(alert.value);
    }
    return pools;
}
} // namespace

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
    m_alerts = alerts;
    setRows(rowsOf(alerts));
}

//! `alerts`: in their order.
QList<AlertTableModel::Row> AlertTableModel::rowsOf(const QList<Alert> &alerts) const
{
    QList<Row> rows;
    QSet<QString> placed;
    for (int first = 0; first < alerts.size(); ++first) {
        if (placed.contains(alerts[first].id))
            continue;
        QList<Alert> together;
        for (int i = first; i < alerts.size(); ++i) {
            const bool isAlike = alerts[i].kind == alerts[first].kind
                                 && rank(alerts[i]) == rank(alerts[first]);
            if (!isAlike)
                continue;
            if (!together.isEmpty() && alerts[i].raised.secsTo(together.last().raised) > togetherSpan)
                break;
            together << alerts[i];
        }
        if (together.size() < leastGroup) {
            rows += {alerts[first].id, {alerts[first]}};
            placed.insert(alerts[first].id);
            continue;
        }
        // Newer ones may join it: it is the same as long as its first lasts.
        const QString id = QStringLiteral("group/") + together.last().id;
        rows += {id, together};
        for (const Alert &alert : std::as_const(together)) {
            placed.insert(alert.id);
            if (m_open.contains(id))
                rows += {alert.id, {alert}, true};
        }
    }
    return rows;
}

void AlertTableModel::setRows(const QList<Row> &rows)
{
    const auto rowIn = [](const QList<Row> &list, const QString &id) {
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&](const Row &row) { return row.id == id; });
        return found == list.end() ? -1 : int(found - list.begin());
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (rowIn(rows, m_rows[row].id) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int place = 0; place < rows.size(); ++place) {
        const int row = rowIn(m_rows, rows[place].id);
        if (row < 0) {
            beginInsertRows({}, place, place);
            m_rows.insert(place, rows[place]);
            endInsertRows();
        } else if (row != place) {
            beginMoveRows({}, row, row, {}, place);
            m_rows.move(row, place);
            endMoveRows();
        }
        m_rows[place] = rows[place];
    }
    noteAll();
}

void AlertTableModel::noteAll()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QList<Alert> AlertTableModel::alertsAt(int row) const
{
    return m_rows.value(row).alerts;
}

bool AlertTableModel::isOpen(int row) const
{
    return m_open.contains(m_rows.value(row).id);
}

void AlertTableModel::toggle(int row)
{
    if (!isGroup(row))
        return;
    const QString id = m_rows[row].id;
    if (!m_open.remove(id))
        m_open.insert(id);
    setRows(rowsOf(m_alerts));
}

int AlertTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlertTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AlertTableModel::mutedText(const QString &until)
{
    //: %1 is a time
    return tr("Muted until %1").arg(until);
}

QString AlertTableModel::stateText(const Alert &alert) const
{
    const QDateTime now = m_clock.now();
    if (!alert.isActive())
        //: %1 is a time
        return tr("Over since %1").arg(momentText(alert.cleared, now));
    if (const auto until = m_settings.mutedUntil(alert.minerKey, now)) {
        return until->isValid() ? mutedText(momentText(*until, now)) : tr("Muted");
    }
    if (alert.acknowledged.isValid())
        //: the state of one alert
        return tr("Acknowledged");
    //: the state of one alert
    return tr("Active");
}

QString AlertTableModel::whatText(const Alert &alert) const
{
    //: %1 is what is wrong in a word or two, %2 a sentence about it
    return tr("%1: %2").arg(alertTitle(alert.kind), presentSentence(alert, m_fleet));
}

QString AlertTableModel::text(const Alert &alert, int column) const
{
    switch (column) {
    case SeverityColumn:
        return alertSeverityWord(alert.kind);
    case MinerColumn:
        return alertSubject(alert, m_fleet, m_drivers);
    case WhatColumn:
        return whatText(alert);
    case SinceColumn:
        return momentText(alert.since, m_clock.now());
    case StateColumn:
        return stateText(alert);
    default:
        return {};
    }
}

//! What its alerts have there, each text once.
QStringList AlertTableModel::distinctTexts(const Row &row, int column) const
{
    QStringList texts;
    for (const Alert &alert : row.alerts)
        texts << text(alert, column);
    texts.removeDuplicates();
    return texts;
}

QString AlertTableModel::shown(const Row &row, int column) const
{
    if (row.alerts.size() == 1)
        return (row.isMember && column == MinerColumn ? QString(4, QChar(0x00a0)) : QString())
               + text(row.alerts.first(), column);
    const QStringList texts = distinctTexts(row, column);
    switch (column) {
    case MinerColumn:
        return QString(QChar(m_open.contains(row.id) ? 0x25be : 0x25b8)) + QChar(0x00a0)
               + someNames(texts, groupNames);
    case WhatColumn:
        // Where a thief sent all of them it is told at once.
        if (const QStringList pools = strangersPools(row.alerts); !pools.isEmpty())
            //: %1 is "6 miners with someone else's pool", %2 that pool
            return tr("%1: %2").arg(alertSummary(row.alerts), someNames(pools, groupNames));
        return alertSummary(row.alerts);
    case SinceColumn:
        return text(row.alerts.last(), column);
    default:
        return texts.join(QStringLiteral(", "));
    }
}

QVariant AlertTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, index.column());
    case Qt::ToolTipRole:
        return row.alerts.size() > 1 && index.column() == MinerColumn
                   ? someNames(distinctTexts(row, MinerColumn), toolTipNames)
                   : shown(row, index.column());
    case SearchRole:
        return shown(row, index.column()) + QLatin1Char('\n')
               + distinctTexts(row, index.column()).join(QLatin1Char('\n'));
    case Qt::DecorationRole:
        if (index.column() != SeverityColumn)
            return {};
        return stateIcon(alertSeverity(row.alerts.first().kind) == EventSeverity::Critical
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
