// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportdialog.h"

#include "ui/common/bidi.h"
#include "ui/common/closequestion.h"
#include "ui/common/filetarget.h"
#include "ui/common/momentfield.h"
#include "ui/common/problemlabel.h"
#include "ui/common/whendone.h"
#include "ui/dialogs/columnlist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace coalface {

namespace {
enum Range { LastDay, LastWeek, LastMonth, LastYear, Everything, Custom };
}

ExportDialog::ExportDialog(const WindowContext &context, const QList<qint64> &selected,
                           QWidget *parent)
    : QDialog(parent), m_context(context), m_selected(selected)
{
    setWindowTitle(tr("Export CSV"));
    setAccessibleName(tr("Export CSV"));
    build();
    m_poll.setInterval(100);
    connect(&m_poll, &QTimer::timeout, this, &ExportDialog::updateState);
    updateState();
}

ExportDialog::~ExportDialog()
{
    if (m_running)
        m_running->cancelled = true;
}

void ExportDialog::buildRange()
{
    m_range = new QComboBox(this);
    m_range->addItems({tr("Last 24 hours"), tr("Last 7 days"), tr("Last 30 days"),
                       tr("Last 12 months"), tr("Everything"), tr("From … to …")});
    const QDateTime now = m_context.clock.now();
    m_from = new MomentField(now.addDays(-1), this);
    m_to = new MomentField(now, this);
    m_resolution = new QComboBox(this);
    m_resolution->addItem(tr("Every sample"), int(Resolution::Raw));
    m_resolution->addItem(tr("Means of 15 minutes"), int(Resolution::Quarter));
    m_resolution->addItem(tr("Means of an hour"), int(Resolution::Hour));
    m_resolution->addItem(tr("The finest that covers the range"), int(Resolution::Auto));
}

QDateTime ExportDialog::begin() const
{
    const QDateTime now = m_context.clock.now();
    switch (m_range->currentIndex()) {
    case LastDay:
        return now.addDays(-1);
    case LastWeek:
        return now.addDays(-7);
    case LastMonth:
        return now.addDays(-30);
    case LastYear:
        return now.addYears(-1);
    case Custom:
        return m_from->moment().toUTC();
    default:
        return {};
    }
}

//! Whoever goes on to times of their own begins with these.
void ExportDialog::showRange()
{
    const QDateTime now = m_context.clock.now();
    if (m_range->currentIndex() != Custom) {
        m_to->setMoment(now);
        if (const QDateTime from = begin(); from.isValid())
            m_from->setMoment(from);
        else
            m_from->clear();
    } else if (m_from->text().isEmpty()) {
        m_from->setMoment(now.addDays(-1));
    }
}

void ExportDialog::buildFile(QFormLayout &form)
{
    m_format = new QComboBox(this);
    const auto format = [this](CsvFormat::Separator separator, const QString &text,
                               const QString &toolTip) {
        m_format->addItem(text, int(separator));
        m_format->setItemData(m_format->count() - 1, toolTip, Qt::ToolTipRole);
    };
    format(CsvFormat::Separator::Comma, tr("Comma, decimal point"),
           tr("For other programs, and for spreadsheets in English"));
    format(CsvFormat::Separator::Semicolon, tr("Semicolon, decimal comma"),
           tr("For spreadsheets in German, French and other languages with a decimal comma"));
    format(CsvFormat::Separator::Tab, tr("Tab, decimal point"),
           tr("For programs that draw or compute"));
    m_localTimes = new QCheckBox(tr("Local t&imes that spreadsheets read"), this);
    m_localTimes->setChecked(true);
    m_localTimes->setToolTip(
        tr("2026-03-01 14:30:00 for 2026-03-01T13:30:00Z. LibreOffice asks when it opens the file: "
           "tick \"Detect special numbers\" there. The hour that the end of summer time repeats "
           "stands there twice."));
    m_file = new QLineEdit(this);
    m_file->setMinimumWidth(20 * fontMetrics().height());
    m_file->setText(QDir::toNativeSeparators(proposedFile(
        QStringLiteral("coalface-%1.csv")
            .arg(m_context.clock.now().toLocalTime().toString(QStringLiteral("yyyyMMdd-HHmm"))))));
    m_browse = new QPushButton(tr("&Browse…"), this);
    auto *fileRow = new QHBoxLayout;
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(m_browse);
    form.addRow(tr("Se&parator"), m_format);
    form.addRow(QString(), m_localTimes);
    auto *fileLabel = new QLabel(tr("&File"), this);
    fileLabel->setBuddy(m_file);
    form.addRow(fileLabel, fileRow);
}

void ExportDialog::build()
{
    const int em = fontMetrics().height();
    m_miners = new QComboBox(this);
    m_miners->addItem(tr("All miners (%1)").arg(QLocale().toString(m_context.fleet.size())));
    if (!m_selected.isEmpty())
        m_miners->addItem(tr("Selected miners (%1)").arg(QLocale().toString(m_selected.size())));
    buildRange();
    auto *form = new QFormLayout;
    form->setVerticalSpacing(em / 2);
    form->addRow(tr("&Miners"), m_miners);
    form->addRow(tr("&Time"), m_range);
    addMomentRow(*form, tr("F&rom"), m_from);
    addMomentRow(*form, tr("T&o"), m_to);
    form->addRow(tr("Re&solution"), m_resolution);
    buildFile(*form);

    m_columns = new ColumnList(this);
    m_columns->list()->setAccessibleName(tr("Columns"));
    auto *columnLabel = new QLabel(tr("Co&lumns"), this);
    columnLabel->setBuddy(m_columns->list());
    columnLabel->setToolTip(tr("Time, id and name of the miner stand in every row."));
    auto *columns = new QVBoxLayout;
    columns->addWidget(columnLabel);
    columns->addWidget(m_columns, 1);

    m_problem = new ProblemLabel(this);
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Progress"));
    m_result = new QLabel(this);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->setMinimumHeight(2 * em);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::ActionRole);
    m_export->setDefault(true);

    auto *top = new QHBoxLayout;
    top->setSpacing(em);
    top->addLayout(form, 1);
    top->addLayout(columns);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_progress);
    layout->addWidget(m_result);
    layout->addWidget(buttons);

    connect(m_columns, &ColumnList::changed, m_problem, &QLabel::clear);
    connect(m_range, &QComboBox::currentIndexChanged, this, &ExportDialog::showRange);
    connect(m_range, &QComboBox::currentIndexChanged, this, &ExportDialog::updateState);
    connect(m_file, &QLineEdit::textChanged, m_problem, &QLabel::clear);
    for (MomentField *edit : {m_from, m_to}) {
        connect(edit, &QLineEdit::textChanged, m_problem, &QLabel::clear);
        connect(edit, &QLineEdit::editingFinished, m_problem, [this, edit] {
            if (const QString sentence = edit->problem(); !sentence.isEmpty())
                m_problem->setText(sentence);
        });
    }
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::exportOrCancel);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportDialog::setFile(const QString &file)
{
    m_file->setText(QDir::toNativeSeparators(file));
}

void ExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export CSV"), m_file->text(), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        setFile(file);
        m_replaceable = file; // the file dialog has asked
    });
    dialog->open();
}

std::optional<ExportRequest> ExportDialog::request()
{
    ExportRequest request;
    request.file = QDir::fromNativeSeparators(m_file->text().trimmed());
    request.resolution = Resolution(m_resolution->currentData().toInt());
    request.columns = m_columns->chosen();
    request.format.separator = CsvFormat::Separator(m_format->currentData().toInt());
    request.format.hasLocalTimes = m_localTimes->isChecked();
    if (m_miners->currentIndex() == 1)
        request.minerKeys = m_selected;
    request.from = begin();
    const bool isCustom = m_range->currentIndex() == Custom;
    if (isCustom)
        request.to = m_to->moment().toUTC();
    const QString notFrom = isCustom ? m_from->problem() : QString();
    const QString notTo = isCustom ? m_to->problem() : QString();
    const QFileInfo info(request.file);
    if (request.file.isEmpty() || info.isDir())
        m_problem->setText(tr("Type the name of a file."));
    else if (!info.absoluteDir().exists())
        m_problem->setText(tr("The folder “%1” does not exist. Choose another one.")
                               .arg(QDir::toNativeSeparators(info.absolutePath())));
    else if (!notFrom.isEmpty() || !notTo.isEmpty())
        m_problem->setText(notFrom.isEmpty() ? notTo : notFrom);
    else if (request.to.isValid() && request.from >= request.to)
        m_problem->setText(tr("The time to end at must be later than the time to begin at."));
    else if (m_columns->isEmpty())
        m_problem->setText(tr("Tick at least one column."));
    else if (info.exists() && m_replaceable != request.file) {
        m_replaceable = request.file;
        m_problem->setText(tr("This file exists. Press Export again to replace it."));
    } else
        return request;
    return {};
}

void ExportDialog::exportOrCancel()
{
    if (m_running)
        m_running->cancelled = true;
    else
        start();
}

void ExportDialog::start()
{
    m_result->clear(); // of the one before
    m_progress->setValue(0);
    const auto wanted = request();
    if (!wanted)
        return;
    m_problem->clear();
    m_running = std::make_shared<ExportControl>();
    m_replaces = QFileInfo::exists(wanted->file);
    m_poll.start();
    whenDone(m_context.log.exportCsv(*wanted, m_running), this,
             [this](const Result<ExportReport> &result) { finish(result); });
    updateState();
}

void ExportDialog::finish(const Result<ExportReport> &result)
{
    m_poll.stop();
    m_running.reset();
    m_replaceable.clear();
    updateState();
    tell(result);
    Q_EMIT ended();
    if (m_isClosing)
        QDialog::reject();
}

void ExportDialog::tell(const Result<ExportReport> &result)
{
    m_progress->setValue(result.ok() ? 100 : 0);
    if (result.ok()) {
        const QString sentence = tr("%1 rows written to %2.")
                                     .arg(QLocale().toString(result->rows),
                                          isolated(m_file->text()));
        m_result->setText(sentence);
        Q_EMIT exported(sentence);
        return;
    }
    if (result.error().kind != Error::Kind::Aborted) {
        m_problem->setText(result.error().detail);
        m_isClosing = false; // it is to be read
        return;
    }
    const QString sentence = m_replaces ? tr("Cancelled. The file that is there is the old one.")
                                        : tr("Cancelled. No file was written.");
    m_result->setText(sentence);
    if (m_isClosing)
        Q_EMIT stopped(sentence);
}

QString ExportDialog::loss() const
{
    return m_replaces ? tr("Then the file that is there stays the old one.")
                      : tr("Then no file is left of this export.");
}

void ExportDialog::stop()
{
    if (m_running)
        m_running->cancelled = true;
    QDialog::reject();
}

void ExportDialog::reject()
{
    if (!m_running) {
        QDialog::reject();
        return;
    }
    if (m_isClosing || raisedCloseQuestion(*this))
        return;
    QMessageBox *box = makeCloseQuestion(this, windowTitle(),
                                         tr("The history is being exported. Close all the same?"),
                                         [this] { closeSoon(); });
    box->setInformativeText(loss());
    connect(this, &ExportDialog::ended, box, &QWidget::close); // what became of it is to be read
    box->show();
}

//! What came of it is told then: it may have ended meanwhile.
void ExportDialog::closeSoon()
{
    if (!m_running) {
        QDialog::reject();
        return;
    }
    m_isClosing = true;
    m_running->cancelled = true;
}

void ExportDialog::updateState()
{
    const bool running = m_running != nullptr;
    const bool custom = m_range->currentIndex() == Custom;
    for (QWidget *widget : QList<QWidget *>{m_miners, m_range, m_resolution, m_format, m_localTimes,
                                            m_columns, m_file, m_browse})
        widget->setEnabled(!running);
    m_from->setEnabled(custom && !running);
    m_to->setEnabled(custom && !running);
    m_export->setText(running ? tr("&Cancel") : tr("&Export"));
    if (running) {
        m_progress->setValue(m_running->percent);
        m_result->setText(tr("%1 rows so far").arg(QLocale().toString(qint64(m_running->rows))));
    }
}

} // namespace coalface
