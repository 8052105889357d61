// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/laterpage.h"
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
    //! Names of the miners of which something was typed under "Notes" and not saved.
    QStringList unsavedNotes() const;
    //! As the page of one miner, with a way back to all of them.
    void setFull(bool full);
    bool isFull() const { return m_isFull; }

    ChartPage &chart() { return *m_chart; }
    QTabWidget &tabs() { return *m_tabs; }
    QJsonObject state() const;
    void restore(const QJsonObject &state);

Q_SIGNALS:
    void stateChanged();
    //! Back to all miners.
    void backWanted();
    //! That driver is to be shown among all of them.
    void driverWanted(const QString &driverType);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void placeHeading();
    //! The one that is described; null: none is selected.
    const Miner *described() const;
    void addTabs();
    template<class Page, class Make>
    LaterPage<Page> *addTab(const QString &title, Make make);
    template<class Page>
    LaterPage<Page> *addTab(const QString &title);
    void showIn(OverviewPage &page);
    void showIn(EventList &list);
    void showIn(DevicePage &page);
    void showIn(MinerDriverPage &page);
    void showIn(NotesPage &page);
    void showIn(RawPage &page);

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
    LaterPage<OverviewPage> *m_overview = nullptr;
    ChartPage *m_chart;
    LaterPage<EventList> *m_events = nullptr; //!< null: without a log of events
    LaterPage<DevicePage> *m_device = nullptr;
    LaterPage<MinerDriverPage> *m_driver = nullptr;
    LaterPage<NotesPage> *m_notes = nullptr;
    LaterPage<RawPage> *m_raw = nullptr;
    std::optional<MinerState> m_shownState; //!< of the icon
    QTimer m_tick;                          //!< ages grow by themselves
};

} // namespace coalface
