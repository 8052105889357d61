// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tablelook.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

namespace coalface {

namespace {

class ElidingDelegate : public QStyledItemDelegate
{
public:
    ElidingDelegate(Qt::TextElideMode mode, QObject *parent)
        : QStyledItemDelegate(parent), m_mode(mode)
    {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = m_mode;
    }

private:
    Qt::TextElideMode m_mode;
};

} // namespace

void setUpTable(QTableView &table, int rowSpace)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setCornerButtonEnabled(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setTextElideMode(Qt::ElideRight); // or it is cut in mid-letter
    fitRowHeight(table, rowSpace);
}

void setUpPageTable(QTableView &table)
{
    setUpTable(table);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setFrameShape(QFrame::NoFrame);
}

void fitRowHeight(QTableView &table, int rowSpace)
{
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + rowSpace);
}

void setElision(QTableView &table, int column, Qt::TextElideMode mode)
{
    table.setItemDelegateForColumn(column, new ElidingDelegate(mode, &table));
}

} // namespace coalface
