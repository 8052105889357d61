// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/discoverdialog.h"

#include "core/discovery/discovery.h"
#include "ui/common/problemlabel.h"
#include "ui/common/tablelook.h"
#include "ui/common/whendone.h"
#include "ui/common/windowsize.h"
#include "ui/dialogs/foundtablemodel.h"
#include "ui/dialogs/rejectedtablemodel.h"
#include "ui/miners/firstrunpage.h"
#include "ui/theme/glyphs.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace coalface {

namespace {
constexpr qint64 mostWithoutAsking = 4096; //!< hosts; a /20

QString joinedTargets(const WindowContext &context)
{
    const QStringList last = context.settings.scanTargets();
    return (last.isEmpty() ? localTargets(context.scanner) : last).join(QStringLiteral(", "));
}

} // namespace

DiscoverDialog::DiscoverDialog(const WindowContext &context, QWidget *parent)
    : QDialog(parent),
      m_context(context),
      m_found(new FoundTableModel(context.fleet, this)),
      m_rejected(new RejectedTableModel(this))
{
    setWindowTitle(tr("Discover miners"));
    setAccessibleName(tr("Discover miners"));
    build();
    setTargets(joinedTargets(m_context));
    updateButtons();
}

DiscoverDialog::~DiscoverDialog() = default;

void DiscoverDialog::build()
{
    const int em = fontMetrics().height();
    auto *label = new QLabel(tr("Look &in"), this);
    m_ranges = new QLineEdit(this);
    m_ranges->setPlaceholderText(tr("192.168.1.0/24, 192.168.2.10-40, attic.local"));
    m_ranges->setAccessibleName(tr("Ranges"));
    label->setBuddy(m_ranges);
    m_scan = new QPushButton(this);
    m_scan->setIcon(glyphIcon(Glyph::Discover));
    m_scan->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_ranges, 1);
    row->addWidget(m_scan);
    m_problem = new ProblemLabel(this);

    m_tabs = new QTabWidget(this);
    m_tabs->tabBar()->setAccessibleName(tr("Results"));
    m_table = makeTable(m_found, tr("Discovered miners"));
    m_table->installEventFilter(this);
    QTableView *rejected = makeTable(m_rejected, tr("Not miners"));
    rejected->setColumnWidth(0, 11 * em);
    const double widths[] = {16, 12, 9, 6, 8};
    for (int column = 0; column < FoundTableModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, int(widths[column] * em));
    m_tabs->addTab(m_table, tr("Miners"));
    m_tabs->addTab(rejected, tr("Not miners"));

    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setFormat(QString());
    m_progress->setValue(0);
    m_result = new QLabel(this);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setMinimumHeight(em);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_add = buttons->addButton(QString(), QDialogButtonBox::ActionRole);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(em / 3);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_result);
    layout->addWidget(buttons);
    resize(openingSize(*this, QSize(54, 34) * em));

    connect(m_scan, &QPushButton::clicked, this, &DiscoverDialog::scanOrCancel);
    connect(m_ranges, &QLineEdit::textEdited, m_problem, &QLabel::clear);
    connect(m_found, &FoundTableModel::ticksChanged, this, &DiscoverDialog::updateButtons);
    connect(m_add, &QPushButton::clicked, this, &DiscoverDialog::addTicked);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QTableView *DiscoverDialog::makeTable(QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTableView(this);
    table->setModel(model);
    table->setAccessibleName(name);
    setUpTable(*table);
    table->setFrameShape(QFrame::NoFrame);
    table->horizontalHeader()->setStretchLastSection(true);
    connect(model, &QAbstractItemModel::rowsInserted, table, [table] {
        if (!table->currentIndex().isValid())
            table->setCurrentIndex(table->model()->index(0, 0));
    });
    return table;
}

void DiscoverDialog::setTargets(const QString &targets)
{
    m_ranges->setText(targets);
}

std::optional<QList<ScanTarget>> DiscoverDialog::readTargets()
{
    static const QRegularExpression separator(QStringLiteral("[,;\\s]+"));
    const QStringList texts = m_ranges->text().split(separator, Qt::SkipEmptyParts);
    if (texts.isEmpty()) {
        m_problem->setText(tr("Type where to look, for example 192.168.1.0/24."));
        return {};
    }
    QList<ScanTarget> targets;
    qint64 hosts = 0;
    for (const QString &text : texts) {
        const Result<ScanTarget> target = parseScanTarget(text);
        if (!target.ok()) {
            m_problem->setText(target.error().detail);
            return {};
        }
        hosts += target->hostCount();
        targets += target.value();
    }
    if (hosts > mostWithoutAsking && m_confirmedLarge != m_ranges->text()) {
        m_confirmedLarge = m_ranges->text();
        m_problem->setText(tr("These are %1 addresses, which takes long and may alarm your "
                              "network. Press Scan again "
                              "to go ahead.")
                               .arg(QLocale().toString(hosts)));
        return {};
    }
    return targets;
}

void DiscoverDialog::scanOrCancel()
{
    if (m_run && m_run->isRunning())
        m_run->cancel();
    else
        scan();
}

void DiscoverDialog::scan()
{
    const auto targets = readTargets();
    if (!targets) {
        m_ranges->setFocus();
        return;
    }
    m_problem->clear();
    m_result->clear();
    m_found->clear();
    m_rejected->clear();
    QStringList texts;
    for (const ScanTarget &target : *targets)
        texts += target.text;
    m_context.settings.setScanTargets(texts);
    m_run = std::make_unique<Discovery>(m_context.scanner, m_context.drivers,
                                        m_context.announcements);
    connectRun();
    m_progress->setRange(0, 0);
    m_run->start(*targets, {});
    updateButtons();
}

//! Of a miner that is known already the fleet learns where it is, and what it says of itself, now.
void DiscoverDialog::take(const Found &found)
{
    m_found->add(found);
    if (!m_context.fleet.knownAs(found))
        return;
    whenDone(m_context.fleet.add(found), this, [this](const Result<FleetStore::PutResult> &result) {
        if (!result.ok())
            m_problem->setText(result.error().detail);
    });
}

void DiscoverDialog::connectRun()
{
    connect(m_run.get(), &Discovery::found, this, &DiscoverDialog::take);
    connect(m_run.get(), &Discovery::rejected, this, [this](const RejectedHost &host) {
        m_rejected->add(host);
        m_tabs->setTabText(1, tr("Not miners (%1)").arg(QLocale().toString(m_rejected->rowCount())));
    });
    connect(m_run.get(), &Discovery::progressed, this, &DiscoverDialog::showProgress);
    connect(m_run.get(), &Discovery::listeningOn, this, [this] {
        m_progress->setRange(0, 0);
        m_result->setText(tr("Listening for miners that only announce themselves…"));
    });
    connect(m_run.get(), &Discovery::finished, this, [this](const Discovery::Summary &summary) {
        m_progress->setRange(0, 1);
        m_progress->setValue(1);
        m_progress->setFormat(QString()); // the sentence below says it
        if (!summary.problem.isEmpty())
            m_problem->setText(summary.problem);
        else if (!summary.deaf.isEmpty())
            m_problem->setText(summary.deaf);
        const QString found = tr("%n miners found", nullptr, summary.found);
        const QString hosts = tr("%n addresses", nullptr, summary.scanned);
        const QString seconds = QLocale().toString(summary.seconds, 'f', 1);
        //: %1: "3 miners found", %2: "254 addresses", %3: seconds
        m_result->setText(summary.cancelled
                              ? tr("Cancelled. %1 at %2 in %3 s.").arg(found, hosts, seconds)
                              : tr("%1 at %2 in %3 s.").arg(found, hosts, seconds));
        if (summary.found == 0 && summary.problem.isEmpty() && !summary.cancelled) {
            m_result->setText(m_result->text() + QLatin1Char(' ')
                              + tr("Check that the miners are switched on and in this network, or "
                                   "add one by its address."));
        }
        updateButtons();
    });
}

void DiscoverDialog::showProgress(int done, int total)
{
    m_progress->setRange(0, qMax(1, total));
    m_progress->setValue(done);
    const QLocale locale;
    //: %1 of %2 addresses are looked at, %3 miners found
    m_progress->setFormat(tr("%1 of %2, %3 found")
                              .arg(locale.toString(done), locale.toString(total),
                                   locale.toString(m_found->rowCount())));
}

void DiscoverDialog::updateButtons()
{
    const bool running = m_run && m_run->isRunning();
    m_scan->setText(running ? tr("&Cancel") : tr("&Scan"));
    m_ranges->setEnabled(!running);
    const int ticked = int(m_found->ticked().size());
    m_add->setText(tr("&Add selected (%1)").arg(QLocale().toString(ticked)));
    m_add->setEnabled(ticked > 0 && !m_adding);
    m_add->setToolTip(ticked > 0 ? QString() : tr("Tick the miners to add"));
    if (m_rejected->rowCount() == 0)
        m_tabs->setTabText(1, tr("Not miners"));
}

void DiscoverDialog::addTicked()
{
    m_adding = true;
    updateButtons();
    addNext(m_found->ticked(), {}, {});
}

void DiscoverDialog::addNext(QList<Found> waiting, QList<qint64> keys, QStringList problems)
{
    if (waiting.isEmpty()) {
        m_adding = false;
        QString sentence = tr("%n miners added.", nullptr, int(keys.size()));
        if (!problems.isEmpty())
            sentence += QLatin1Char(' ') + problems.join(QLatin1Char(' '));
        m_result->setText(sentence);
        updateButtons();
        Q_EMIT added(sentence, keys);
        return;
    }
    const Found found = waiting.takeFirst();
    whenDone(m_context.fleet.add(found), this,
             [this, found, waiting = std::move(waiting), keys = std::move(keys),
              problems = std::move(problems)](const Result<FleetStore::PutResult> &result) {
                 QList<qint64> nowKeys = keys;
                 QStringList nowProblems = problems;
                 if (result.ok()) {
                     nowKeys += result->record.key;
                     m_found->noteAdded(found);
                 } else {
                     //: %1 is an address, %2 the reason
                     nowProblems += tr("%1 could not be added: %2")
                                        .arg(found.endpoint.address.toString(),
                                             result.error().detail);
                 }
                 addNext(waiting, nowKeys, nowProblems);
             });
}

bool DiscoverDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Space ticks the row, whichever of its cells the keyboard stands on.
    if (watched == m_table && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
            m_found->toggle(row.row());
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace coalface
