// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/laterpage.h"
#include "ui/context.h"
#include "ui/statusline.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QListWidget;
class QMessageBox;
class QStackedWidget;
class QToolButton;

namespace coalface {

class AlertsPage;
class BlockNews;
class BulkCommands;
class DashboardPage;
class DatabaseWork;
class DesktopAlerts;
class DriverCommands;
class DriversPage;
class HistoryPage;
class MessageBar;
class MinerCommands;
class MinersPage;
class PoolsPage;
class SettingsDialog;
class Theme;
class WindowActions;

//! The window "Coalface". Made by the composition root with everything it works with; opens no file,
//! socket or process itself. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const WindowContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Another program collects and this window shows what it stores, or, without `stores`, nobody can collect: says why.
    //! Empty: this program collects.
    void setCollector(const QString &sentence, bool stores = true);
    //! Something that lasts, shown on top until a person closes it.
    void showProblem(const QString &sentence);
    //! Ends the program, after a question where miners are being changed, the history is backed up or exported, or notes are not saved; closing the window may leave it running.
    void quit();
    //! Ends the program without a question: what changes of miners are not begun are not, and what is under way ends first.
    //! The second time at once.
    void interrupt();
    //! In front of all others, wherever it was.
    void bringUp();
    //! The result of what a person did last; goes by itself.
    void showResult(const QString &sentence);

    MinersPage &minersPage() { return *m_miners; }
    WindowActions &actions() { return *m_actions; }
    MinerCommands &commands() { return *m_commands; }
    BulkCommands &bulk() { return *m_bulk; }
    //! Null without a manager of drivers.
    DriverCommands *driverCommands() { return m_driverCommands; }
    DashboardPage &dashboard();
    //! Null without what the page is about.
    HistoryPage *historyPage();
    AlertsPage *alertsPage();
    DriversPage *driversPage();

Q_SIGNALS:
    //! Closed for good: the program may end.
    void ended();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildPages();
    void addPage(const QIcon &icon, const QString &name, QWidget *page);
    void buildStatusBar();
    void connectActions();
    void connectMinerActions();
    void connectDetails();
    DashboardPage *makeDashboard(QWidget *parent);
    QJsonObject keptDashboard() const;
    PoolsPage *makePoolsPage(QWidget *parent);
    AlertsPage *makeAlertsPage(QWidget *parent);
    DriversPage *makeDriversPage(QWidget *parent);
    HistoryPage *makeHistoryPage(QWidget *parent);
    void connectDashboard();
    void connectPools();
    void connectAlerts();
    void connectDrivers();
    void connectHistory();
    void connectMessages();
    void showCollector();
    void showStoreTrouble(const QString &sentence);
    void followStoring();
    void showSettingsTrouble();
    void connectSettings();
    void openSettings();
    void tellDatabase(const QString &sentence, bool isProblem);
    void connectSign();
    bool isShowing(const QWidget *page) const;
    void showPage(QWidget *page);
    //! In the table, whatever is filtered.
    void showMiner(qint64 key);
    void showAlerts();
    void updateActions();
    void updateStatus();
    void updateBadge(QWidget *page, int count, const QString &description, bool attention);
    QList<std::pair<QString, QWidget *>> namedPages() const;
    //! Whether closing the window leaves the program running.
    bool goesToTray() const;
    void tellOfTray();
    void updateSign();
    //! Whether the window may close now; else a question is asked, or it closes when what is under way has ended.
    bool mayClose();
    bool isBackingUp() const;
    bool isAtWork() const;
    void askAboutChange();
    void askAboutLosses();
    QString notesLoss() const;
    QMessageBox *makeQuestion(const QString &question);
    //! What has not been begun with is not; closes when the rest has ended.
    void closeSoon();
    void restoreState();
    void saveStateSoon();
    void saveStateNow();
    static QString blocksToldKey(); //!< in the window's notes

    WindowContext m_context;
    Theme *m_theme;
    MessageBar *m_messages;
    QListWidget *m_navigation;
    QStackedWidget *m_pages;
    LaterPage<DashboardPage> *m_dashboard;
    MinersPage *m_miners;
    MinerCommands *m_commands;
    BulkCommands *m_bulk;
    DatabaseWork *m_database = nullptr; //!< null: without a database to work on
    QPointer<SettingsDialog> m_settings;
    DriverCommands *m_driverCommands = nullptr;
    LaterPage<DriversPage> *m_drivers = nullptr;
    LaterPage<HistoryPage> *m_history = nullptr; //!< null: without a log of events
    BlockNews *m_blocks = nullptr;               //!< likewise
    LaterPage<PoolsPage> *m_poolsPage = nullptr;
    LaterPage<AlertsPage> *m_alerts = nullptr; //!< null: without all that alerts need
    DesktopAlerts *m_desktop = nullptr; //!< null: without them, or without a sign on the desktop
    WindowActions *m_actions;
    StatusLine *m_status;
    QToolButton *m_running; //!< what is being changed; hidden while nothing is
    enum class Storing { Works, Failed, FailedBefore }; //!< in this round, or the one before
    Storing m_storing = Storing::Works;
    QString m_storeTrouble;
    QString m_settingsAside;
    QStringList m_toldMeanwhile; //!< while nobody can collect
    StatusLine::Collector m_collector = StatusLine::Collector::Us;
    QString m_notCollecting; //!< why this program does not; empty: it does
    QString m_alertSentence; //!< the last one that was shown
    QString m_loginProblem;  //!< the last one that was shown
    QTimer m_tick;
    QTimer m_save;
    bool m_restored = false;
    bool m_toldOfTray = false; //!< that closing the window left the program running
    bool m_isQuitting = false; //!< closing it ends the program, whatever the settings say
    bool m_isClosing = false; //!< as soon as what is under way has ended; when asked once more, at once
};

} // namespace coalface
