// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/minerspage.h"

#include "ui/common/fleetminers.h"
#include "ui/common/rowmenu.h"
#include "ui/common/statetext.h"
#include "ui/common/unreadfleet.h"
#include "ui/details/detailspane.h"
#include "ui/miners/firstrunpage.h"
#include "ui/miners/fleettiles.h"
#include "ui/miners/minerfilterproxy.h"
#include "ui/miners/minertable.h"
#include "ui/miners/minertablemodel.h"
#include "ui/miners/statuschips.h"

#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coalface {

MinersPage::MinersPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_miners(new MinerTableModel(context.fleet, context.poller, context.clock,
                                   context.wantedPools, this)),
      m_shown(new MinerFilterProxy(this))
{
    m_shown->setSourceModel(m_miners);
    m_table = new MinerTable(*m_miners, *m_shown, this);
    m_filter = new QLineEdit(this);
    m_filter->setAccessibleName(tr("Filter miners"));
    m_filter->setPlaceholderText(tr("Filter miners (Ctrl+F)"));
    m_filter->setToolTip(filterToolTip());
    m_filter->setClearButtonEnabled(true);
    m_tiles = new FleetTiles(this);
    m_chips = new StatusChips(this);
    m_details = new DetailsPane(context, this);
    m_firstRun = new FirstRunPage(context.fleet, context.scanner, this);

    const int em = fontMetrics().height();
    auto *nothing = new QWidget(this);
    m_noMatch = new QLabel(nothing);
    m_noMatch->setWordWrap(true);
    m_noMatch->setAlignment(Qt::AlignCenter);
    auto *clear = new QPushButton(tr("&Clear filter"), nothing);
    auto *nothingLayout = new QVBoxLayout(nothing);
    nothingLayout->addStretch();
    nothingLayout->addWidget(m_noMatch);
    nothingLayout->addWidget(clear, 0, Qt::AlignHCenter);
    nothingLayout->addStretch();
    m_tableStack = new QStackedWidget(this);
    m_tableStack->addWidget(m_table);
    m_tableStack->addWidget(nothing);

    m_upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(m_upper);
    upperLayout->setContentsMargins(em / 2, em / 2, em / 2, 0);
    upperLayout->setSpacing(em / 3);
    upperLayout->addWidget(m_tiles);
    upperLayout->addWidget(m_chips);
    upperLayout->addWidget(m_tableStack, 1);

    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_upper);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_firstRun);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    connect(m_filter, &QLineEdit::textChanged, this, &MinersPage::refilter);
    connect(m_chips, &StatusChips::chosenChanged, this, &MinersPage::refilter);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_filter->clear();
        m_chips->choose({});
        m_table->setFocus();
    });
    connect(m_table, &MinerTable::selectedChanged, this, &MinersPage::showSelection);
    connect(m_table, &MinerTable::stateChanged, this, &MinersPage::stateChanged);
    connect(m_table, &QAbstractItemView::activated, this, &MinersPage::rowActivated);
    giveRowMenu(*m_table, [this](QMenu &menu) { Q_EMIT rowMenuWanted(menu); });
    connect(m_details, &DetailsPane::backWanted, this, [this] { setFull(false); });
    // Who filters wants to see the table.
    connect(m_filter, &QLineEdit::textEdited, this, [this] { setFull(false); });
    connect(m_splitter, &QSplitter::splitterMoved, this, &MinersPage::stateChanged);
    connect(m_details, &DetailsPane::stateChanged, this, &MinersPage::stateChanged);
    connect(&m_context.fleet, &Fleet::minersRemoved, this, [this](const QList<qint64> &keys) {
        if (keys.contains(m_pageKey))
            setFull(false);
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_miners, signal, this, &MinersPage::refresh);
    connect(m_miners, &MinerTableModel::refreshed, this, &MinersPage::refresh);
    connect(&m_context.fleet, &Fleet::problemChanged, this, &MinersPage::refresh);
    connect(&m_context.fleet, &Fleet::waitingChanged, this, &MinersPage::refresh);
    connect(m_shown, &QAbstractItemModel::layoutChanged, this, &MinersPage::countsChanged);
    refresh();
    showSelection();
}

void MinersPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Rows of the table are worth more than large figures; in a narrow window those take two rows of their own.
    const int em = fontMetrics().height();
    m_tiles->setCompact(height() < (FleetTiles::isNarrow(*this) ? 42 : 28) * em);
    // The last to make room: the dashboard has them, too.
    m_tiles->setHidden(height() < 34 * em);
}

QString MinersPage::filterToolTip() const
{
    return tr(
        "Words to look for in the columns that are shown and in tags; “tag:garage” finds that "
        "very tag");
}

int MinersPage::shownCount() const
{
    return m_shown->rowCount();
}

void MinersPage::refresh()
{
    const QList<const Miner *> miners = fleetMiners(m_context.fleet, m_context.fleet.keys());
    QMap<MinerState, int> counts;
    for (const Miner *miner : miners)
        ++counts[miner->state];
    if (miners.isEmpty())
        m_firstRun->refresh();
    m_stack->setCurrentWidget(miners.isEmpty() ? static_cast<QWidget *>(m_firstRun) : m_splitter);
    m_filter->setEnabled(!miners.isEmpty());
    m_filter->setToolTip(m_context.fleet.isUnread() ? unreadFleetText(m_context.fleet)
                         : miners.isEmpty()         ? tr("There are no miners to filter yet")
                                                    : filterToolTip());
    m_chips->setCounts(counts);
    const int interval = m_context.poller.interval();
    const QDateTime now = m_context.clock.now(); // once, not for each of ten thousand
    m_tiles->setSums(fleetSums(miners,
                               [&](const Miner &miner) { return !isStale(miner, interval, now); }),
                     int(miners.size()));
    restoreSelection();
    refilter();
}

void MinersPage::refilter()
{
    if (m_shown->words() != m_filter->text().simplified())
        m_shown->setWords(m_filter->text());
    if (m_shown->state() != m_chips->chosen()) {
        m_shown->setState(m_chips->chosen());
        Q_EMIT stateChanged();
    }
    const bool nothing = m_shown->rowCount() == 0 && m_miners->rowCount() > 0;
    if (nothing) {
        const QString words = m_filter->text().trimmed();
        m_noMatch->setText(words.isEmpty()
                               ? tr("No miner is in the state “%1” now.")
                                     .arg(stateWord(m_chips->chosen().value_or(MinerState::Online)))
                               : tr("No miner matches “%1”.").arg(words));
    }
    m_tableStack->setCurrentIndex(nothing ? 1 : 0);
    Q_EMIT countsChanged();
}

void MinersPage::setFull(bool full)
{
    if (full == m_details->isFull())
        return;
    if (full) {
        const qint64 key = m_table->currentKey();
        if (key == 0)
            return;
        m_table->selectKeys({key});
        m_pageKey = key;
    }
    m_details->setFull(full);
    m_details->setVisible(full || m_detailsShown);
    m_upper->setVisible(!full);
    if (full)
        m_details->tabs().setFocus();
    else if (!m_filter->hasFocus()) // who types there goes on
        m_table->setFocus();
    Q_EMIT fullChanged(full);
}

bool MinersPage::isFull() const
{
    return m_details->isFull();
}

void MinersPage::showSelection()
{
    QList<qint64> keys = m_table->selectedKeys();
    // The current row leads, so that it is the one whose details are shown.
    if (const qint64 current = m_table->currentKey(); keys.removeOne(current))
        keys.prepend(current);
    // Its page ends with the miner, when a filter hides it, or when more are selected: what is done there is done to it alone.
    if (isFull() && keys != QList<qint64>{m_pageKey})
        setFull(false);
    m_details->showMiners(keys);
    Q_EMIT selectionChanged();
}

void MinersPage::reveal(qint64 key)
{
    setFull(false);
    m_table->selectKeys({key});
    if (m_table->selectedKeys() == QList<qint64>{key})
        return;
    m_filter->clear();
    m_chips->choose({});
    m_table->selectKeys({key});
}

void MinersPage::showOnly(MinerState state)
{
    setFull(false);
    m_filter->clear();
    m_chips->choose(state);
}

bool MinersPage::areDetailsShown() const
{
    return m_detailsShown;
}

void MinersPage::setDetailsShown(bool shown)
{
    m_detailsShown = shown;
    m_details->setVisible(shown || isFull());
    Q_EMIT stateChanged();
}

QJsonObject MinersPage::state() const
{
    QJsonArray selection;
    for (const Miner *miner : fleetMiners(m_context.fleet, m_table->selectedKeys()))
        selection += miner->record.mac.isEmpty() ? miner->record.id() : miner->record.mac;
    const auto chip = m_chips->chosen();
    return {{QStringLiteral("table"), m_table->state()},
            {QStringLiteral("chip"), chip ? minerStateName(*chip) : QString()},
            {QStringLiteral("splitter"), QString::fromLatin1(m_splitter->saveState().toBase64())},
            {QStringLiteral("details_shown"), m_detailsShown},
            {QStringLiteral("selection"), selection},
            {QStringLiteral("details"), m_details->state()}};
}

void MinersPage::restore(const QJsonObject &state)
{
    m_table->restore(state.value(QStringLiteral("table")).toObject());
    for (const MinerState chip : allStates()) {
        if (minerStateName(chip) == state.value(QStringLiteral("chip")).toString())
            m_chips->choose(chip);
    }
    m_splitter->restoreState(
        QByteArray::fromBase64(state.value(QStringLiteral("splitter")).toString().toLatin1()));
    setDetailsShown(state.value(QStringLiteral("details_shown")).toBool(true));
    m_details->restore(state.value(QStringLiteral("details")).toObject());
    for (const QJsonValue entry : state.value(QStringLiteral("selection")).toArray())
        m_selectionToRestore += entry.toString();
    restoreSelection();
}

void MinersPage::restoreSelection()
{
    if (m_selectionToRestore.isEmpty() || m_miners->rowCount() == 0)
        return;
    QList<qint64> keys;
    for (const QString &text : std::exchange(m_selectionToRestore, {})) {
        if (const auto key = m_context.fleet.resolve(text); key.ok())
            keys += key.value();
    }
    m_table->selectKeys(keys);
}

} // namespace coalface
