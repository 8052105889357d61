// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "ui/events/eventfeed.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;

namespace coalface {

class EventTableModel;

//! The table "Events" that follows the log through a filter while it can be seen; in its place a sentence where there is
//! nothing to show.
class EventList : public QWidget
{
    Q_OBJECT
public:
    //! Both outlive it.
    EventList(EventLog &log, const Fleet &fleet, QWidget *parent = nullptr);

    void setFilter(const EventFilter &filter);
    //! What stands there when no event fits.
    void setEmptyText(const QString &text);
    void hideMiner(); //!< the column with the miner's name
    QTableView &table() { return *m_table; }
    EventTableModel &model() { return *m_model; }
    bool isCut() const { return m_isCut; } //!< there are older ones than those shown

Q_SIGNALS:
    //! A person chose an event of that miner; 0: of none.
    void minerChosen(qint64 key);
    void countChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildTable();
    void refresh();

    EventFeed m_feed;
    EventTableModel *m_model;
    QTableView *m_table;
    QLabel *m_note;
    QStackedWidget *m_stack;
    QString m_emptyText;
    bool m_wasRead = false; //!< else nobody knows whether there are any
    QString m_problem;
    bool m_isCut = false;
};

} // namespace coalface
