// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tablelook.h"

#include <QHeaderView>
#include <QKeyEvent>
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

//! A key that leaves the keyboard on the row where it stands selects that row, if nothing is: by keys alone a single row would not
//! be reached otherwise.
class StandingRow : public QObject
{
public:
    explicit StandingRow(QTableView &table) : QObject(&table), m_table(table)
    {
        m_table.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        const QModelIndex current = m_table.currentIndex();
        if (event->type() == QEvent::KeyPress && current.isValid()
            && !m_table.selectionModel()->hasSelection()
            && stays(static_cast<QKeyEvent *>(event)->key(), current.row()))
            m_table.selectRow(current.row());
        return QObject::eventFilter(object, event);
    }

private:
    bool stays(int key, int row) const
    {
        switch (key) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Home:
        case Qt::Key_End:
            return true;
        case Qt::Key_Up:
        case Qt::Key_PageUp:
            return row == 0;
        case Qt::Key_Down:
        case Qt::Key_PageDown:
            return row == m_table.model()->rowCount() - 1;
        default:
            return false;
        }
    }

    QTableView &m_table;
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
    new StandingRow(table);
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
