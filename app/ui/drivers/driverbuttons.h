// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"

#include <QWidget>

class QAction;
class QMenu;
class QProgressBar;
class QPushButton;

namespace coalface {

class DriverTableModel;
class DriverWork;

//! What can be done with one driver, how far it is, and Cancel. The button that its condition suggests
//! stands out; one that does not apply says why as its tool tip.
class DriverButtons : public QWidget
{
    Q_OBJECT
public:
    DriverButtons(DriverWork &work, DriverTableModel &drivers, QWidget *parent = nullptr);
    void setDriver(const QString &driverType); //!< empty: none
    //! With all that they do.
    void fillMenu(QMenu &menu) const;

Q_SIGNALS:
    //! A person wants to let that driver run, which lies there already; an empty path: choose one.
    void installWanted(const QString &path);
    void folderWanted(const QString &path);
    //! A person wants to take the driver away; they are to be asked first.
    void removalWanted();
    //! The button with the focus cannot be pressed any more.
    void focusFreed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshActions(const DriverOverview *driver, const QString &whyNot);
    void refreshVersions(const DriverOverview &driver);
    void refreshMore(const DriverOverview &driver, const QString &whyNot);
    QMenu *makeMore();
    void showProgress();
    void suggest();
    void act();

    DriverWork &m_work;
    DriverTableModel &m_drivers;
    QString m_type;
    DriverAction m_suggested = DriverAction::None;
    QPushButton *m_update; //!< or Repair, or Install
    QPushButton *m_rollBack;
    QMenu *m_versions;
    QStringList m_shownVersions; //!< what m_versions was made of
    QPushButton *m_enable;
    QPushButton *m_reload;
    QPushButton *m_folder;
    QPushButton *m_more;
    QAction *m_pin = nullptr;
    QAction *m_remove = nullptr;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
};

} // namespace coalface
