// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/minerfilterproxy.h"

#include "ui/miners/minertablemodel.h"

#include <algorithm>

namespace coalface {

MinerFilterProxy::MinerFilterProxy(QObject *parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(false);
    setSortRole(MinerTableModel::SortRole);
    // The C locale knows no natural order.
    if (m_collator.locale().language() == QLocale::C)
        m_collator.setLocale(QLocale(QLocale::English));
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &MinerFilterProxy::settle);
}

void MinerFilterProxy::setSourceModel(QAbstractItemModel *model)
{
    QSortFilterProxyModel::setSourceModel(model);
    const auto later = [this] {
        if (!m_settle.isActive())
            m_settle.start(std::min(2000 + 8 * rowCount(), 30'000));
    };
    connect(model, &QAbstractItemModel::dataChanged, this, later);
    connect(model, &QAbstractItemModel::rowsInserted, this, later);
}

void MinerFilterProxy::setWords(const QString &text)
{
    m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidate();
}

void MinerFilterProxy::setState(std::optional<MinerState> state)
{
    m_state = state;
    invalidate();
}

void MinerFilterProxy::setSearchedColumns(const QSet<int> &columns)
{
    m_searched = columns;
    if (!m_words.isEmpty())
        invalidate();
}

void MinerFilterProxy::settle()
{
    m_settle.stop();
    if (!holds())
        invalidate();
}

bool MinerFilterProxy::holds() const
{
    int accepted = 0;
    for (int row = 0; row < sourceModel()->rowCount(); ++row) {
        const bool shown = mapFromSource(sourceModel()->index(row, 0)).isValid();
        if (shown != filterAcceptsRow(row, {}))
            return false;
        accepted += shown ? 1 : 0;
    }
    if (sortColumn() < 0)
        return true;
    for (int row = 1; row < accepted; ++row) {
        const QModelIndex before = mapToSource(index(row - 1, sortColumn()));
        const QModelIndex after = mapToSource(index(row, sortColumn()));
        if (sortOrder() == Qt::AscendingOrder ? lessThan(after, before) : lessThan(before, after))
            return false;
    }
    return true;
}

int MinerFilterProxy::compare(const QVariant &left, const QVariant &right) const
{
    const bool leftIsText = left.typeId() == QMetaType::QString;
    const bool rightIsText = right.typeId() == QMetaType::QString;
    if (leftIsText && rightIsText)
        return m_collator.compare(left.toString(), right.toString());
    if (leftIsText != rightIsText)
        return leftIsText ? 1 : -1;
    const double a = left.toDouble();
    const double b = right.toDouble();
    return a < b ? -1 : a > b ? 1 : 0;
}

bool MinerFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(MinerTableModel::SortRole);
    const QVariant b = right.data(MinerTableModel::SortRole);
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    if (a.isValid() != b.isValid())
        return a.isValid() ? ascending : !ascending;
    if (const int order = a.isValid() ? compare(a, b) : 0; order != 0)
        return order < 0;
    // Equal values keep the order in which the miners were added, whichever way the column is sorted.
    return ascending ? left.row() < right.row() : left.row() > right.row();
}

bool MinerFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    if (m_state && first.data(MinerTableModel::StateRole).toInt() != int(*m_state))
        return false;
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return fits(word, row, parent); });
}

bool MinerFilterProxy::fits(const QString &word, int row, const QModelIndex &parent) const
{
    static const QLatin1String tagField("tag:");
    const QStringList tags
        = sourceModel()->index(row, 0, parent).data(MinerTableModel::TagsRole).toStringList();
    if (word.startsWith(tagField, Qt::CaseInsensitive) && word.size() > tagField.size()) {
        const QString wanted = foldedTag(word.mid(tagField.size()));
        return std::any_of(tags.cbegin(), tags.cend(),
                           [&](const QString &tag) { return foldedTag(tag) == wanted; });
    }
    for (int column = 0; column < sourceModel()->columnCount(); ++column) {
        if (!m_searched.isEmpty() && !m_searched.contains(column))
            continue;
        const QString text = sourceModel()->index(row, column, parent).data().toString();
        if (text.contains(word, Qt::CaseInsensitive))
            return true;
    }
    // Tags are words to find miners by, also while their column is hidden.
    return std::any_of(tags.cbegin(), tags.cend(),
                       [&](const QString &tag) { return tag.contains(word, Qt::CaseInsensitive); });
}

} // namespace coalface
