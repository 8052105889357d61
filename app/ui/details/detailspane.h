// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTabWidget;

namespace coalface {

class ChartPage;
class EventList;
class OverviewPage;

//! Below the table: everything about the selected miner.
class DetailsPane : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPane(const WindowContext &context, QWidget *parent = nullptr);

    //! The first is described; the chart compares up to six.
    void showMiners(const QList<qint64> &keys);

    ChartPage &chart() { return *m_chart; }
    QJsonObject state() const;
    void restore(const QJsonObject &state);

Q_SIGNALS:
    void stateChanged();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showEventsOf(qint64 key);

    WindowContext m_context;
    QList<qint64> m_keys;
    QLabel *m_icon;
    QLabel *m_name;
    QLabel *m_status;
    QTabWidget *m_tabs;
    OverviewPage *m_overview;
    ChartPage *m_chart;
    EventList *m_events = nullptr;          //!< null: without a log of events
    std::optional<MinerState> m_shownState; //!< of the icon
    QTimer m_tick;                          //!< ages grow by themselves
};

} // namespace coalface
