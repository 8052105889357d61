// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboardpage.h"

#include "core/fleet/needsattention.h"
#include "ui/alerts/alerttext.h"
#include "ui/common/bidi.h"
#include "ui/common/fleetminers.h"
#include "ui/common/statetext.h"
#include "ui/common/unreadfleet.h"
#include "ui/dashboard/energypanel.h"
#include "ui/dashboard/fleetchart.h"
#include "ui/miners/fleettiles.h"
#include "ui/theme/stateicon.h"

#include <QGridLayout>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QLocale>

#include <algorithm>

namespace coalface {

namespace {
constexpr int mostAttention = 20; // the table has all of them

//! Brings the list to that many items, so that the selection stays while readings come in.
void fit(QListWidget &list, int count)
{
    while (list.count() > count)
        delete list.takeItem(list.count() - 1);
    while (list.count() < count)
        list.addItem(QString());
}

void fill(QListWidgetItem *item, const QString &text, const QIcon &icon, const QVariant &id)
{
    if (item->text() != text) {
        item->setText(text);
        item->setToolTip(text);
    }
    item->setIcon(icon);
    item->setData(Qt::UserRole, id);
}

//! Of the alerts those that the state does not tell by itself.
QString wrongWith(const Miner &miner, const QList<Alert> &alerts, const WindowContext &context)
{
    QStringList sentences;
    if (const QString reasons = stateReasons(miner); !reasons.isEmpty())
        sentences << reasons;
    for (const Alert &alert : alerts) {
        if (alert.kind == AlertKind::PoolChanged || !needsAttention(miner.state))
            sentences << presentSentence(alert, context.fleet);
    }
    return sentences.join(QLatin1Char(' '));
}

QListWidget *makeList(const QString &name, QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setAlternatingRowColors(true);
    list->setTextElideMode(Qt::ElideRight);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}
} // namespace

DashboardPage::DashboardPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_tiles(new FleetTiles(this)),
      m_chart(new FleetChart(context, this)),
      m_energy(new EnergyPanel(context, this))
{
    const int em = fontMetrics().height();
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    layout->setSpacing(em / 2);
    layout->addWidget(m_tiles, 0, 0, 1, 2);
    layout->addWidget(m_chart, 1, 0);
    layout->addWidget(makeAttention(), 1, 1);
    layout->addWidget(m_energy, 2, 0);
    layout->addWidget(makeStates(), 2, 1);
    layout->setColumnStretch(0, 5);
    layout->setColumnStretch(1, 3);
    layout->setRowStretch(1, 5);
    layout->setRowStretch(2, 3);
    m_chart->setMinimumHeight(11 * em);
    setFocusProxy(m_attention);
    for (const auto signal : {&Fleet::minersAdded, &Fleet::minersRemoved, &Fleet::minersChanged})
        connect(&m_context.fleet, signal, this, &DashboardPage::refresh);
    connect(&m_context.fleet, &Fleet::problemChanged, this, &DashboardPage::refresh);
    connect(&m_context.fleet, &Fleet::waitingChanged, this, &DashboardPage::refresh);
    if (m_context.activeAlerts)
        connect(m_context.activeAlerts, &ActiveAlerts::changed, this, &DashboardPage::refresh);
    connect(m_chart, &FleetChart::stateChanged, this, &DashboardPage::stateChanged);
    connect(m_attention, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT minerWanted(item->data(Qt::UserRole).toLongLong());
    });
    connect(m_states, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT stateWanted(MinerState(item->data(Qt::UserRole).toInt()));
    });
    refresh();
}

QWidget *DashboardPage::makeAttention()
{
    auto *box = new QWidget(this);
    m_attentionTitle = new QLabel(box);
    m_attentionTitle->setWordWrap(true);
    m_attention = makeList(tr("Needs attention"), box);
    m_attention->setWordWrap(true);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_attentionTitle, 0, Qt::AlignTop);
    layout->addWidget(m_attention, 1);
    return box;
}

QWidget *DashboardPage::makeStates()
{
    auto *box = new QWidget(this);
    auto *title = new QLabel(tr("Miners by state"), box);
    m_states = makeList(title->text(), box);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(m_states, 1);
    return box;
}

void DashboardPage::refresh()
{
    if (!isVisible())
        return; // showEvent() does
    const QList<const Miner *> miners = fleetMiners(m_context.fleet, m_context.fleet.keys());
    const QDateTime now = m_context.clock.now();
    const int interval = m_context.poller.interval();
    m_tiles->setSums(fleetSums(miners,
                               [&](const Miner &miner) { return !isStale(miner, interval, now); }),
                     int(miners.size()));
    showAttention(miners);
    showStates(miners);
}

QHash<qint64, QList<Alert>> DashboardPage::openAlerts() const
{
    QHash<qint64, QList<Alert>> open;
    if (!m_context.activeAlerts)
        return open;
    for (const Alert &alert : m_context.activeAlerts->alerts()) {
        if (m_context.activeAlerts->isOpen(alert))
            open[alert.minerKey] << alert;
    }
    return open;
}

void DashboardPage::showAttention(const QList<const Miner *> &miners)
{
    const QHash<qint64, QList<Alert>> alerts = openAlerts();
    QHash<qint64, OpenAlerts> counts;
    for (auto of = alerts.cbegin(); of != alerts.cend(); ++of) {
        OpenAlerts &count = counts[of.key()];
        count.all = int(of->size());
        count.critical = int(std::count_if(of->begin(), of->end(), [](const Alert &alert) {
            return alertSeverity(alert.kind) == EventSeverity::Critical;
        }));
    }
    const QList<const Miner *> worst = needingAttention(miners, counts);
    const int shown = int(qMin<qsizetype>(worst.size(), mostAttention));
    const bool isWaiting = m_context.fleet.waiting() == Fleet::Waiting::Shortly;
    m_attentionTitle->setText(m_context.fleet.isUnread()      ? unreadFleetText(m_context.fleet)
                              : miners.isEmpty() && isWaiting ? QString()
                              : miners.isEmpty()              ? tr("There are no miners yet.")
                              : worst.isEmpty()
                                  ? tr("No miner needs attention.")
                                  : tr("%n miners need attention:", nullptr, int(worst.size())));
    m_attention->setVisible(shown > 0);
    fit(*m_attention, shown);
    for (int row = 0; row < shown; ++row) {
        const Miner &miner = *worst[row];
        const QString wrong = wrongWith(miner, alerts.value(miner.record.key), m_context);
        const QString text = QStringLiteral("%1 · %2").arg(isolated(miner.record.name),
                                                           stateWord(miner.state));
        fill(m_attention->item(row),
             wrong.isEmpty() ? text : QStringLiteral("%1: %2").arg(text, wrong),
             stateIcon(miner.state), miner.record.key);
    }
}

void DashboardPage::showStates(const QList<const Miner *> &miners)
{
    QMap<MinerState, int> counts;
    for (const Miner *miner : miners)
        ++counts[miner->state];
    QList<MinerState> states;
    for (const MinerState state : allStates()) {
        if (counts.value(state) > 0)
            states += state;
    }
    fit(*m_states, int(states.size()));
    for (int row = 0; row < states.size(); ++row) {
        const MinerState state = states[row];
        fill(m_states->item(row),
             QStringLiteral("%1 · %2").arg(stateWord(state), QLocale().toString(counts[state])),
             stateIcon(state), int(state));
    }
}

void DashboardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

QJsonObject DashboardPage::state() const
{
    return {{QStringLiteral("chart"), m_chart->state()}};
}

void DashboardPage::restore(const QJsonObject &state)
{
    m_chart->restore(state.value(QStringLiteral("chart")).toObject());
}

} // namespace coalface
