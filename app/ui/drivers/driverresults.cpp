// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverresults.h"

#include "ui/drivers/driverresultmodel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>

namespace coalface {

DriverResults::DriverResults(DriverResultModel &results, QWidget *parent)
    : QWidget(parent),
      m_results(results),
      m_list(new QListView(this)),
      m_copy(new QPushButton(tr("Cop&y results"), this))
{
    const int em = fontMetrics().height();
    m_list->setModel(&m_results);
    m_list->setAccessibleName(tr("Results"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setIconSize({em, em});
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_copy->setAutoDefault(false);
    // Before the list copies its current line by itself.
    auto *copyKey = new QAction(this);
    copyKey->setShortcut(QKeySequence::Copy);
    copyKey->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(copyKey);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, em / 2, 0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_copy, &QPushButton::clicked, this, &DriverResults::copy);
    connect(copyKey, &QAction::triggered, this, &DriverResults::copy);
    connect(&m_results, &QAbstractItemModel::rowsInserted, this, &DriverResults::refresh);
    refresh();
}

void DriverResults::refresh()
{
    const bool some = m_results.rowCount() > 0;
    m_copy->setEnabled(some);
    m_copy->setToolTip(some ? tr("Copy the selected results; all of them when none is selected")
                            : tr("There are no results yet"));
    if (some && !m_list->currentIndex().isValid())
        m_list->selectionModel()->setCurrentIndex(m_results.index(0), QItemSelectionModel::NoUpdate);
}

void DriverResults::copy()
{
    QList<int> rows;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        rows += index.row();
    if (m_results.rowCount() > 0)
        QApplication::clipboard()->setText(m_results.asText(rows));
}

} // namespace coalface
