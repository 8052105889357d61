// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace coalface {

class DriverButtons;
class DriverDetails;
class DriverHeading;
class DriverMetricsView;
class DriverResults;
class DriverTable;
class DriverTableModel;
class DriverWork;
class RecentFigures;

//! All about drivers: what the page "Drivers" and the dialog "Update drivers" consist of. A driver's
//! folder or library that is dropped on it is installed, after a question.
class DriversPanel : public QWidget
{
    Q_OBJECT
public:
    //! All outlive it. `figures` null: what drivers did is not shown.
    DriversPanel(DriverWork &work, DriverTableModel &drivers, RecentFigures *figures = nullptr,
                 QWidget *parent = nullptr);

    DriverTable &table() { return *m_table; }
    //! Asks whether that driver may run, and then installs it.
    void installFrom(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeLower(RecentFigures *figures);
    void connectParts();
    void refresh();
    void refreshInstall();
    void showDriver();
    void noteResult(bool good);
    void countResults();
    void chooseFolder();
    void chooseLibrary();
    void openFolder(const QString &path);
    void askToRemove();

    DriverWork &m_work;
    DriverTableModel &m_drivers;
    QLabel *m_summary;
    QPushButton *m_updateAll;
    QPushButton *m_install;
    QPushButton *m_cancelInstall;
    DriverTable *m_table;
    DriverHeading *m_heading;
    DriverButtons *m_buttons;
    QTabWidget *m_tabs;
    DriverDetails *m_details;
    DriverMetricsView *m_metrics = nullptr; //!< null: not shown
    DriverResults *m_results;
};

} // namespace coalface
