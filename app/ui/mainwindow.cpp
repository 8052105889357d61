// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/alerts/alertspage.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/messagebar.h"
#include "ui/common/modalfocus.h"
#include "ui/common/unreadfleet.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/drivers/drivercommands.h"
#include "ui/drivers/driverspage.h"
#include "ui/events/blocknews.h"
#include "ui/events/historypage.h"
#include "ui/minercommands.h"
#include "ui/miners/firstrunpage.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/operations/bulkcommands.h"
#include "ui/pools/poolspage.h"
#include "ui/theme/glyphs.h"
#include "ui/theme/theme.h"
#include "ui/windowactions.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QWindow>

#include <utility>

namespace coalface {

namespace {
constexpr int stateVersion = 1;
constexpr int resultDuration = 5000; //!< ms
constexpr int roomyHeight = 56;      //!< em: more than the window has at first
} // namespace

MainWindow::MainWindow(const WindowContext &context, QWidget *parent)
    : QMainWindow(parent),
      m_context(context),
      m_theme(new Theme(context.settings, this)),
      m_actions(new WindowActions(*this))
{
    setWindowTitle(QStringLiteral("Coalface"));
    setAccessibleName(QStringLiteral("Coalface"));
    setMinimumSize(900, 560);
    // Wide enough for all columns that are shown at first, where the screen allows.
    resize(QSize(92 * fontMetrics().height(), 48 * fontMetrics().height())
               .boundedTo(screen()->availableSize() * 0.95));
    buildPages();
    m_actions->buildMenus(m_poolsPage, m_alerts, m_driverCommands, m_context.events);
    m_actions->buildToolBar(&m_miners->filter());
    buildStatusBar();
    connectActions();
    connectMinerActions();
    connectDashboard();
    if (m_poolsPage)
        connectPools();
    if (m_alerts)
        connectAlerts();
    if (m_driverCommands)
        connectDrivers();
    if (m_history)
        connectHistory();
    connectMessages();
    connectSettings();
    connect(qApp, &QGuiApplication::focusWindowChanged, this, &returnFocusToDialog);
    restoreState();
    setCollector(m_context.watching);
    updateActions();
    if (m_context.desktopSign)
        connectSign();

    m_save.setSingleShot(true);
    m_save.setInterval(1000);
    connect(&m_save, &QTimer::timeout, this, &MainWindow::saveStateNow);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::updateStatus);
    m_tick.start();
    m_restored = true;
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages()
{
    m_messages = new MessageBar(this);
    m_navigation = new QListWidget(this);
    m_navigation->setAccessibleName(tr("Navigation"));
    m_navigation->setItemDelegate(new BadgeDelegate(m_navigation));
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setFixedWidth(9 * fontMetrics().height());
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages = new QStackedWidget(this);
    const auto later = [this]<class Page>(Page *(MainWindow::*make)(QWidget *)) {
        return new LaterPage<Page>([this, make](QWidget *parent) { return (this->*make)(parent); },
                                   this);
    };
    m_dashboard = later(&MainWindow::makeDashboard);
    addPage(glyphIcon(Glyph::Dashboard), tr("Dashboard"), m_dashboard);
    m_miners = new MinersPage(m_context, this);
    addPage(glyphIcon(Glyph::Miners), tr("Miners"), m_miners);
    m_commands = new MinerCommands(m_context, m_miners->table(), this);
    m_bulk = new BulkCommands(m_context, m_miners->table(), *m_actions, this);
    if (m_context.pools && m_context.poolTester && m_context.vault) {
        m_poolsPage = later(&MainWindow::makePoolsPage);
        addPage(glyphIcon(Glyph::Pools), tr("Pools"), m_poolsPage);
    }
    if (m_context.alerts && m_context.alertSettings && m_context.activeAlerts) {
        m_alerts = later(&MainWindow::makeAlertsPage);
        addPage(glyphIcon(Glyph::Alerts), tr("Alerts"), m_alerts);
    }
    if (m_context.driverManager) {
        m_driverCommands = new DriverCommands(*m_context.driverManager, m_context, this);
        m_drivers = later(&MainWindow::makeDriversPage);
        addPage(glyphIcon(Glyph::Drivers), tr("Drivers"), m_drivers);
    }
    if (m_context.events) {
        m_history = later(&MainWindow::makeHistoryPage);
        addPage(glyphIcon(Glyph::History), tr("History"), m_history);
    }
    m_pages->setCurrentWidget(m_miners);
    showPage(m_miners);

    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Sunken);
    auto *side = new QHBoxLayout;
    side->setSpacing(0);
    side->addWidget(m_navigation);
    side->addWidget(line);
    side->addWidget(m_pages, 1);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addLayout(side, 1);
    setCentralWidget(content);
    QWidget::setTabOrder(m_navigation, &m_miners->filter());
}

void MainWindow::addPage(const QIcon &icon, const QString &name, QWidget *page)
{
    m_navigation->addItem(new QListWidgetItem(icon, name));
    m_pages->addWidget(page);
}

bool MainWindow::isShowing(const QWidget *page) const
{
    return m_pages->currentWidget() == page;
}

void MainWindow::showPage(QWidget *page)
{
    m_navigation->setCurrentRow(m_pages->indexOf(page));
}

void MainWindow::buildStatusBar()
{
    m_running = new QToolButton(this);
    m_running->setAutoRaise(true);
    m_running->setFocusPolicy(Qt::TabFocus);
    m_running->setToolTip(tr("Show how it goes, miner by miner"));
    m_running->hide();
    statusBar()->addPermanentWidget(m_running);
    connect(m_running, &QToolButton::clicked, m_bulk, &BulkCommands::showLast);
    connect(m_bulk, &BulkCommands::statusChanged, this, [this] {
        m_running->setText(m_bulk->status());
        m_running->setHidden(m_running->text().isEmpty());
    });
    m_status = new StatusLine(m_context, this);
    statusBar()->addPermanentWidget(m_status);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectActions()
{
    connect(m_actions->discover, &QAction::triggered, m_commands,
            [this] { m_commands->discover(); });
    connect(m_actions->add, &QAction::triggered, m_commands, &MinerCommands::addMiner);
    connect(m_actions->exportCsv, &QAction::triggered, m_commands, &MinerCommands::exportCsv);
    connect(m_actions->pollNow, &QAction::triggered, m_commands, &MinerCommands::pollNow);
    connect(m_actions->rename, &QAction::triggered, m_commands, &MinerCommands::rename);
    connect(m_actions->forget, &QAction::triggered, m_commands, &MinerCommands::forget);
    connect(m_actions->copy, &QAction::triggered, m_commands, &MinerCommands::copy);
    connect(m_actions->openWeb, &QAction::triggered, m_commands, &MinerCommands::openWebInterface);
    connect(m_actions->selectAll, &QAction::triggered, &m_miners->table(), &QTableView::selectAll);
    connect(m_actions->showMiners, &QAction::triggered, this, [this] {
        showPage(m_miners);
        m_miners->setFull(false);
        m_miners->table().setFocus();
    });
    connect(m_actions->filter, &QAction::triggered, this, [this] {
        showPage(m_miners);
        m_miners->setFull(false);
        m_miners->filter().setFocus(Qt::ShortcutFocusReason);
        m_miners->filter().selectAll();
    });
    connect(m_actions->showDetails, &QAction::toggled, m_miners, &MinersPage::setDetailsShown);
    connect(m_actions->about, &QAction::triggered, this, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_actions->quit, &QAction::triggered, this, &MainWindow::quit);
    m_actions->setTheme(m_context.settings.theme());
    connect(m_actions, &WindowActions::themeChosen, &m_context.settings, &Settings::setTheme);
    connect(m_navigation, &QListWidget::currentRowChanged, this, [this](int row) {
        m_pages->setCurrentIndex(row);
        updateActions();
        saveStateSoon();
    });
}

void MainWindow::connectMinerActions()
{
    connect(m_commands, &MinerCommands::succeeded, this, &MainWindow::showResult);
    connect(m_commands, &MinerCommands::failed, this, &MainWindow::showProblem);
    connect(m_bulk, &BulkCommands::succeeded, this, &MainWindow::showResult);
    connect(m_bulk, &BulkCommands::failed, this, &MainWindow::showProblem);
    connect(m_miners, &MinersPage::selectionChanged, this, &MainWindow::updateActions);
    connect(m_miners, &MinersPage::selectionChanged, this, &MainWindow::saveStateSoon);
    connect(m_miners, &MinersPage::stateChanged, this, &MainWindow::saveStateSoon);
    connect(m_miners, &MinersPage::countsChanged, this, &MainWindow::updateActions);
    connectDetails();
    connect(m_miners, &MinersPage::rowMenuWanted, this,
            [this](QMenu &menu) { m_actions->fillContextMenu(menu); });
    connect(&m_miners->firstRun(), &FirstRunPage::findWanted, this,
            [this](const QString &targets) { m_commands->discover(targets, true); });
    connect(&m_miners->firstRun(), &FirstRunPage::addWanted, m_commands, &MinerCommands::addMiner);
}

void MainWindow::showResult(const QString &sentence)
{
    statusBar()->showMessage(sentence, resultDuration);
}

void MainWindow::updateActions()
{
    // Nothing is done to miners that cannot be seen now.
    const bool here = isShowing(m_miners);
    const QList<qint64> selected = here ? m_miners->table().selectedKeys() : QList<qint64>();
    const QString selectFirst = !here ? tr("Open the page Miners first")
                                : m_miners->table().hiddenSelectionCount() > 0
                                    ? tr("The filter hides what you selected: select a miner first")
                                    : tr("Select a miner first");
    const bool isUnread = m_context.fleet.isUnread();
    const QString noMiners = isUnread ? unreadFleetText(m_context.fleet)
                                      : tr("There are no miners yet");
    const bool some = m_context.fleet.size() > 0;
    WindowActions::allow(m_actions->discover, !isUnread, noMiners);
    WindowActions::allow(m_actions->add, !isUnread, noMiners);
    WindowActions::allow(m_actions->pollNow, some, noMiners);
    WindowActions::allow(m_actions->exportCsv, some, noMiners);
    WindowActions::allow(m_actions->filter, some, noMiners);
    const QString noTable = !some  ? noMiners
                            : here ? tr("Go back to the table first")
                                   : selectFirst;
    for (QAction *action : {m_actions->selectAll, m_actions->showDetails})
        WindowActions::allow(action, some && here && !m_miners->isFull(), noTable);
    WindowActions::allow(m_actions->rename, selected.size() == 1,
                         selected.isEmpty() ? selectFirst
                                            : tr("Only one miner at a time can be renamed"));
    WindowActions::allow(m_actions->openWeb, selected.size() == 1,
                         selected.isEmpty() ? selectFirst : tr("Select one miner only"));
    WindowActions::allow(m_actions->forget, !selected.isEmpty(), selectFirst);
    WindowActions::allow(m_actions->copy, !selected.isEmpty(), selectFirst);
    WindowActions::allow(m_actions->tags, !selected.isEmpty(), selectFirst);
    WindowActions::allow(m_actions->openDetails, !selected.isEmpty(), selectFirst);
    m_bulk->allowActions(selected, selectFirst);
    updateStatus();
}

void MainWindow::updateStatus()
{
    using Collector = StatusLine::Collector;
    const bool isIdle = m_collector == Collector::Us && m_context.fleet.isUnread();
    m_status->showCounts(m_miners->shownCount(), isIdle ? Collector::Nobody : m_collector);
    const int all = m_context.fleet.size();
    updateBadge(m_miners, all, tr("%n miners", nullptr, all), false);
    if (m_alerts) {
        const int open = m_context.activeAlerts->openCount();
        updateBadge(m_alerts, open, tr("%n alerts wait for you", nullptr, open), true);
    }
    if (m_driverCommands) {
        const int updates = m_driverCommands->updateCount();
        updateBadge(m_drivers, updates, tr("%n driver updates available", nullptr, updates), true);
    }
    updateSign();
    // Only what is new: a sentence that a person has closed stays away.
    if (const QString problem = m_context.fleet.loginProblem(); problem != m_loginProblem) {
        m_loginProblem = problem;
        m_messages->setMessage(QStringLiteral("logins"), MessageBar::Kind::Problem, problem);
    }
}

void MainWindow::updateBadge(QWidget *page, int count, const QString &description, bool attention)
{
    QListWidgetItem *item = m_navigation->item(m_pages->indexOf(page));
    const QString badge = count > 0 ? QLocale().toString(count) : QString();
    if (item->data(BadgeDelegate::BadgeRole).toString() == badge)
        return;
    item->setData(BadgeDelegate::BadgeRole, badge);
    item->setData(BadgeDelegate::AttentionRole, attention);
    item->setData(Qt::AccessibleDescriptionRole, count > 0 ? description : QString());
    item->setToolTip(count > 0 ? description : QString());
}

//! As they are called in the window's notes; null: there is no such page.
QList<std::pair<QString, QWidget *>> MainWindow::namedPages() const
{
    return {{QStringLiteral("dashboard"), m_dashboard}, {QStringLiteral("miners"), m_miners},
            {QStringLiteral("pools"), m_poolsPage},     {QStringLiteral("alerts"), m_alerts},
            {QStringLiteral("drivers"), m_drivers},     {QStringLiteral("history"), m_history}};
}

void MainWindow::restoreState()
{
    const QJsonObject state = m_context.settings.windowState();
    if (state.value(QStringLiteral("version")).toInt() != stateVersion)
        return;
    const auto bytes = [&](const QString &key) {
        return QByteArray::fromBase64(state.value(key).toString().toLatin1());
    };
    restoreGeometry(bytes(QStringLiteral("geometry")));
    QMainWindow::restoreState(bytes(QStringLiteral("window")), stateVersion);
    m_toldOfTray = state.value(QStringLiteral("told of tray")).toBool();
    m_miners->restore(state.value(QStringLiteral("miners")).toObject());
    const QString shown = state.value(QStringLiteral("page")).toString();
    for (const auto &[name, page] : namedPages()) {
        if (page && name == shown)
            showPage(page);
    }
    m_actions->showDetails->setChecked(m_miners->areDetailsShown());
}

void MainWindow::saveStateSoon()
{
    if (m_restored && !m_save.isActive())
        m_save.start();
}

void MainWindow::saveStateNow()
{
    m_save.stop();
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); };
    QString shown;
    for (const auto &[name, page] : namedPages()) {
        if (page && isShowing(page))
            shown = name;
    }
    QJsonObject state{{QStringLiteral("version"), stateVersion},
                      {QStringLiteral("geometry"), text(saveGeometry())},
                      {QStringLiteral("window"), text(saveState(stateVersion))},
                      {QStringLiteral("page"), shown},
                      {QStringLiteral("told of tray"), m_toldOfTray},
                      {QStringLiteral("dashboard"),
                       m_dashboard->built() ? m_dashboard->built()->state() : keptDashboard()},
                      {QStringLiteral("miners"), m_miners->state()}};
    if (m_blocks)
        state.insert(blocksToldKey(), m_blocks->told().toUTC().toString(Qt::ISODateWithMs));
    if (state != m_context.settings.windowState())
        m_context.settings.setWindowState(state);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    // What messages say can be opened; what they push out of a small window cannot be seen at all.
    m_messages->setCompact(height() < roomyHeight * fontMetrics().height());
    saveStateSoon();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    saveStateSoon();
}

} // namespace coalface
