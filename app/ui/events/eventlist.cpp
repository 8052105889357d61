// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventlist.h"

#include "ui/common/fittedcolumns.h"
#include "ui/common/tablelook.h"
#include "ui/events/eventtablemodel.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace coalface {

EventList::EventList(EventLog &log, const Fleet &fleet, QWidget *parent)
    : QWidget(parent),
      m_feed(log),
      m_model(new EventTableModel(fleet, this)),
      m_table(new QTableView(this)),
      m_note(new QLabel(this)),
      m_stack(new QStackedWidget(this))
{
    buildTable();
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setFocusProxy(m_table);

    connect(&m_feed, &EventFeed::loaded, this, [this](const QList<Event> &events, bool isCut) {
        m_problem.clear();
        m_wasRead = true;
        m_isCut = isCut;
        m_model->setEvents(events);
        refresh();
    });
    connect(&m_feed, &EventFeed::added, this, [this](const QList<Event> &events) {
        m_problem.clear();
        m_wasRead = true;
        m_model->add(events);
        refresh();
    });
    connect(&m_feed, &EventFeed::failed, this, [this](const QString &sentence) {
        m_problem = sentence;
        refresh();
    });
    connect(&fleet, &Fleet::minersRemoved, &m_feed, [this] { m_feed.reload(); });
    refresh();
}

void EventList::buildTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Events"));
    setUpPageTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const int em = fontMetrics().height();
    QHeaderView *header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Columns"));
    header->setMinimumSectionSize(3 * em);
    setElision(*m_table, EventTableModel::MinerColumn, Qt::ElideMiddle);
    auto *columns = new FittedColumns(*m_table, EventTableModel::DetailColumn, 6 * em);
    const int most[] = {15, 12, 14, 11, 10, 10};
    for (int column = 0; column < EventTableModel::DetailColumn; ++column)
        columns->setMost(column, most[column] * em);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT minerChosen(index.data(EventTableModel::MinerKeyRole).toLongLong());
    });
}

void EventList::setFilter(const EventFilter &filter)
{
    m_feed.setFilter(filter);
}

void EventList::setEmptyText(const QString &text)
{
    m_emptyText = text;
    refresh();
}

void EventList::hideMiner()
{
    m_table->setColumnHidden(EventTableModel::MinerColumn, true);
}

void EventList::refresh()
{
    const bool empty = m_model->rowCount() == 0;
    //: %1 is a sentence
    m_note->setText(!m_problem.isEmpty() ? tr("The events cannot be read: %1").arg(m_problem)
                    : m_wasRead          ? m_emptyText
                                         : QString());
    m_stack->setCurrentIndex(empty || !m_problem.isEmpty() ? 1 : 0);
    if (!empty && !m_table->currentIndex().isValid())
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0),
                                                   QItemSelectionModel::NoUpdate);
    Q_EMIT countChanged();
}

void EventList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_feed.setActive(true);
}

void EventList::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_feed.setActive(false);
}

} // namespace coalface
