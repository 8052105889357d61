// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/minerfilterproxy.h"

#include "ui/miners/minertablemodel.h"
#include "ui/miners/rowruns.h"

#include <algorithm>
#include <utility>

namespace coalface {

MinerFilterProxy::MinerFilterProxy(QObject *parent) : QAbstractProxyModel(parent)
{
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &MinerFilterProxy::settle);
}

void MinerFilterProxy::setSourceModel(QAbstractItemModel *model)
{
    beginResetModel();
    if (sourceModel())
        disconnect(sourceModel(), nullptr, this, nullptr);
    QAbstractProxyModel::setSourceModel(model);
    connect(model, &QAbstractItemModel::dataChanged, this, &MinerFilterProxy::changed);
    connect(model, &QAbstractItemModel::rowsInserted, this, &MinerFilterProxy::inserted);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &MinerFilterProxy::removing);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &MinerFilterProxy::removed);
    m_rows = wantedRows();
    notePlaces();
    endResetModel();
}

void MinerFilterProxy::setWords(const QString &text)
{
    m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    settle();
}

void MinerFilterProxy::setState(std::optional<MinerState> state)
{
    m_state = state;
    settle();
}

void MinerFilterProxy::setSearchedColumns(const QSet<int> &columns)
{
    m_searched = columns;
    if (!m_words.isEmpty())
        settle();
}

void MinerFilterProxy::settle()
{
    m_settle.stop();
    if (!sourceModel())
        return;
    if (const QList<int> rows = wantedRows(); rows != m_rows)
        show(rows);
}

void MinerFilterProxy::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    settle();
}

void MinerFilterProxy::settleLater()
{
    if (!m_settle.isActive())
        m_settle.start(std::min(2000 + 8 * rowCount(), 30'000));
}

QList<int> MinerFilterProxy::wantedRows()
{
    QList<int> rows;
    const int count = sourceModel()->rowCount();
    rows.reserve(count);
    for (int row = 0; row < count; ++row) {
        if (accepts(row))
            rows += row;
    }
    if (m_column >= 0) {
        m_keys.read(*sourceModel(), m_column);
        std::sort(rows.begin(), rows.end(),
                  [this](int left, int right) { return m_keys.isBefore(left, right, m_order); });
    }
    return rows;
}

void MinerFilterProxy::show(const QList<int> &rows)
{
    const bool same = rows.size() == m_rows.size()
                      && std::all_of(rows.cbegin(), rows.cend(),
                                     [this](int row) { return m_places[row] >= 0; });
    const LayoutChangeHint hint = same ? VerticalSortHint : NoLayoutChangeHint;
    Q_EMIT layoutAboutToBeChanged({}, hint);
    const QModelIndexList before = persistentIndexList();
    QList<int> kept; // rows of the source that these are of
    for (const QModelIndex &index : before)
        kept += m_rows[index.row()];
    m_rows = rows;
    notePlaces();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after += index(m_places[kept[i]], before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, hint);
}

void MinerFilterProxy::notePlaces()
{
    m_places.fill(-1, sourceModel()->rowCount());
    for (int place = 0; place < m_rows.size(); ++place)
        m_places[m_rows[place]] = place;
}

void MinerFilterProxy::changed(const QModelIndex &first, const QModelIndex &last,
                               const QList<int> &roles)
{
    QList<int> places;
    for (int row = first.row(); row <= last.row(); ++row) {
        if (m_places[row] >= 0)
            places += m_places[row];
    }
    // Neighbours there are scattered here.
    std::sort(places.begin(), places.end());
    for (const auto &[top, bottom] : rowRuns(places))
        Q_EMIT dataChanged(index(top, first.column()), index(bottom, last.column()), roles);
    settleLater();
}

void MinerFilterProxy::inserted(const QModelIndex &, int first, int last)
{
    const int count = last - first + 1;
    for (int &row : m_rows)
        row += row >= first ? count : 0;
    notePlaces();
    QList<int> fresh;
    for (int row = first; row <= last; ++row) {
        if (accepts(row))
            fresh += row;
    }
    if (m_column >= 0)
        m_keys.read(*sourceModel(), m_column);
    const auto isBefore = [this](int left, int right) {
        return m_column < 0 ? left < right : m_keys.isBefore(left, right, m_order);
    };
    std::sort(fresh.begin(), fresh.end(), isBefore);
    if (m_rows.isEmpty() && !fresh.isEmpty()) {
        beginInsertRows({}, 0, int(fresh.size()) - 1);
        m_rows = std::exchange(fresh, {});
        notePlaces();
        endInsertRows();
    }
    for (const int row : std::as_const(fresh)) {
        const auto place = int(std::upper_bound(m_rows.cbegin(), m_rows.cend(), row, isBefore)
                               - m_rows.cbegin());
        beginInsertRows({}, place, place);
        m_rows.insert(place, row);
        notePlaces();
        endInsertRows();
    }
    settleLater();
}

void MinerFilterProxy::removing(const QModelIndex &, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const int place = m_places[row];
        if (place < 0)
            continue;
        beginRemoveRows({}, place, place);
        m_rows.removeAt(place);
        notePlaces();
        endRemoveRows();
    }
}

void MinerFilterProxy::removed(const QModelIndex &, int first, int last)
{
    const int count = last - first + 1;
    for (int &row : m_rows)
        row -= row > last ? count : 0;
    notePlaces();
}

QModelIndex MinerFilterProxy::mapToSource(const QModelIndex &index) const
{
    return index.isValid() ? sourceModel()->index(m_rows[index.row()], index.column())
                           : QModelIndex();
}

QModelIndex MinerFilterProxy::mapFromSource(const QModelIndex &index) const
{
    return index.isValid() ? this->index(m_places[index.row()], index.column()) : QModelIndex();
}

QModelIndex MinerFilterProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex MinerFilterProxy::parent(const QModelIndex &) const
{
    return {};
}

int MinerFilterProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MinerFilterProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

QVariant MinerFilterProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    // The base asks by way of a row, and there may be none.
    return sourceModel() ? sourceModel()->headerData(section, orientation, role) : QVariant();
}

bool MinerFilterProxy::accepts(int row) const
{
    if (m_state
        && sourceModel()->index(row, 0).data(MinerTableModel::StateRole).toInt() != int(*m_state))
        return false;
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return fits(word, row); });
}

bool MinerFilterProxy::fits(const QString &word, int row) const
{
    static const QLatin1String tagField("tag:");
    const QStringList tags
        = sourceModel()->index(row, 0).data(MinerTableModel::TagsRole).toStringList();
    if (word.startsWith(tagField, Qt::CaseInsensitive) && word.size() > tagField.size()) {
        const QString wanted = foldedTag(word.mid(tagField.size()));
        return std::any_of(tags.cbegin(), tags.cend(),
                           [&](const QString &tag) { return foldedTag(tag) == wanted; });
    }
    for (int column = 0; column < sourceModel()->columnCount(); ++column) {
        if (!m_searched.isEmpty() && !m_searched.contains(column))
            continue;
        const QString text = sourceModel()->index(row, column).data().toString();
        if (text.contains(word, Qt::CaseInsensitive))
            return true;
    }
    // Tags are words to find miners by, also while their column is hidden.
    return std::any_of(tags.cbegin(), tags.cend(),
                       [&](const QString &tag) { return tag.contains(word, Qt::CaseInsensitive); });
}

} // namespace coalface
