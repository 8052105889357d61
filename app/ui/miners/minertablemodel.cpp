// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/minertablemodel.h"

#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/statetext.h"
#include "ui/miners/rowruns.h"
#include "ui/pools/restarttext.h"
#include "ui/theme/colours.h"
#include "ui/theme/stateicon.h"

#include <QApplication>
#include <QFont>

#include <algorithm>

namespace coalface {

MinerTableModel::MinerTableModel(Fleet &fleet, const Poller &poller, const Clock &clock,
                                 const WantedPools *wanted, QObject *parent)
    : QAbstractTableModel(parent),
      m_fleet(fleet),
      m_poller(poller),
      m_clock(clock),
      m_columns(minerColumns()),
      m_keys(fleet.keys()),
      m_wanted(wanted)
{
    for (const MinerState state : allStates())
        m_icons.insert(state, stateIcon(state));
    connect(&m_fleet, &Fleet::minersAdded, this, &MinerTableModel::add);
    connect(&m_fleet, &Fleet::minersRemoved, this, &MinerTableModel::remove);
    connect(&m_fleet, &Fleet::minersChanged, this, &MinerTableModel::noteChanged);
    if (m_wanted) {
        connect(m_wanted, &WantedPools::changed, this, &MinerTableModel::noteWaiting);
        noteWaiting();
    }
    m_ages.setInterval(5000);
    connect(&m_ages, &QTimer::timeout, this, &MinerTableModel::noteAges);
    m_ages.start();
}

int MinerTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_keys.size());
}

int MinerTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

const Miner *MinerTableModel::minerAt(int row) const
{
    return row >= 0 && row < m_keys.size() ? m_fleet.miner(m_keys[row]) : nullptr;
}

bool MinerTableModel::isStale(const Miner &miner) const
{
    return coalface::isStale(miner, m_poller.interval(), m_clock.now());
}

QVariant MinerTableModel::data(const QModelIndex &index, int role) const
{
    const Miner *miner = index.isValid() ? minerAt(index.row()) : nullptr;
    if (!miner)
        return {};
    const MinerColumn &column = m_columns[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return display(*miner, column);
    case SortRole:
        return column.sortValue(*miner, column);
    case KeyRole:
        return miner->record.key;
    case StateRole:
        return int(miner->state);
    case TagsRole:
        return miner->remarks.tags;
    case Qt::DecorationRole:
        return index.column() == StatusColumn ? QVariant(m_icons.value(miner->state))
               : isStoredOnly(*miner, column) || !strangersFallback(*miner, column).isEmpty()
                   ? QVariant(m_icons.value(MinerState::Warning))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return int((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (index.column() == StatusColumn)
            return stateColour(miner->state, QApplication::palette());
        if (column.fromSample && isStale(*miner))
            return mutedColour(QApplication::palette());
        return {};
    case Qt::FontRole:
        if (column.fromSample && isStale(*miner)) {
            QFont font = QApplication::font("QTableView");
            font.setItalic(true);
            return font;
        }
        return {};
    case Qt::ToolTipRole:
        return toolTip(*miner, index.column());
    default:
        return {};
    }
}

//! Where the cell is narrow the icon is all that is seen of the mark.
QString MinerTableModel::display(const Miner &miner, const MinerColumn &column) const
{
    const QString text = isolated(column.display(miner, column));
    //: %1 is a pool that a miner shows, but does not use yet
    return isStoredOnly(miner, column) ? tr("%1 (after a restart)").arg(text) : text;
}

bool MinerTableModel::isStoredOnly(const Miner &miner, const MinerColumn &column) const
{
    if (!column.isOfPool)
        return false;
    const auto waiting = m_waiting.constFind(miner.record.key);
    return waiting != m_waiting.constEnd() && isPoolStored(miner, *waiting);
}

//! What someone else has stored there, which a restart would bring; empty: nothing.
QString MinerTableModel::strangersFallback(const Miner &miner, const MinerColumn &column) const
{
    if (!column.isOfPool)
        return {};
    const QList<PendingRestart> waiting = m_waiting.value(miner.record.key);
    const auto found = std::find_if(waiting.cbegin(), waiting.cend(), [](const PendingRestart &one) {
        return one.isReplaced && one.poolSlot == fallbackSlot;
    });
    return found == waiting.cend() ? QString() : restartText(*found);
}

QString MinerTableModel::toolTip(const Miner &miner, int column) const
{
    if (column == StatusColumn) {
        const QString reasons = stateReasons(miner);
        return reasons.isEmpty() ? stateWord(miner.state)
                                 : stateWord(miner.state) + QStringLiteral(": ") + reasons;
    }
    const MinerColumn &entry = m_columns[column];
    QString text = isolated((entry.whole ? entry.whole : entry.display)(miner, entry));
    if (isStoredOnly(miner, entry))
        //: %1 is a pool that a miner shows, but does not use yet
        text = tr("%1, from its next restart on").arg(text);
    if (entry.fromSample && isStale(miner)) {
        //: %1 is a value, %2 its age: "65.1 °C, read 12 min ago"
        text = tr("%1, read %2").arg(text, ageText(miner.telemetry->timestamp, m_clock.now()));
    }
    const QString fallback = strangersFallback(miner, entry);
    return fallback.isEmpty() ? text : text + QLatin1Char('\n') + fallback;
}

QVariant MinerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[section].title;
    if (role == Qt::TextAlignmentRole)
        return int((m_columns[section].number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

void MinerTableModel::add(const QList<qint64> &keys)
{
    QList<qint64> fresh;
    for (const qint64 key : keys) {
        if (!m_keys.contains(key))
            fresh += key;
    }
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, int(m_keys.size()), int(m_keys.size() + fresh.size()) - 1);
    m_keys += fresh;
    endInsertRows();
}

void MinerTableModel::remove(const QList<qint64> &keys)
{
    for (const qint64 key : keys) {
        const int row = rowOf(key);
        if (row < 0)
            continue;
        beginRemoveRows({}, row, row);
        m_keys.removeAt(row);
        m_stale.remove(key);
        endRemoveRows();
    }
}

void MinerTableModel::noteChanged(const QList<qint64> &keys)
{
    const QSet<qint64> changed(keys.begin(), keys.end());
    QList<int> rows;
    for (int row = 0; row < m_keys.size(); ++row) {
        if (changed.contains(m_keys[row]))
            rows += row;
    }
    if (rows.isEmpty())
        return;
    for (const auto &[first, last] : rowRuns(rows))
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    Q_EMIT refreshed();
}

//! Those of whom it changes; kept by miner, as each cell asks for it.
void MinerTableModel::noteWaiting()
{
    QHash<qint64, QList<PendingRestart>> waiting;
    for (const PendingRestart &one : m_wanted->restarts() + m_wanted->replaced())
        waiting[one.miner] << one;
    QList<qint64> changed;
    for (auto it = waiting.cbegin(); it != waiting.cend(); ++it) {
        if (m_waiting.take(it.key()) != *it)
            changed << it.key();
    }
    changed << m_waiting.keys(); // nothing of theirs waits any more
    m_waiting = waiting;
    if (!changed.isEmpty())
        noteChanged(changed);
}

void MinerTableModel::noteAges()
{
    QList<qint64> aged;
    const QDateTime now = m_clock.now();
    for (const qint64 key : std::as_const(m_keys)) {
        const Miner *miner = m_fleet.miner(key);
        const bool stale = miner && coalface::isStale(*miner, m_poller.interval(), now);
        if (m_stale.value(key) != stale)
            aged += key;
        m_stale.insert(key, stale);
    }
    if (!aged.isEmpty())
        noteChanged(aged);
}

} // namespace coalface
