// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulkresults.h"

#include "core/settings/savefile.h"
#include "ui/common/bidi.h"
#include "ui/common/filetarget.h"
#include "ui/common/problemlabel.h"
#include "ui/operations/bulkresultmodel.h"
#include "ui/operations/bulktable.h"
#include "ui/operations/bulktext.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace coalface {

BulkResults::BulkResults(BulkChange &change, QWidget *parent)
    : QWidget(parent),
      m_change(change),
      m_results(new BulkResultModel(change, this)),
      m_table(new BulkTable(*m_results, tr("Bulk results"), this)),
      m_current(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_sentence(new QLabel(this)),
      m_problem(new ProblemLabel(this)),
      m_uncertain(new QCheckBox(this)),
      m_cancel(new QPushButton(tr("&Cancel"), this)),
      m_copy(new QPushButton(tr("Cop&y"), this)),
      m_export(new QPushButton(tr("&Export…"), this)),
      m_retry(new QPushButton(this)),
      m_undo(new QPushButton(tr("&Undo…"), this)),
      m_close(new QPushButton(tr("C&lose"), this))
{
    build();
    connect(&m_change, &BulkChange::started, this, &BulkResults::refresh);
    connect(&m_change, &BulkChange::entryChanged, this, &BulkResults::refresh);
    connect(&m_change, &BulkChange::finished, this, &BulkResults::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BulkResults::tellCurrent);
    connect(m_uncertain, &QCheckBox::toggled, this, &BulkResults::refresh);
    connect(m_cancel, &QPushButton::clicked, &m_change, &BulkChange::cancel);
    connect(m_cancel, &QPushButton::clicked, this, &BulkResults::refresh);
    connect(m_copy, &QPushButton::clicked, this, &BulkResults::copy);
    connect(m_export, &QPushButton::clicked, this, &BulkResults::askForFile);
    connect(m_retry, &QPushButton::clicked, this,
            [this] { m_change.retry(m_uncertain->isVisible() && m_uncertain->isChecked()); });
    connect(m_undo, &QPushButton::clicked, this, &BulkResults::undoWanted);
    connect(m_close, &QPushButton::clicked, this, &BulkResults::closeWanted);
    refresh();
}

void BulkResults::build()
{
    const int em = fontMetrics().height();
    const bool hasValues = m_change.verb() == WriteRequest::Verb::SetMode
                           || m_change.verb() == WriteRequest::Verb::SetPool;
    m_table->setWidths({25, 17, 30, 30, 34});
    m_table->elideInTheMiddle({BulkResultModel::Change});
    m_table->setColumnHidden(BulkResultModel::Change, !hasValues);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setRange(0, int(m_change.entries().size()));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_problem->hide();
    m_current->setTextFormat(Qt::PlainText);
    m_current->setWordWrap(true);
    m_current->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_current->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_current->setMinimumHeight(2 * fontMetrics().lineSpacing()); // so that the table seldom jumps
    for (QPushButton *button : {m_cancel, m_copy, m_export, m_retry, m_undo})
        button->setAutoDefault(false);
    // Before the table copies its current cell by itself.
    auto *copyKey = new QAction(this);
    copyKey->setShortcut(QKeySequence::Copy);
    copyKey->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(copyKey);
    connect(copyKey, &QAction::triggered, this, &BulkResults::copy);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(em / 3);
    for (QPushButton *button : {m_copy, m_export, m_retry, m_undo})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(em / 2);
    layout->addWidget(m_sentence);
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_current);
    layout->addWidget(m_uncertain);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
}

void BulkResults::refresh()
{
    const BulkChange::Counts counts = m_change.counts();
    const int all = int(m_change.entries().size());
    const bool running = m_change.isRunning();
    m_bar->setValue(all - counts.open);
    if (!running)
        m_sentence->setText(bulktext::summary(m_change));
    else if (m_change.isCancelled())
        m_sentence->setText(
            tr("Cancelled: nothing more is begun. What is under way ends as it can."));
    else
        m_sentence->setText(tr("%1. Closing this window does not stop it.")
                                .arg(bulktext::progress(m_change.verb(), all - counts.open, all)));
    m_uncertain->setText(
        tr("Also try &those again that may have been changed (%1)").arg(counts.uncertain));
    m_uncertain->setHidden(running || counts.uncertain == 0);
    const int again = counts.failed + (m_uncertain->isChecked() ? counts.uncertain : 0);
    m_retry->setText(tr("&Retry failed (%1)").arg(again));
    m_retry->setEnabled(!running && again > 0);
    m_retry->setToolTip(running      ? tr("Wait until it has ended")
                        : again == 0 ? tr("Nothing failed that is known to be unchanged")
                                     : QString());
    m_undo->setHidden(m_change.verb() != WriteRequest::Verb::SetMode
                      && m_change.verb() != WriteRequest::Verb::SetPool);
    m_undo->setEnabled(!running && m_undoable);
    if (m_undo->isEnabled())
        m_undo->setToolTip({});
    else if (running)
        m_undo->setToolTip(tr("Wait until it has ended"));
    else if (m_change.undoTargets().isEmpty())
        m_undo->setToolTip(tr("There is nothing that can be undone"));
    else
        m_undo->setToolTip(tr("Here it is offered for ten minutes, and until something else is "
                              "changed or undone. The page “History” still offers it."));
    m_cancel->setVisible(running);
    m_cancel->setEnabled(!m_change.isCancelled());
    tellCurrent();
}

void BulkResults::tellCurrent()
{
    const int row = m_table->currentIndex().row();
    const QString detail = row < 0
                               ? QString()
                               : m_results->index(row, BulkResultModel::Detail).data().toString();
    const QString name = m_results->index(row, BulkResultModel::Name).data().toString();
    //: %1 is a miner's name, %2 are sentences on what came of it
    m_current->setText(detail.isEmpty() ? QString() : breakable(tr("%1: %2").arg(name, detail)));
}

void BulkResults::setUndoable(bool undoable)
{
    m_undoable = undoable;
    refresh();
}

void BulkResults::copy()
{
    QApplication::clipboard()->setText(m_results->asText(m_table->selectedRows()));
}

void BulkResults::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Export results"),
                                   proposedFile(QStringLiteral("coalface-results.csv")),
                                   tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &BulkResults::exportTo);
    dialog->open();
}

void BulkResults::exportTo(const QString &file)
{
    const Result<Done> saved = saveFile(file, m_results->asCsv());
    m_problem->setVisible(!saved);
    m_problem->setText(saved ? QString() : saved.error().detail);
    if (saved)
        m_sentence->setText(tr("%n rows written to %1.", nullptr, m_results->rowCount())
                                .arg(isolated(QDir::toNativeSeparators(file))));
}

} // namespace coalface
