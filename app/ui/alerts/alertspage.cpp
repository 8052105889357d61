// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertspage.h"

#include "ui/alerts/alertrulesdialog.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/alerttext.h"
#include "ui/common/agetext.h"
#include "ui/common/fittedcolumns.h"
#include "ui/common/rowmenu.h"
#include "ui/common/tablelook.h"
#include "ui/common/whendone.h"
#include "ui/tray/desktopsign.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>

#include <utility>

namespace coalface {

namespace {
constexpr int mostAlertRows = 2000;
constexpr int leastForAll = 66; //!< em, in which each column has the room it wants
} // namespace

AlertsPage::AlertsPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_model(new AlertTableModel(*context.activeAlerts, *context.alertSettings, context.fleet,
                                  context.drivers, context.clock, this)),
      m_filtered(new QSortFilterProxyModel(this))
{
    const int em = fontMetrics().height();
    makeTable();
    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em / 2, em / 2, em / 2, 0);
    layout->setSpacing(em / 2);
    layout->addWidget(makeTop());
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_table);
    connectParts();
    read();
    refresh();
}

void AlertsPage::makeTable()
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterRole(AlertTableModel::SearchRole);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = new QTableView(this);
    m_table->setModel(m_filtered);
    m_table->setAccessibleName(tr("Alerts"));
    setUpPageTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const int em = fontMetrics().height();
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(false);
    header->setAccessibleName(tr("Columns"));
    header->setMinimumSectionSize(3 * em);
    setElision(*m_table, AlertTableModel::MinerColumn, Qt::ElideMiddle);
    // What is wrong is the longest, and of a stranger's pool its name stands there.
    m_columns = new FittedColumns(*m_table, AlertTableModel::WhatColumn, 8 * em);
    for (const int column : {int(AlertTableModel::SeverityColumn),
                             int(AlertTableModel::SinceColumn), int(AlertTableModel::StateColumn)})
        m_columns->setMost(column, 15 * em); // they are short, in any language
    setMinerWidth();
}

void AlertsPage::setMinerWidth()
{
    m_columns->setMost(AlertTableModel::MinerColumn,
                       int((m_isNarrow ? 6.5 : 15) * fontMetrics().height()));
}

void AlertsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Only then, or it would take back what a person widened.
    const bool isNarrow = width() < leastForAll * fontMetrics().height();
    if (std::exchange(m_isNarrow, isNarrow) != isNarrow)
        setMinerWidth();
}

QWidget *AlertsPage::makeTop()
{
    const int em = fontMetrics().height();
    auto *top = new QWidget(this);
    m_summary = new QLabel(top);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_range = new QComboBox(top);
    for (const auto &[title, days] :
         {std::pair(tr("Active"), 0), std::pair(tr("Active and of the last 24 hours"), 1),
          std::pair(tr("Active and of the last 7 days"), 7),
          std::pair(tr("Active and of the last 30 days"), 30)})
        m_range->addItem(title, days);
    m_range->setCurrentIndex(2);
    auto *label = new QLabel(tr("&Show"), top);
    label->setBuddy(m_range);
    m_text = new QLineEdit(top);
    m_text->setPlaceholderText(tr("Text"));
    m_text->setAccessibleName(tr("Filter alerts"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(6 * em);
    m_acknowledge = new QPushButton(tr("&Acknowledge"), top);
    m_mute = new QPushButton(tr("M&ute"), top);
    m_show = new QPushButton(tr("Show m&iner"), top);
    m_rules = new QPushButton(tr("&Rules…"), top);
    m_rules->setToolTip(tr("When alerts are raised, and whether the desktop shows them"));
    m_muteMenu = new QMenu(m_mute);
    m_muteMenu->setToolTipsVisible(true);
    m_mute->setMenu(m_muteMenu);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_range);
    row->addWidget(m_text, 1);
    for (QPushButton *button : {m_acknowledge, m_mute, m_show, m_rules}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(em / 3);
    layout->addLayout(row);
    layout->addWidget(m_summary);
    return top;
}

void AlertsPage::fillMuteMenu()
{
    m_muteMenu->clear();
    for (const auto &[title, hours] :
         {std::pair(tr("For an &hour"), 1), std::pair(tr("For &8 hours"), 8),
          std::pair(tr("For a &day"), 24), std::pair(tr("For a &week"), 168),
          std::pair(tr("&Until it is unmuted"), 0)})
        m_muteMenu->addAction(title, this, [this, hours = hours] { mute(hours); });
    m_muteMenu->addSeparator();
    m_muteMenu->addAction(tr("U&nmute"), this, &AlertsPage::unmute);
}

void AlertsPage::connectParts()
{
    fillMuteMenu();
    connect(m_context.activeAlerts, &ActiveAlerts::changed, this, &AlertsPage::read);
    connect(&m_context.fleet, &Fleet::minersRemoved, this, [this] {
        m_context.activeAlerts->refresh();
        read();
    });
    connect(m_context.alertSettings, &AlertSettings::changed, this, &AlertsPage::refresh);
    if (m_context.desktopSign)
        connect(m_context.desktopSign, &DesktopSign::availabilityChanged, this,
                &AlertsPage::refresh);
    connect(m_range, &QComboBox::currentIndexChanged, this, &AlertsPage::read);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterFixedString(text.trimmed());
        refresh();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AlertsPage::refresh);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        m_table->selectRow(index.row()); // it may have had the keyboard's focus alone
        showMiner();
    });
    giveRowMenu(*m_table, [this](QMenu &menu) {
        for (const QPushButton *button : {m_show, m_acknowledge, m_mute})
            addButton(menu, *button);
    });
    connect(m_acknowledge, &QPushButton::clicked, this, &AlertsPage::acknowledge);
    connect(m_show, &QPushButton::clicked, this, &AlertsPage::showMiner);
    connect(m_rules, &QPushButton::clicked, this, &AlertsPage::openRules);
}

void AlertsPage::read()
{
    if (std::exchange(m_isReading, true)) {
        m_readAgain = true;
        return;
    }
    AlertFilter filter;
    filter.limit = mostAlertRows;
    if (const int days = m_range->currentData().toInt())
        filter.activeSince = m_context.clock.now().addDays(-days);
    else
        filter.onlyActive = true;
    whenDone(m_context.alerts->read(filter), this, [this](const Result<QList<Alert>> &alerts) {
        m_isReading = false;
        m_wasRead = true;
        m_problem = alerts ? QString() : alerts.error().detail;
        if (alerts)
            m_model->setAlerts(*alerts);
        refresh();
        if (std::exchange(m_readAgain, false))
            read();
    });
}

QList<Alert> AlertsPage::selected() const
{
    QList<Alert> alerts;
    QHash<QString, bool> known;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        for (const Alert &alert : m_model->alertsAt(m_filtered->mapToSource(index).row())) {
            // A row of many and one of them may both be selected.
            if (!std::exchange(known[alert.id], true))
                alerts << alert;
        }
    }
    return alerts;
}

QList<qint64> AlertsPage::selectedMiners() const
{
    QList<qint64> keys;
    for (const Alert &alert : selected()) {
        if (alert.minerKey > 0 && !keys.contains(alert.minerKey))
            keys << alert.minerKey;
    }
    return keys;
}

void AlertsPage::acknowledge()
{
    QStringList ids;
    for (const Alert &alert : selected()) {
        if (alert.isActive() && !alert.acknowledged.isValid())
            ids << alert.id;
    }
    const auto done = m_context.alerts->mark(ids, AlertLog::Mark::Acknowledged,
                                             m_context.clock.now());
    whenDone(done, this, [this, count = int(ids.size())](const Result<Done> &result) {
        if (!result)
            Q_EMIT failed(result.error().detail);
        else
            Q_EMIT succeeded(tr("%n alerts acknowledged.", nullptr, count));
    });
}

void AlertsPage::mute(int hours)
{
    const QList<qint64> keys = selectedMiners();
    const QDateTime now = m_context.clock.now();
    const QDateTime until = hours > 0 ? now.addSecs(hours * 3600LL) : QDateTime();
    const Result<Done> done = m_context.alertSettings->mute(keys, until);
    if (!done)
        Q_EMIT failed(done.error().detail);
    else if (hours > 0)
        //: %1 is a time
        Q_EMIT succeeded(tr("%n miners are muted until %1.", nullptr, int(keys.size()))
                             .arg(momentText(until, now)));
    else
        Q_EMIT succeeded(tr("%n miners are muted.", nullptr, int(keys.size())));
}

void AlertsPage::unmute()
{
    const QList<qint64> keys = selectedMiners();
    const Result<Done> done = m_context.alertSettings->unmute(keys);
    if (!done)
        Q_EMIT failed(done.error().detail);
    else
        Q_EMIT succeeded(tr("%n miners are not muted any more.", nullptr, int(keys.size())));
}

int AlertsPage::selectedGroup() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const int row = rows.size() == 1 ? m_filtered->mapToSource(rows.first()).row() : -1;
    return m_model->isGroup(row) ? row : -1;
}

//! Of a row that stands for many miners, each of them in a row of its own.
void AlertsPage::showMiner()
{
    if (const int group = selectedGroup(); group >= 0) {
        m_model->toggle(group);
        return refresh();
    }
    if (const QList<qint64> keys = selectedMiners(); keys.size() == 1)
        Q_EMIT minerWanted(keys.first());
}

void AlertsPage::openRules()
{
    auto *dialog = new AlertRulesDialog(*m_context.alertSettings, m_context.desktopSign, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AlertRulesDialog::saved, this,
            [this] { Q_EMIT succeeded(tr("The alert rules are saved.")); });
    dialog->open();
}

QString AlertsPage::emptyText() const
{
    if (!m_problem.isEmpty())
        //: %1 is a sentence
        return tr("The alerts cannot be read: %1").arg(m_problem);
    if (!m_wasRead)
        return {};
    if (m_model->rowCount() > 0)
        return tr("No alert fits this filter.");
    return m_range->currentData().toInt() > 0 ? tr("Nothing is wrong, and nothing was in this "
                                                   "time. What is wrong with a miner for some "
                                                   "minutes is listed here.")
                                              : tr("Nothing is wrong now.");
}

QString AlertsPage::summary() const
{
    const AlertSettings &settings = *m_context.alertSettings;
    if (!settings.problem().isEmpty())
        return settings.problem();
    if (!m_problem.isEmpty() || !m_wasRead)
        return {}; // the page says it, or it is soon known
    const int open = m_context.activeAlerts->openCount();
    QString text = open > 0 ? tr("%n alerts wait for you.", nullptr, open)
                            : tr("No alert waits for you.");
    text += u' ';
    const DesktopSign *sign = m_context.desktopSign;
    if (!settings.rules().notifications)
        text += tr("The desktop shows no notifications: that is switched off under Rules.");
    else if (!sign || !sign->canNotify())
        text += tr(
            "This desktop has no tray that could show notifications: alerts are shown in this "
            "window only.");
    else if (settings.rules().quiet.contains(m_context.clock.now()))
        text += tr("These are the quiet hours: what lasts is shown by the desktop when they end.");
    else
        text += tr("The desktop shows new ones as notifications.");
    return text;
}

void AlertsPage::refresh()
{
    const bool isEmpty = m_filtered->rowCount() == 0 || !m_problem.isEmpty();
    m_empty->setText(emptyText());
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty && !m_table->currentIndex().isValid())
        m_table->selectionModel()->setCurrentIndex(m_filtered->index(0, 0),
                                                   QItemSelectionModel::NoUpdate);
    bool some = false;
    for (const Alert &alert : selected())
        some = some || (alert.isActive() && !alert.acknowledged.isValid());
    const QList<qint64> miners = selectedMiners();
    const QString selectFirst = tr("Select an alert first");
    m_acknowledge->setEnabled(some);
    m_acknowledge->setToolTip(
        some ? tr("Say that you know: it is not shown as new any more. Someone else's "
                  "pool is accepted")
        : selected().isEmpty() ? selectFirst
                               : tr("You know of it, or it is over"));
    m_mute->setEnabled(!miners.isEmpty());
    m_mute->setToolTip(!miners.isEmpty()      ? tr("Show no notifications about these miners")
                       : selected().isEmpty() ? selectFirst
                                              : tr("It is not about a miner"));
    const int group = selectedGroup();
    m_show->setText(group < 0                ? tr("Show m&iner")
                    : m_model->isOpen(group) ? tr("Hide m&iners")
                                             : tr("Show m&iners"));
    m_show->setEnabled(group >= 0 || miners.size() == 1);
    m_show->setToolTip(group >= 0           ? tr("Each of these miners in a row of its own, or not")
                       : miners.size() == 1 ? tr("Go to the miner on the page Miners")
                       : selected().isEmpty() ? selectFirst
                       : miners.isEmpty()     ? tr("It is not about a miner")
                                              : tr("Select alerts of one miner only"));
    m_summary->setText(summary());
}

} // namespace coalface
