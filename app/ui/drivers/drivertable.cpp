// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/drivertable.h"

#include "ui/common/tablelook.h"
#include "ui/drivers/drivertablemodel.h"

#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace coalface {

namespace {

//! Draws a bar below a text about something that goes on.
class ProgressDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QVariant progress = index.data(DriverTableModel::ProgressRole);
        if (!progress.isValid())
            return;
        const bool selected = option.state & QStyle::State_Selected;
        const int height = qMax(2, option.fontMetrics.height() / 7);
        const QRect all(option.rect.x() + 2, option.rect.bottom() - height, option.rect.width() - 4,
                        height);
        QRect done = all;
        done.setWidth(int(all.width() * progress.toDouble()));
        if (option.direction == Qt::RightToLeft)
            done.moveRight(all.right());
        QColor colour = option.palette.color(selected ? QPalette::HighlightedText
                                                      : QPalette::Highlight);
        painter->fillRect(done, colour);
        colour.setAlphaF(0.3F);
        painter->fillRect(all, colour);
    }
};

} // namespace

DriverTable::DriverTable(DriverTableModel &drivers, QWidget *parent)
    : QTableView(parent), m_drivers(drivers), m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(&m_drivers);
    m_sorted->setSortRole(DriverTableModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setDynamicSortFilter(true);
    setModel(m_sorted);
    setAccessibleName(tr("Drivers"));
    setUpPageTable(*this);
    setSelectionMode(SingleSelection);
    setItemDelegateForColumn(DriverTableModel::StatusColumn, new ProgressDelegate(this));
    const int em = fontMetrics().height();
    QHeaderView *header = horizontalHeader();
    header->setAccessibleName(tr("Columns"));
    header->setMinimumSectionSize(3 * em);
    const double widths[] = {9, 8, 4.5, 5.5, 5.5, 12, 6.5};
    for (int column = 0; column < DriverTableModel::ColumnCount; ++column)
        header->resizeSection(column, int(widths[column] * em));
    header->setStretchLastSection(false);
    header->setSectionResizeMode(DriverTableModel::ModelsColumn, QHeaderView::Stretch);
    header->setSortIndicator(-1, Qt::AscendingOrder); // first in the order in which they are asked
    setSortingEnabled(true);
    connect(m_sorted, &QAbstractItemModel::rowsInserted, this, &DriverTable::ensureCurrent);
    connect(m_sorted, &QAbstractItemModel::rowsRemoved, this, &DriverTable::ensureCurrent);
    ensureCurrent();
}

QString DriverTable::currentType() const
{
    return currentIndex().data(DriverTableModel::TypeRole).toString();
}

void DriverTable::select(const QString &driverType)
{
    const QModelIndex source = m_drivers.index(m_drivers.rowOf(driverType), 0);
    if (source.isValid())
        setCurrentIndex(m_sorted->mapFromSource(source));
}

void DriverTable::ensureCurrent()
{
    if (!currentIndex().isValid() && m_sorted->rowCount() > 0)
        setCurrentIndex(m_sorted->index(0, 0));
}

void DriverTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentTypeChanged(current.data(DriverTableModel::TypeRole).toString());
}

} // namespace coalface
