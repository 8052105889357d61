// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/pastundo.h"
#include "core/ports/eventlog.h"

#include <QPushButton>

namespace coalface {

class EventList;

//! The button "Undo…" for the selected event, also in the events' context menu. Where nothing can be undone its tool
//! tip says why. Asks the log whether a later change stands in the way, however the list is filtered.
class UndoButton : public QPushButton
{
    Q_OBJECT
public:
    //! All outlive it.
    UndoButton(EventLog &log, const Fleet &fleet, EventList &list, QWidget *parent = nullptr);

Q_SIGNALS:
    void undoWanted(const coalface::BulkTarget &target);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void judge();
    void offer(const PastUndo &undo);
    void hinder(const QString &whyNot);
    std::optional<Event> selected() const;

    EventLog &m_log;
    const Fleet &m_fleet;
    EventList &m_list;
    PastUndo m_undo;
    qint64 m_judged = 0; //!< the event that was asked about last
    quint64 m_round = 0; //!< of the newest question to the log
};

} // namespace coalface
