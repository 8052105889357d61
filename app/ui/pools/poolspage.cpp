// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/poolspage.h"

#include "ui/common/bidi.h"
#include "ui/common/rowmenu.h"
#include "ui/common/statetext.h"
#include "ui/common/tablelook.h"
#include "ui/common/unreadfleet.h"
#include "ui/pools/driftbar.h"
#include "ui/pools/drifttext.h"
#include "ui/pools/pooldialog.h"
#include "ui/pools/pooltablemodel.h"
#include "ui/pools/restartbar.h"
#include "ui/pools/restarttext.h"
#include "ui/theme/stateicon.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTableView>

#include <utility>

namespace coalface {

PoolsPage::PoolsPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_model(new PoolTableModel(*context.pools, *context.poolTester, context.fleet,
                                 context.wantedPools, this)),
      m_sorted(new QSortFilterProxyModel(this))
{
    const int em = fontMetrics().height();
    makeTable();
    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(em / 2, em / 2, em / 2, 0);
    upperLayout->setSpacing(em / 2);
    upperLayout->addWidget(makeTop());
    if (m_context.wantedPools) {
        auto *drift = new DriftBar(m_context, upper);
        connect(drift, &DriftBar::setAgainWanted, this, &PoolsPage::setAgainWanted);
        connect(m_context.wantedPools, &WantedPools::changed, this, &PoolsPage::refresh);
        upperLayout->addWidget(drift);
        auto *restart = new RestartBar(m_context, upper);
        connect(restart, &RestartBar::restartWanted, this, &PoolsPage::restartWanted);
        upperLayout->addWidget(restart);
    }
    upperLayout->addWidget(m_table, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(makeLower());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_table);
    connectParts();
    refresh();
    m_model->setActive(false); // until it is shown
}

void PoolsPage::makeTable()
{
    // Where the selected row goes, nobody has chosen the one that comes in its place: before the table hears of it.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                const QModelIndexList rows = m_table->selectionModel()->selectedRows();
                const int row = rows.isEmpty() ? -1 : m_sorted->mapToSource(rows.first()).row();
                if (row >= first && row <= last)
                    m_table->selectionModel()->clear();
            });
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(PoolTableModel::SortRole);
    m_sorted->setDynamicSortFilter(true);
    m_table = new QTableView(this);
    m_table->setModel(m_sorted);
    m_table->setAccessibleName(tr("Pools"));
    setUpPageTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setElision(*m_table, PoolTableModel::UrlColumn, Qt::ElideLeft); // "…ple.org:3333", not the scheme
    const int em = fontMetrics().height();
    QHeaderView *header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Columns"));
    header->setMinimumSectionSize(3 * em);
    const double widths[] = {9.5, 16, 9.5, 6, 4.5, 6};
    for (int column = 0; column < PoolTableModel::ColumnCount; ++column)
        header->resizeSection(column, int(widths[column] * em));
    header->setStretchLastSection(false);
    header->setSectionResizeMode(PoolTableModel::UrlColumn, QHeaderView::Stretch);
    // A number, or why there is none.
    header->setSectionResizeMode(PoolTableModel::TestColumn, QHeaderView::ResizeToContents);
    header->setSortIndicator(PoolTableModel::NameColumn, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
}

void PoolsPage::showEvent(QShowEvent *event)
{
    m_model->setActive(true);
    QWidget::showEvent(event);
}

void PoolsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setActive(false);
}

QWidget *PoolsPage::makeTop()
{
    auto *top = new QWidget(this);
    m_summary = new QLabel(top);
    m_add = new QPushButton(tr("&Add…"), top);
    m_edit = new QPushButton(tr("&Edit…"), top);
    m_remove = new QPushButton(tr("&Remove…"), top);
    m_use = new QPushButton(tr("Set &on miners…"), top);
    m_test = new QPushButton(tr("Te&st"), top);
    m_testAll = new QPushButton(tr("Test a&ll"), top);
    m_add->setToolTip(tr("Keep a pool in the list"));
    m_test->setToolTip(tr("Ask the pool for work from this computer, as a miner would"));
    m_testAll->setToolTip(tr("Ask every pool for work from this computer, as a miner would"));
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary, 1);
    for (QPushButton *button : {m_use, m_add, m_edit, m_remove, m_test, m_testAll}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    return top;
}

QWidget *PoolsPage::makeLower()
{
    const int em = fontMetrics().height();
    auto *lower = new QWidget(this);
    m_heading = new QLabel(lower);
    m_heading->setWordWrap(true);
    m_miners = new QListWidget(lower);
    m_miners->setAccessibleName(tr("Miners at this pool"));
    m_miners->setFrameShape(QFrame::NoFrame);
    m_miners->setAlternatingRowColors(true);
    auto *layout = new QVBoxLayout(lower);
    layout->setContentsMargins(em / 2, em / 3, em / 2, em / 3);
    layout->setSpacing(em / 3);
    layout->addWidget(m_heading);
    layout->addWidget(m_miners, 1);
    return lower;
}

void PoolsPage::connectParts()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PoolsPage::refresh);
    connect(m_model, &PoolTableModel::refreshed, this, &PoolsPage::refresh);
    connect(&m_context.fleet, &Fleet::problemChanged, this, &PoolsPage::refresh);
    connect(&m_context.fleet, &Fleet::waitingChanged, this, &PoolsPage::refresh);
    connect(m_model, &PoolTableModel::tested, this, [this](bool good, const QString &sentence) {
        if (good)
            Q_EMIT succeeded(sentence);
        refresh();
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        m_table->selectRow(index.row());
        edit();
    });
    giveRowMenu(*m_table, [this](QMenu &menu) {
        for (const QPushButton *button : {m_use, m_edit, m_remove, m_test})
            addButton(menu, *button);
    });
    connect(m_add, &QPushButton::clicked, this, &PoolsPage::add);
    connect(m_edit, &QPushButton::clicked, this, &PoolsPage::edit);
    connect(m_remove, &QPushButton::clicked, this, &PoolsPage::remove);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const PoolUse *use = current(); use && use->pool)
            Q_EMIT useWanted(use->pool->id);
    });
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (const PoolUse *use = current())
            m_model->test(use->url);
        refresh();
    });
    connect(m_testAll, &QPushButton::clicked, this, &PoolsPage::testAll);
    connect(m_miners, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT minerWanted(item->data(Qt::UserRole).toLongLong());
    });
}

//! The selected one: a row that only has the keyboard's focus was not chosen.
const PoolUse *PoolsPage::current() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_model->useAt(m_sorted->mapToSource(rows.first()).row());
}

//! One pool alone is what everything is about; of several a person has to choose.
void PoolsPage::selectTheOnlyOne()
{
    const bool isOnly = m_sorted->rowCount() == 1;
    if (isOnly && !m_table->selectionModel()->hasSelection()) {
        m_isOnlySelected = true;
        m_table->selectRow(0);
    } else if (!isOnly && std::exchange(m_isOnlySelected, false)) {
        m_table->clearSelection();
    }
}

void PoolsPage::select(const QString &url)
{
    const QModelIndex source = m_model->index(m_model->rowOf(url), 0);
    if (source.isValid())
        m_table->setCurrentIndex(m_sorted->mapFromSource(source));
}

void PoolsPage::add()
{
    open({});
}

void PoolsPage::edit()
{
    const PoolUse *use = current();
    if (!use)
        return;
    Pool pool = use->pool.value_or(Pool());
    pool.url = use->url;
    open(pool);
}

void PoolsPage::open(const Pool &pool)
{
    auto *dialog = new PoolDialog(*m_context.pools, *m_context.vault, pool, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PoolDialog::kept, this, [this](const Pool &kept, const QString &sentence) {
        select(kept.url);
        Q_EMIT succeeded(sentence);
    });
    dialog->open();
}

void PoolsPage::remove()
{
    const PoolUse *use = current();
    if (!use || !use->pool)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Remove pool"),
                                     tr("Take the pool “%1” off the list?").arg(use->pool->name),
                                     QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(
        tr("No miner is changed: those that work for it go on. Its password is forgotten."));
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *button = question->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    connect(button, &QPushButton::clicked, this, [this, pool = *use->pool] {
        const Result<Done> removed = m_context.pools->remove(pool.id);
        if (removed.ok())
            Q_EMIT succeeded(tr("The pool “%1” is off the list.").arg(pool.name));
        else
            Q_EMIT failed(removed.error().detail);
    });
    question->open();
}

void PoolsPage::testAll()
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_model->test(m_model->useAt(row)->url);
    refresh();
}

void PoolsPage::refresh()
{
    selectTheOnlyOne();
    const PoolUse *use = current();
    const bool isKept = use && use->pool;
    m_edit->setText(use && !use->pool ? tr("&Keep…") : tr("&Edit…"));
    m_edit->setEnabled(use);
    m_edit->setToolTip(!use     ? tr("Select a pool first")
                       : isKept ? tr("Change what is kept of this pool; no miner is changed")
                                : tr("Put this pool into your list"));
    m_remove->setEnabled(isKept);
    m_remove->setToolTip(!use     ? tr("Select a pool first")
                         : isKept ? tr("Take this pool off the list; no miner is changed")
                                  : tr("It is not in your list"));
    const bool some = m_context.fleet.size() > 0;
    m_use->setEnabled(isKept && some);
    m_use->setToolTip(m_context.fleet.isUnread() ? unreadFleetText(m_context.fleet)
                      : !some                    ? tr("There are no miners yet")
                      : isKept ? tr("Set this pool on the miners that are selected on the page "
                                    "Miners, or on all when none is")
                      : use    ? tr("Put it into your list first")
                               : tr("Select a pool first"));
    m_test->setEnabled(use && !m_model->isTesting(use->url));
    m_testAll->setEnabled(m_sorted->rowCount() > 0);
    m_summary->setText(m_context.pools->problem().isEmpty()
                           ? tr("%n pools kept", nullptr, int(m_context.pools->pools().size()))
                           : m_context.pools->problem());
    showMiners(use);
}

void PoolsPage::showMiners(const PoolUse *use)
{
    if (!use && m_sorted->rowCount() > 0) {
        m_heading->setText(tr("Select a pool to see which miners work for it."));
        m_miners->clear();
        m_miners->setVisible(false);
        return;
    }
    if (!use) {
        m_heading->setText(
            m_context.fleet.isUnread()
                //: %1 is a sentence: "The miners cannot be read: …"
                ? tr("There are no pools in your list. Which ones your miners work for is not "
                     "known. %1")
                      .arg(unreadFleetText(m_context.fleet))
                : tr("There are no pools yet. Add one, to set it on your miners later, or let the "
                     "miners be asked: the pools they work for appear here."));
        m_miners->clear();
        m_miners->setVisible(false);
        return;
    }
    m_miners->setVisible(!use->miners.isEmpty());
    const WantedPools *log = m_context.wantedPools;
    const bool someWait = log
                          && std::any_of(use->miners.cbegin(), use->miners.cend(), [log](qint64 key) {
                                 return isAfterRestart(log->replaced(key), 0);
                             });
    const int count = int(use->miners.size());
    m_heading->setText(
        m_context.fleet.isUnread() ? unreadFleetText(m_context.fleet)
        : use->miners.isEmpty()    ? tr("No miner works for this pool now.")
        : someWait
            ? tr("%n miners work for this pool, or will from their next restart on:", nullptr, count)
            : tr("%n miners work for this pool:", nullptr, count));
    // In place, so that the selection stays while readings come in.
    while (m_miners->count() > use->miners.size())
        delete m_miners->takeItem(m_miners->count() - 1);
    while (m_miners->count() < use->miners.size())
        m_miners->addItem(QString());
    for (int row = 0; row < m_miners->count(); ++row) {
        const Miner *miner = m_context.fleet.miner(use->miners.at(row));
        QListWidgetItem *item = m_miners->item(row);
        QString text = miner ? QStringLiteral("%1 · %2").arg(isolated(miner->record.name),
                                                             stateWord(miner->state))
                             : QString();
        const qint64 key = use->miners.at(row);
        const WantedPools *wanted = m_context.wantedPools;
        const auto *drift = wanted ? wanted->drift(key) : nullptr;
        const auto *fallback = wanted ? wanted->fallbackDrift(key) : nullptr;
        const auto replaced = wanted ? wanted->replaced(key) : QList<PendingRestart>();
        for (const PoolDrift *different : {drift, fallback}) {
            // Of a pool that is used later the words about that name both.
            if (different && (different->isFallback || !isAfterRestart(replaced, 0)))
                text += QStringLiteral(" · ") + driftText(*different);
        }
        const QString restart = wanted ? restartTexts(wanted->restarts(key) + replaced) : QString();
        if (!restart.isEmpty())
            text += QStringLiteral(" · ") + restart;
        item->setIcon(drift || fallback || !restart.isEmpty() ? stateIcon(MinerState::Warning)
                                                              : QIcon());
        if (item->text() != text)
            item->setText(text);
        item->setData(Qt::UserRole, key);
    }
}

} // namespace coalface
