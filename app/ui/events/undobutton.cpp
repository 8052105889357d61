// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/undobutton.h"

#include "ui/common/rowmenu.h"
#include "ui/common/whendone.h"
#include "ui/events/eventlist.h"
#include "ui/events/eventtablemodel.h"

#include <QItemSelectionModel>
#include <QTableView>

namespace coalface {

namespace {

QString hindranceText(PastUndo::Hindrance hindrance)
{
    using Hindrance = PastUndo::Hindrance;
    switch (hindrance) {
    case Hindrance::None:
        break;
    case Hindrance::NoChange:
        return UndoButton::tr("This is no change that was made from Coalface");
    case Hindrance::Irreversible:
        return UndoButton::tr("This cannot be undone");
    case Hindrance::NotMade:
        return UndoButton::tr("It is not known that this change was made");
    case Hindrance::BeforeUnknown:
        return UndoButton::tr("It is not known what was set before");
    case Hindrance::WorkerUnknown:
        return UndoButton::tr("It is not known which worker was set before");
    case Hindrance::OwnValues:
        return UndoButton::tr(
            "The miner ran with values of its own before, which no mode brings back");
    case Hindrance::NothingChanged:
        return UndoButton::tr("The same was set before");
    case Hindrance::MinerGone:
        return UndoButton::tr("The miner was forgotten");
    case Hindrance::ChangedSince:
        return UndoButton::tr("It was changed again since");
    case Hindrance::HoldsNoMore:
        return UndoButton::tr("The miner shows another value now");
    }
    return {};
}

} // namespace

UndoButton::UndoButton(EventLog &log, const Fleet &fleet, EventList &list, QWidget *parent)
    : QPushButton(tr("&Undo…"), parent), m_log(log), m_fleet(fleet), m_list(list)
{
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, [this] { Q_EMIT undoWanted(m_undo.target); });
    connect(m_list.table().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &UndoButton::judge);
    // Something came, or went.
    connect(&m_list, &EventList::countChanged, this, &UndoButton::judge);
    connect(&m_list.model(), &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.isEmpty()) // else only a name may have changed
                    judge();
            });
    giveRowMenu(m_list.table(), [this](QMenu &menu) {
        if (selected())
            addButton(menu, *this);
    });
    judge();
}

std::optional<Event> UndoButton::selected() const
{
    const QModelIndexList rows = m_list.table().selectionModel()->selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return m_list.model().at(rows.first().row());
}

void UndoButton::judge()
{
    const quint64 round = ++m_round;
    const std::optional<Event> event = selected();
    if (!event)
        return hinder(tr("Select one change first"));
    const PastUndo first = pastUndo(*event, {}, m_fleet);
    if (first.hindrance != PastUndo::Hindrance::None)
        return offer(first);
    if (m_judged != event->id || !isVisible())
        hinder(tr("Looking for later changes…"));
    if (!isVisible())
        return;
    m_judged = event->id;
    EventFilter filter;
    filter.minerKeys = {event->minerKey};
    filter.kinds = {EventKind::Write, EventKind::ModeChanged, EventKind::PoolChanged,
                    EventKind::FallbackChanged};
    filter.from = event->time;
    whenDone(m_log.read(filter), this,
             [this, round, event = *event](const Result<QList<Event>> &later) {
                 if (round != m_round)
                     return;
                 if (later)
                     offer(pastUndo(event, *later, m_fleet));
                 else
                     hinder(later.error().detail);
             });
}

void UndoButton::offer(const PastUndo &undo)
{
    if (undo.hindrance != PastUndo::Hindrance::None)
        return hinder(hindranceText(undo.hindrance));
    m_undo = undo;
    setEnabled(true);
    //: %1 is a miner, %2 a value
    setToolTip(
        tr("Set “%1” back to %2, after a look at it").arg(undo.target.name, undo.target.after));
}

void UndoButton::hinder(const QString &whyNot)
{
    setEnabled(false);
    setToolTip(whyNot);
}

void UndoButton::showEvent(QShowEvent *event)
{
    QPushButton::showEvent(event);
    judge();
}

} // namespace coalface
