// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulktable.h"

#include "ui/common/fittedcolumns.h"
#include "ui/common/tablelook.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace coalface {

namespace {
constexpr int leastRows = 3;
} // namespace

BulkTable::BulkTable(QAbstractItemModel &model, const QString &name, QWidget *parent)
    : QTableView(parent)
{
    setModel(&model);
    setAccessibleName(name);
    setUpTable(*this);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setAccessibleName(tr("Columns"));
    if (model.rowCount() > 0)
        selectionModel()->setCurrentIndex(model.index(0, 0), QItemSelectionModel::NoUpdate);
}

void BulkTable::setWidths(const QList<int> &characters)
{
    for (int column = 0; column < characters.size(); ++column)
        setColumnWidth(column, widthOf(characters[column]));
}

void BulkTable::fitWidths(const QList<int> &mostCharacters, int filler, int leastFiller)
{
    auto *columns = new FittedColumns(*this, filler, widthOf(leastFiller));
    for (int column = 0; column < mostCharacters.size(); ++column) {
        if (column != filler)
            columns->setMost(column, widthOf(mostCharacters[column]));
    }
}

int BulkTable::widthOf(int characters) const
{
    return characters * fontMetrics().averageCharWidth() + fontMetrics().height();
}

void BulkTable::elideInTheMiddle(const QList<int> &columns)
{
    for (const int column : columns)
        setElision(*this, column, Qt::ElideMiddle);
}

QList<int> BulkTable::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QSize BulkTable::minimumSizeHint() const
{
    const int rows = leastRows * verticalHeader()->defaultSectionSize();
    return {QTableView::minimumSizeHint().width(), horizontalHeader()->sizeHint().height() + rows
                                                       + horizontalScrollBar()->sizeHint().height()
                                                       + 2 * frameWidth()};
}

void BulkTable::keyPressEvent(QKeyEvent *event)
{
    // Whichever of its cells the keyboard stands on.
    if (event->key() != Qt::Key_Space)
        return QTableView::keyPressEvent(event);
    QList<int> rows = selectedRows();
    if (rows.isEmpty() && currentIndex().isValid())
        rows += currentIndex().row();
    for (const int row : std::as_const(rows))
        Q_EMIT toggled(row);
}

void BulkTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRowHeight(*this);
}

} // namespace coalface
