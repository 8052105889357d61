// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulktargetmodel.h"

#include "core/operations/ability.h"
#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"
#include "ui/common/statetext.h"
#include "ui/operations/bulktext.h"
#include "ui/operations/obstacletext.h"
#include "ui/theme/colours.h"
#include "ui/theme/stateicon.h"

#include <QApplication>

#include <algorithm>

namespace coalface {

BulkTargetModel::BulkTargetModel(Fleet &fleet, const QList<qint64> &keys, WriteRequest::Verb verb,
                                 QObject *parent)
    : QAbstractTableModel(parent), m_fleet(fleet), m_verb(verb)
{
    for (const MinerState state : allStates())
        m_icons.insert(state, stateIcon(state));
    for (const qint64 key : keys) {
        const Miner *miner = m_fleet.miner(key);
        Row row;
        row.key = key;
        row.name = miner ? miner->record.name : QString();
        m_rows << row;
    }
    connect(&m_fleet, &Fleet::minersChanged, this, [this](const QList<qint64> &changed) {
        for (int row = 0; row < m_rows.size(); ++row) {
            if (changed.contains(m_rows[row].key))
                Q_EMIT dataChanged(index(row, State), index(row, State));
        }
    });
}

void BulkTargetModel::setRequest(const std::function<WriteRequest(const MinerRecord &)> &requestFor)
{
    m_requestFor = requestFor;
    for (Row &row : m_rows)
        renew(row);
    announce(0, int(m_rows.size()) - 1);
}

void BulkTargetModel::setNeededAnyway(qint64 key)
{
    for (Row &row : m_rows)
        row.neededAnyway = row.neededAnyway || row.key == key;
    announce(0, int(m_rows.size()) - 1);
}

void BulkTargetModel::setUnconfirmed(const UnconfirmedWrites &writes)
{
    m_unconfirmed = writes;
    for (Row &row : m_rows)
        renew(row);
    announce(0, int(m_rows.size()) - 1);
}

void BulkTargetModel::setStrangers(
    const std::function<bool(qint64 key, const PoolSettings &)> &isStrangers)
{
    m_isStrangers = isStrangers;
    announce(0, int(m_rows.size()) - 1);
}

void BulkTargetModel::take(const Surveyed &miner)
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&](const Row &entry) { return entry.key == miner.key; });
    if (row == m_rows.end())
        return;
    row->seen = miner;
    renew(*row);
    const int number = int(row - m_rows.begin());
    announce(number, number);
}

void BulkTargetModel::renew(Row &row)
{
    const Miner *miner = m_fleet.miner(row.key);
    if (!m_requestFor || !miner || !row.seen)
        return;
    row.name = miner->record.name;
    row.request = m_requestFor(miner->record);
    row.request.sendAnyway = row.request.sendAnyway || m_unconfirmed.holds(row.key, row.request);
    row.preview = previewOf(*row.seen, row.request);
}

void BulkTargetModel::announce(int first, int last)
{
    if (last < first)
        return;
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    Q_EMIT ticksChanged();
}

void BulkTargetModel::toggle(int row)
{
    if (row < 0 || row >= m_rows.size() || !m_rows[row].isPossible())
        return;
    m_rows[row].wanted = !m_rows[row].isTicked();
    announce(row, row);
}

void BulkTargetModel::setAllTicked(bool ticked)
{
    for (Row &row : m_rows)
        row.wanted = ticked;
    announce(0, int(m_rows.size()) - 1);
}

QList<BulkTarget> BulkTargetModel::ticked() const
{
    QList<BulkTarget> targets;
    for (const Row &row : m_rows) {
        const Miner *miner = row.isTicked() ? m_fleet.miner(row.key) : nullptr;
        if (!miner)
            continue;
        BulkTarget target{row.key,     miner->record.name, bulktext::place(miner->record),
                          row.request, row.preview.before, row.preview.after};
        target.fallbackBefore = row.preview.fallbackBefore;
        target.fallbackAfter = row.preview.fallbackAfter;
        target.undo = row.preview.undo;
        target.whyNoUndo = row.preview.whyNoUndo;
        target.fallbackUndo = row.preview.fallbackUndo;
        targets << target;
    }
    return targets;
}

QSet<qint64> BulkTargetModel::tickedKeys() const
{
    QSet<qint64> keys;
    for (const Row &row : m_rows) {
        if (row.isTicked())
            keys << row.key;
    }
    return keys;
}

QStringList BulkTargetModel::tickedNames() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (row.isTicked())
            names << row.name;
    }
    return names;
}

int BulkTargetModel::tickedCount() const
{
    return int(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isTicked(); }));
}

int BulkTargetModel::answeredCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const Row &row) { return row.seen.has_value(); }));
}

int BulkTargetModel::possibleCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const Row &row) { return row.isPossible() && !row.isUnneeded(); }));
}

int BulkTargetModel::unchangedCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const Row &row) { return row.isPossible() && row.isUnneeded(); }));
}

int BulkTargetModel::strangersCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [this](const Row &row) {
        return row.isTicked()
               && (isStrangersPool(row, row.request.pool) || isStrangersFallback(row));
    }));
}

int BulkTargetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BulkTargetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString BulkTargetModel::afterText(const Row &row) const
{
    if (!row.isPossible())
        return units::unknown();
    if (row.preview.mode)
        return bulktext::mode(*row.preview.mode);
    return row.preview.after.isEmpty()
               ? units::unknown()
               : bulktext::inPlace(row.request, bulktext::withFallback(row.preview.after,
                                                                       row.preview.fallbackAfter));
}

QString BulkTargetModel::possibleText(const Row &row) const
{
    if (!row.seen)
        return tr("asking…");
    if (!row.preview.isAble())
        return obstacleText(*row.seen, row.request, row.preview);
    if (row.isUnneeded())
        return tr("It is set so already");
    if (isStrangersPool(row, row.request.pool))
        //: %1 is "Yes", and why although it shows that: of a pool that someone else had put there
        return tr("%1; not a pool you set").arg(ableText(row));
    if (isStrangersFallback(row))
        //: likewise
        return tr("%1; its fallback is not a pool you set").arg(ableText(row));
    return ableText(row);
}

bool BulkTargetModel::isStrangersPool(const Row &row, const PoolSettings &pool) const
{
    return m_isStrangers && m_verb == WriteRequest::Verb::SetPool && m_isStrangers(row.key, pool);
}

bool BulkTargetModel::isStrangersFallback(const Row &row) const
{
    return row.request.fallback && isStrangersPool(row, *row.request.fallback);
}

QString BulkTargetModel::ableText(const Row &row) const
{
    if (!row.preview.unchanged)
        return tr("Yes");
    return row.neededAnyway ? tr("Yes: it shows that, but may have stored the other value")
                            : tr("Yes: it shows that, but the last change was not confirmed");
}

QString BulkTargetModel::text(const Row &row, int column) const
{
    const Miner *miner = m_fleet.miner(row.key);
    switch (column) {
    case Name:
        return isolated(row.name);
    case Address:
        return miner ? bulktext::place(miner->record) : units::unknown();
    case State:
        return miner ? stateWord(miner->state) : units::unknown();
    case Before:
        return row.preview.before.isEmpty()
                   ? units::unknown()
                   : bulktext::inPlace(row.request,
                                       bulktext::withFallback(row.preview.before,
                                                              row.preview.fallbackBefore));
    case After:
        return afterText(row);
    default:
        return possibleText(row);
    }
}

QVariant BulkTargetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::ToolTipRole:
        // In the column the values would leave no room for what is possible.
        if (index.column() == Before && row.seen) {
            if (const auto mode = modeNamed(row.preview.before, row.seen->info))
                return bulktext::mode(*mode);
        }
        [[fallthrough]];
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() != Name || !row.isPossible())
            return {};
        return row.isTicked() ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole: {
        const Miner *miner = index.column() == State ? m_fleet.miner(row.key) : nullptr;
        return miner ? QVariant(m_icons.value(miner->state)) : QVariant();
    }
    case Qt::ForegroundRole:
        return row.seen && row.preview.isAble() ? QVariant()
                                                : QVariant(mutedColour(QApplication::palette()));
    default:
        return {};
    }
}

bool BulkTargetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name
        || !m_rows.value(index.row()).isPossible())
        return false;
    m_rows[index.row()].wanted = value.toInt() == Qt::Checked;
    announce(index.row(), index.row());
    return true;
}

Qt::ItemFlags BulkTargetModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name && m_rows.value(index.row()).isPossible())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant BulkTargetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role,
                         {tr("Name"), tr("IP address"), tr("Status"), tr("Possible"), tr("Now"),
                          tr("New")});
}

} // namespace coalface
