// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/historypage.h"

#include "core/events/eventscsv.h"
#include "core/settings/savefile.h"
#include "ui/common/bidi.h"
#include "ui/common/filetarget.h"
#include "ui/common/whendone.h"
#include "ui/events/eventlist.h"
#include "ui/events/eventsearch.h"
#include "ui/events/eventtablemodel.h"
#include "ui/events/undobutton.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QtConcurrentRun>

#include <algorithm>

namespace coalface {

namespace {
constexpr int typingPause = 300; //!< ms
}

HistoryPage::HistoryPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_list(new EventList(*context.events, context.fleet, this))
{
    buildFilters();
    m_typed.setSingleShot(true);
    m_typed.setInterval(typingPause);
    connect(&m_typed, &QTimer::timeout, this, &HistoryPage::applyFilter);
    connect(m_text, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    for (QComboBox *combo : {m_kind, m_miner, m_range})
        connect(combo, &QComboBox::currentIndexChanged, this, &HistoryPage::applyFilter);
    connect(m_export, &QPushButton::clicked, this, &HistoryPage::exportCsv);
    connect(m_undo, &UndoButton::undoWanted, this, &HistoryPage::undoWanted);
    connect(m_list, &EventList::countChanged, this, &HistoryPage::refreshCount);
    connect(m_list, &EventList::minerChosen, this, [this](qint64 key) {
        if (m_context.fleet.miner(key))
            Q_EMIT minerWanted(key);
    });
    for (const auto signal : {&Fleet::minersAdded, &Fleet::minersRemoved, &Fleet::minersChanged})
        connect(&m_context.fleet, signal, this, &HistoryPage::fillMiners);
    setFocusProxy(m_list);
    applyFilter();
}

void HistoryPage::buildFilters()
{
    const int em = fontMetrics().height();
    using Kind = EventKind;
    const QList<std::pair<QString, QList<Kind>>> kinds{
        {tr("All events"), {}},
        {tr("What was done"), {Kind::Write}},
        {tr("Restarts"), {Kind::Restart}},
        {tr("Power modes"), {Kind::ModeChanged}},
        {tr("Pools"), {Kind::PoolChanged, Kind::FallbackChanged}},
        {tr("Best difficulties and blocks"), {Kind::BestDifficulty, Kind::BlockFound}},
        {tr("Offline"), {Kind::Offline, Kind::Online}},
        {tr("Too hot"), {Kind::Overheating, Kind::CooledDown}},
        {tr("Not hashing"), {Kind::HashingStopped, Kind::HashingResumed}},
        {tr("Drivers"), {Kind::DriverUpdated, Kind::DriverRolledBack, Kind::DriverBroken}},
    };
    m_kind = new QComboBox(this);
    for (const auto &[title, list] : kinds)
        m_kind->addItem(title, QVariant::fromValue(list));
    m_miner = new QComboBox(this);
    m_miner->addItem(tr("All miners"), qint64(0));
    m_range = new QComboBox(this);
    for (const auto &[title, days] :
         {std::pair(tr("Last 24 hours"), 1), std::pair(tr("Last 7 days"), 7),
          std::pair(tr("Last 30 days"), 30), std::pair(tr("Everything"), 0)})
        m_range->addItem(title, days);
    m_range->setCurrentIndex(1);
    m_text = new QLineEdit(this);
    m_text->setPlaceholderText(tr("Text"));
    m_text->setAccessibleName(tr("Filter events"));
    m_text->setToolTip(tr("Words and times to look for in all columns"));
    m_text->setClearButtonEnabled(true);
    m_export = new QPushButton(tr("E&xport…"), this);
    m_export->setToolTip(tr("Save these events as a table for other programs"));
    m_undo = new UndoButton(*m_context.events, m_context.fleet, *m_list, this);
    m_count = new QLabel(this);
    m_count->setForegroundRole(QPalette::PlaceholderText);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(em / 2, em / 2, em / 2, 0);
    row->setSpacing(em / 4);
    const auto add = [&](const QString &text, QComboBox *combo, int width) {
        auto *label = new QLabel(text, this);
        label->setBuddy(combo);
        combo->setMinimumWidth(width * em);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        row->addWidget(label);
        row->addWidget(combo);
        row->addSpacing(em / 3);
    };
    add(tr("&Kind"), m_kind, 9);
    add(tr("M&iner"), m_miner, 8);
    add(tr("Tim&e"), m_range, 9);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    row->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(em / 3);
    layout->addLayout(row);
    layout->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(em / 2, 0, em / 2, em / 4);
    foot->addWidget(m_count);
    layout->addLayout(foot);
}

void HistoryPage::showEvent(QShowEvent *event)
{
    fillMiners();
    QWidget::showEvent(event);
}

void HistoryPage::fillMiners()
{
    if (!isVisible())
        return; // showEvent() does
    QList<std::pair<QString, qint64>> wanted;
    for (const qint64 key : m_context.fleet.keys())
        wanted << std::pair(isolated(m_context.fleet.miner(key)->record.name), key);
    std::sort(wanted.begin(), wanted.end(),
              [](const auto &a, const auto &b) { return a.first.localeAwareCompare(b.first) < 0; });
    wanted.prepend({tr("All miners"), 0});
    QList<std::pair<QString, qint64>> shown;
    for (int i = 0; i < m_miner->count(); ++i)
        shown << std::pair(m_miner->itemText(i), m_miner->itemData(i).toLongLong());
    if (shown == wanted)
        return;
    const qint64 chosen = m_miner->currentData().toLongLong();
    {
        const QSignalBlocker quiet(m_miner);
        m_miner->clear();
        for (const auto &[name, key] : std::as_const(wanted))
            m_miner->addItem(name, key);
        m_miner->setCurrentIndex(std::max(0, m_miner->findData(chosen)));
    }
    if (m_miner->currentData().toLongLong() != chosen)
        applyFilter();
}

EventFilter HistoryPage::filter() const
{
    EventFilter filter;
    filter.kinds = m_kind->currentData().value<QList<EventKind>>();
    if (const qint64 key = m_miner->currentData().toLongLong())
        filter.minerKeys = {key};
    if (const int days = m_range->currentData().toInt())
        filter.from = m_context.clock.now().addDays(-days);
    filter.words = wordsToFind(m_text->text(), m_context.clock.now());
    return filter;
}

void HistoryPage::applyFilter()
{
    m_typed.stop();
    const EventFilter wanted = filter();
    const bool narrow = !wanted.kinds.isEmpty() || !wanted.minerKeys.isEmpty()
                        || !wanted.words.isEmpty();
    m_list->setEmptyText(narrow ? tr("No event fits these filters.")
                                : tr("Nothing has happened in this time. What is seen or done is "
                                     "listed here."));
    m_list->setFilter(wanted);
}

void HistoryPage::refreshCount()
{
    const int count = m_list->model().rowCount();
    m_count->setText(
        m_list->isCut()
            ? tr("The newest %n events; narrow the filters to see older ones", nullptr, count)
        : count > 0 ? tr("%n events", nullptr, count)
                    : QString());
}

void HistoryPage::exportCsv()
{
    const QString name = QStringLiteral("coalface-events-%1.csv")
                             .arg(m_context.clock.now().toLocalTime().toString(
                                 QStringLiteral("yyyyMMdd-HHmm")));
    auto *dialog = new QFileDialog(this, tr("Export events"), proposedFile(name),
                                   tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &HistoryPage::exportTo);
    dialog->open();
}

void HistoryPage::exportTo(const QString &file)
{
    setExporting(true);
    whenDone(m_context.events->read(filter()), this, [this, file](const Result<QList<Event>> &events) {
        if (!events) {
            setExporting(false);
            Q_EMIT failed(events.error().detail);
            return;
        }
        const auto saving = QtConcurrent::run(
            [file, events = *events] { return saveFile(file, eventsCsv(events)); });
        whenDone(saving, this, [this, file, count = int(events->size())](const Result<Done> &saved) {
            setExporting(false);
            if (saved)
                //: %1 is a file
                Q_EMIT succeeded(tr("%n events written to %1.", nullptr, count)
                                     .arg(isolated(QDir::toNativeSeparators(file))));
            else
                Q_EMIT failed(saved.error().detail);
        });
    });
}

void HistoryPage::setExporting(bool exporting)
{
    m_export->setEnabled(!exporting);
}

} // namespace coalface
