// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QTabWidget;
class QToolButton;
class QVBoxLayout;

namespace coalface {

class ChartPage;
class DevicePage;
class EventList;
class MinerDriverPage;
class NotesPage;
class OverviewPage;
class RawPage;
class TabHeading;

//! Everything about the selected miner: below the table, or in place of it as the page of one miner.
class DetailsPane : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPane(const WindowContext &context, QWidget *parent = nullptr);

    //! The first is described; the chart compares up to six.
    void showMiners(const QList<qint64> &keys);

    //! What can be done with the miner: buttons beside its name while this is its page.
    void setActions(const QList<QAction *> &actions);
    //! As the page of one miner, with a way back to all of them.
    void setFull(bool full);
    bool isFull() const { return m_isFull; }

    ChartPage &chart() { return *m_chart; }
    QTabWidget &tabs() { return *m_tabs; }
    MinerDriverPage &driver() { return *m_driver; }
    QJsonObject state() const;
    void restore(const QJsonObject &state);

Q_SIGNALS:
    void stateChanged();
    //! Back to all miners.
    void backWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void placeHeading();
    void showEventsOf(qint64 key);

    WindowContext m_context;
    QList<qint64> m_keys;
    QVBoxLayout *m_layout;
    TabHeading *m_heading;
    QToolButton *m_back;
    QList<QToolButton *> m_buttons; //!< of the page
    bool m_isFull = false;
    QLabel *m_icon;
    QLabel *m_name;
    QLabel *m_status;
    QTabWidget *m_tabs;
    OverviewPage *m_overview;
    ChartPage *m_chart;
    EventList *m_events = nullptr; //!< null: without a log of events
    DevicePage *m_device;
    MinerDriverPage *m_driver;
    NotesPage *m_notes;
    RawPage *m_raw;
    std::optional<MinerState> m_shownState; //!< of the icon
    QTimer m_tick;                          //!< ages grow by themselves
};

} // namespace coalface
