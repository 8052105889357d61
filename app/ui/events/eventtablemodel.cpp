// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventtablemodel.h"

#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"
#include "ui/events/eventdetail.h"
#include "ui/events/eventtext.h"
#include "ui/theme/glyphs.h"
#include "ui/theme/stateicon.h"

#include <algorithm>

namespace coalface {

namespace {

constexpr int mostRows = 5000;

bool isNewer(const Event &first, const Event &second)
{
    return first.time != second.time ? first.time > second.time : first.id > second.id;
}

} // namespace

EventTableModel::EventTableModel(const Fleet &fleet, QObject *parent)
    : QAbstractTableModel(parent),
      m_fleet(fleet),
      m_warning(stateIcon(MinerState::Warning)),
      m_critical(stateIcon(MinerState::Offline)),
      m_block(glyphIcon(Glyph::Block))
{
    connect(&fleet, &Fleet::minersChanged, this, [this](const QList<qint64> &) {
        // A name, perhaps.
        if (!m_events.isEmpty())
            Q_EMIT dataChanged(index(0, MinerColumn), index(rowCount() - 1, MinerColumn),
                               {Qt::DisplayRole});
    });
}

void EventTableModel::setEvents(const QList<Event> &events)
{
    beginResetModel();
    m_events = events;
    endResetModel();
}

void EventTableModel::add(const QList<Event> &events)
{
    for (const Event &event : events) {
        const auto known = std::find_if(m_events.begin(), m_events.end(), [&](const Event &old) {
            return !event.ref.isEmpty() && old.ref == event.ref;
        });
        if (known != m_events.end()) {
            *known = event;
            const int row = int(known - m_events.begin());
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            continue;
        }
        const auto place = std::lower_bound(m_events.begin(), m_events.end(), event, isNewer);
        const int row = int(place - m_events.begin());
        beginInsertRows({}, row, row);
        m_events.insert(place, event);
        endInsertRows();
    }
    // A window may stay open for months.
    if (const int excess = rowCount() - mostRows; excess > 0) {
        beginRemoveRows({}, mostRows, rowCount() - 1);
        m_events.remove(mostRows, excess);
        endRemoveRows();
    }
}

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString EventTableModel::text(const Event &event, int column) const
{
    switch (column) {
    case TimeColumn:
        return exactMomentText(event.time);
    case MinerColumn: {
        const Miner *miner = m_fleet.miner(event.minerKey);
        const QString name = miner ? miner->record.name : event.minerName;
        return isolated(name.isEmpty() ? event.driverType : name);
    }
    case EventColumn:
        return eventTitle(event);
    case ChangeColumn:
        return eventChangeText(event);
    case ActorColumn:
        return eventActorText(event.actor);
    case OutcomeColumn:
        return eventOutcomeText(event);
    case DetailColumn:
        return eventDetailText(event);
    default:
        return {};
    }
}

QIcon EventTableModel::icon(const Event &event) const
{
    if (event.kind == EventKind::BlockFound)
        return m_block;
    switch (event.severity) {
    case EventSeverity::Critical:
        return m_critical;
    case EventSeverity::Warning:
        return m_warning;
    case EventSeverity::Info:
        break;
    }
    return {};
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_events.size())
        return {};
    const Event &event = m_events[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(event, index.column());
    case Qt::AccessibleTextRole:
        // The icon is not read out.
        if (index.column() == EventColumn && event.severity != EventSeverity::Info) {
            const QString word = event.severity == EventSeverity::Critical ? tr("critical")
                                                                           : tr("warning");
            return QStringLiteral("%1, %2").arg(text(event, EventColumn), word);
        }
        return text(event, index.column());
    case Qt::DecorationRole:
        return index.column() == EventColumn ? QVariant(icon(event)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case MinerKeyRole:
        return event.minerKey;
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role,
                         {tr("Time"), tr("Miner"), tr("Event"), tr("Change"), tr("By"),
                          tr("Outcome"), tr("Details")});
}

} // namespace coalface
