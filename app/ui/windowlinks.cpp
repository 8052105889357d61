// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What the window's pages want of it and of each other.
#include "ui/alerts/alertspage.h"
#include "ui/alerts/alerttext.h"
#include "ui/alerts/desktopalerts.h"
#include "ui/common/agetext.h"
#include "ui/common/messagebar.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/drivers/drivercommands.h"
#include "ui/drivers/driverspage.h"
#include "ui/events/blocknews.h"
#include "ui/events/historypage.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/operations/bulkcommands.h"
#include "ui/pools/poolspage.h"
#include "ui/settings/databasework.h"
#include "ui/settings/settingsdialog.h"
#include "ui/windowactions.h"

#include <QLineEdit>

namespace coalface {

DashboardPage &MainWindow::dashboard()
{
    return m_dashboard->page();
}

HistoryPage *MainWindow::historyPage()
{
    return m_history ? &m_history->page() : nullptr;
}

AlertsPage *MainWindow::alertsPage()
{
    return m_alerts ? &m_alerts->page() : nullptr;
}

DriversPage *MainWindow::driversPage()
{
    return m_drivers ? &m_drivers->page() : nullptr;
}

void MainWindow::showMiner(qint64 key)
{
    showPage(m_miners);
    m_miners->reveal(key);
    m_miners->table().setFocus();
}

void MainWindow::connectDashboard()
{
    connect(m_actions->showDashboard, &QAction::triggered, this, [this] {
        showPage(m_dashboard);
        m_dashboard->page().setFocus();
    });
}

DashboardPage *MainWindow::makeDashboard(QWidget *parent)
{
    auto *page = new DashboardPage(m_context, parent);
    page->restore(keptDashboard());
    connect(page, &DashboardPage::stateChanged, this, &MainWindow::saveStateSoon);
    connect(page, &DashboardPage::minerWanted, this, &MainWindow::showMiner);
    connect(page, &DashboardPage::stateWanted, this, [this](MinerState state) {
        showPage(m_miners);
        m_miners->showOnly(state);
        m_miners->table().setFocus();
    });
    return page;
}

//! As it was left; nothing is kept of a page that nobody has looked at.
QJsonObject MainWindow::keptDashboard() const
{
    return m_context.settings.windowState().value(QStringLiteral("dashboard")).toObject();
}

void MainWindow::connectPools()
{
    connect(m_actions->showPools, &QAction::triggered, this, [this] {
        showPage(m_poolsPage);
        m_poolsPage->page().setFocus();
    });
}

PoolsPage *MainWindow::makePoolsPage(QWidget *parent)
{
    auto *page = new PoolsPage(m_context, parent);
    connect(page, &PoolsPage::succeeded, this, &MainWindow::showResult);
    connect(page, &PoolsPage::failed, this, &MainWindow::showProblem);
    connect(page, &PoolsPage::useWanted, m_bulk, &BulkCommands::openPool);
    connect(page, &PoolsPage::setAgainWanted, m_bulk, &BulkCommands::openWantedPools);
    connect(page, &PoolsPage::restartWanted, m_bulk, &BulkCommands::openWantedRestarts);
    connect(page, &PoolsPage::minerWanted, this, &MainWindow::showMiner);
    return page;
}

void MainWindow::connectAlerts()
{
    connect(m_actions->showAlerts, &QAction::triggered, this, [this] {
        showPage(m_alerts);
        m_alerts->page().setFocus();
    });
    connect(m_context.activeAlerts, &ActiveAlerts::changed, this, &MainWindow::showAlerts);
    const auto showFile = [this] {
        m_messages->setMessage(QStringLiteral("alert rules"), MessageBar::Kind::Problem,
                               m_context.alertSettings->problem());
    };
    connect(m_context.alertSettings, &AlertSettings::changed, this, showFile);
    showFile();
    showAlerts();
    if (!m_context.desktopSign)
        return;
    m_desktop = new DesktopAlerts(m_context, this);
    connect(m_desktop, &DesktopAlerts::clicked, this, [this](qint64 key) {
        bringUp();
        if (m_context.fleet.miner(key))
            showMiner(key);
        else
            showPage(m_alerts);
    });
}

AlertsPage *MainWindow::makeAlertsPage(QWidget *parent)
{
    auto *page = new AlertsPage(m_context, parent);
    connect(page, &AlertsPage::succeeded, this, &MainWindow::showResult);
    connect(page, &AlertsPage::failed, this, &MainWindow::showProblem);
    connect(page, &AlertsPage::minerWanted, this, &MainWindow::showMiner);
    return page;
}

void MainWindow::showAlerts()
{
    QList<Alert> open;
    QDateTime since;
    for (const Alert &alert : m_context.activeAlerts->alerts()) {
        if (!m_context.activeAlerts->isOpen(alert))
            continue;
        open << alert;
        if (!since.isValid() || alert.since < since)
            since = alert.since;
    }
    const QString sentence = open.isEmpty() ? QString()
                                            //: %1 is "3 miners offline · 1 miner too hot", %2 a time
                                            : tr("%1, since %2. The page Alerts tells more.")
                                                  .arg(alertSummary(open),
                                                       momentText(since, m_context.clock.now()));
    // Only what is new: a sentence that a person has closed stays away.
    if (sentence != m_alertSentence) {
        m_alertSentence = sentence;
        m_messages->setMessage(QStringLiteral("alerts"), MessageBar::Kind::Problem, sentence);
    }
    updateStatus();
}

void MainWindow::connectDrivers()
{
    connect(m_actions->showDrivers, &QAction::triggered, this, [this] {
        showPage(m_drivers);
        m_drivers->page().setFocus();
    });
    connect(m_actions->updateDrivers, &QAction::triggered, m_driverCommands,
            &DriverCommands::openDialog);
    connect(&m_miners->filter(), &QLineEdit::textEdited, this, [this] { showPage(m_miners); });
    connect(m_driverCommands, &DriverCommands::updateCountChanged, this, &MainWindow::updateStatus);
    connect(m_driverCommands, &DriverCommands::succeeded, this, &MainWindow::showResult);
    connect(m_driverCommands, &DriverCommands::rolledBack, this, &MainWindow::showProblem);
    connect(m_driverCommands, &DriverCommands::failed, this, [this](const QString &sentence) {
        // Where its results can be seen they say it.
        if (!isShowing(m_drivers) && !m_driverCommands->isDialogOpen())
            showProblem(sentence);
    });
}

DriversPage *MainWindow::makeDriversPage(QWidget *parent)
{
    return new DriversPage(m_driverCommands->work(), m_driverCommands->drivers(),
                           m_driverCommands->figures(), parent);
}

void MainWindow::connectHistory()
{
    connect(m_actions->showHistory, &QAction::triggered, this, [this] {
        showPage(m_history);
        m_history->page().setFocus();
    });
    const QString told = m_context.settings.windowState().value(blocksToldKey()).toString();
    m_blocks = new BlockNews(*m_context.events, m_context.fleet, m_context.clock,
                             QDateTime::fromString(told, Qt::ISODateWithMs), this);
    connect(m_blocks, &BlockNews::summaryChanged, this, [this](const QString &sentence) {
        m_messages->setMessage(QStringLiteral("blocks"), MessageBar::Kind::Notice, sentence);
        saveStateSoon();
    });
    connect(m_blocks, &BlockNews::found, this, [this](const AlertNotice &notice) {
        if (m_desktop)
            m_desktop->show(notice);
    });
}

HistoryPage *MainWindow::makeHistoryPage(QWidget *parent)
{
    auto *page = new HistoryPage(m_context, parent);
    connect(page, &HistoryPage::minerWanted, this, &MainWindow::showMiner);
    connect(page, &HistoryPage::undoWanted, m_bulk, &BulkCommands::openUndoOf);
    connect(page, &HistoryPage::succeeded, this, &MainWindow::showResult);
    connect(page, &HistoryPage::failed, this, &MainWindow::showProblem);
    return page;
}

QString MainWindow::blocksToldKey()
{
    return QStringLiteral("blocks told");
}

void MainWindow::connectSettings()
{
    connect(&m_context.settings, &Settings::changed, m_actions,
            [this] { m_actions->setTheme(m_context.settings.theme()); });
    connect(m_actions->settings, &QAction::triggered, this, &MainWindow::openSettings);
    if (!m_context.databaseKeeper)
        return;
    m_database = new DatabaseWork(*m_context.databaseKeeper, this);
    connect(m_database, &DatabaseWork::ended, this, &MainWindow::tellDatabase);
}

void MainWindow::openSettings()
{
    m_settings = new SettingsDialog(m_context, m_collector == StatusLine::Collector::Another,
                                    m_database, this);
    m_settings->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_settings, &SettingsDialog::saved, this, &MainWindow::showResult);
    connect(m_settings, &QDialog::finished, this, [this] {
        if (!m_database || !m_database->isBusy())
            return;
        const bool isBackup = m_database->kind() == DatabaseWork::Kind::Backup;
        m_messages->setMessage(QStringLiteral("database"), MessageBar::Kind::Notice,
                               isBackup
                                   ? tr("The history is being backed up. What becomes of it is "
                                        "told here.")
                                   : tr("The history is being checked. What becomes of it is "
                                        "told here."));
    });
    m_settings->open();
}

//! How work on the database ended; where it was begun that is told, too, as long as it is open.
void MainWindow::tellDatabase(const QString &sentence, bool isProblem)
{
    const bool isTold = m_settings && m_settings->isVisible();
    m_messages->setMessage(QStringLiteral("database"),
                           isProblem ? MessageBar::Kind::Problem : MessageBar::Kind::Notice,
                           isTold ? QString() : sentence);
}

} // namespace coalface
