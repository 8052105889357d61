// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tablelook.h"

#include <QHeaderView>
#include <QTableView>

namespace coalface {

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

} // namespace coalface
