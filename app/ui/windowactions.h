// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QAction>
#include <QObject>

class QMainWindow;
class QMenu;
class QActionGroup;
class QLineEdit;

namespace coalface {

//! Everything that the window can be told to do, once: in menus, tool bar and context menu alike.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow &window);

    QAction *discover, *add, *exportCsv, *pollNow, *rename, *forget, *copy, *openWeb;
    QAction *restart, *pause, *resume, *locate, *powerMode, *setPool, *undo, *lastResults;
    QAction *openDetails, *tags; //!< tags: opens a menu, once there is one
    QAction *showDetails, *showDashboard, *showMiners, *showPools, *showAlerts, *showDrivers,
        *showHistory, *updateDrivers, *settings, *filter, *selectAll, *about, *quit;

    //! With what concerns pools, alerts, drivers and events, where there is a page of them.
    void buildMenus(bool keepingPools, bool withAlerts, bool managingDrivers, bool withHistory);
    void buildToolBar(QLineEdit *filterEdit);
    void fillContextMenu(QMenu &menu) const;

    Settings::Theme theme() const;
    void setTheme(Settings::Theme theme);

    //! Enables an action; while it is not, its tool tip says why.
    static void allow(QAction *action, bool allowed, const QString &whyNot);

Q_SIGNALS:
    void themeChosen(coalface::Settings::Theme theme);

private:
    void makeChanges();
    QAction *make(const QString &text, const QString &toolTip, const QKeySequence &shortcut = {});
    QMainWindow &m_window;
    QActionGroup *m_themes;
};

} // namespace coalface
