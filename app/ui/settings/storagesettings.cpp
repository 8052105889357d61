// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/storagesettings.h"

#include "core/settings/settings.h"
#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/problemlabel.h"
#include "ui/settings/databasework.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

namespace {
//! Days that count as more than any number: 0 is for ever.
int lengthOf(int days)
{
    return days == 0 ? Settings::mostDays + 1 : days;
}
} // namespace

StorageSettings::StorageSettings(DatabaseWork *work, qint64 bytes, QWidget *parent)
    : QWidget(parent),
      m_work(work),
      m_samples(makeDays()),
      m_quarters(makeDays()),
      m_hours(makeDays()),
      m_note(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    if (m_work)
        addPlace(*form, bytes);
    form->addRow(tr("Keep each &reading for"), m_samples);
    form->addRow(tr("Keep sums of &15 minutes for"), m_quarters);
    form->addRow(tr("Keep sums of h&ours for"), m_hours);
    layout->addLayout(form);
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(28 * fontMetrics().height());
    m_note->setMinimumHeight(3 * fontMetrics().height()); // nothing jumps
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    layout->addWidget(m_note);
    if (m_work)
        addWork(*layout);
    layout->addStretch(1);
    for (QSpinBox *days : {m_samples, m_quarters, m_hours})
        connect(days, &QSpinBox::valueChanged, this, &StorageSettings::showNote);
}

QSpinBox *StorageSettings::makeDays()
{
    auto *days = new QSpinBox(this);
    days->setRange(0, Settings::mostDays);
    days->setSpecialValueText(tr("ever"));
    //: so many days
    days->setSuffix(tr(" days"));
    return days;
}

void StorageSettings::addPlace(QFormLayout &form, qint64 bytes)
{
    const QString file = m_work->keeper().file();
    // Such a path is longer than the dialog is wide: all of it can be read, selected and copied.
    auto *place = new QLineEdit(QDir::toNativeSeparators(file), this);
    place->setReadOnly(true);
    place->setLayoutDirection(Qt::LeftToRight);
    place->setCursorPosition(0);
    place->setToolTip(isolated(place->text()));
    place->setAccessibleName(tr("The history is in"));
    auto *open = new QPushButton(tr("Open &folder"), this);
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, [file] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
    });
    auto *row = new QHBoxLayout;
    row->addWidget(place, 1);
    row->addWidget(open);
    form.addRow(tr("The history is in"), row);
    form.addRow(tr("It takes"), new QLabel(units::bytes(bytes), this));
}

void StorageSettings::addWork(QVBoxLayout &layout)
{
    m_backUp = new QPushButton(tr("&Back up…"), this);
    m_backUp->setToolTip(tr("Copy the whole history into one file, while everything goes on"));
    m_check = new QPushButton(tr("C&heck"), this);
    m_check->setToolTip(tr("Look through the whole history for damage"));
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("How far it is"));
    m_cancel = new QPushButton(tr("S&top"), this);
    m_result = new QLabel(this);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_problem = new ProblemLabel(this);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_backUp, m_check}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_cancel->setAutoDefault(false);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    layout.addLayout(row);
    layout.addWidget(m_result);
    layout.addWidget(m_problem);
    m_tick.setInterval(200ms);
    connect(&m_tick, &QTimer::timeout, this, &StorageSettings::showWork);
    connect(m_backUp, &QPushButton::clicked, this, &StorageSettings::chooseBackup);
    connect(m_check, &QPushButton::clicked, m_work, &DatabaseWork::check);
    connect(m_cancel, &QPushButton::clicked, m_work, &DatabaseWork::cancel);
    connect(m_work, &DatabaseWork::began, this, &StorageSettings::showBegin);
    connect(m_work, &DatabaseWork::ended, this, &StorageSettings::showEnd);
    // What was begun before these settings were closed may still be under way.
    if (m_work->isBusy())
        showBegin();
    else
        showWork();
}

Retention StorageSettings::retention() const
{
    return {m_samples->value(), m_quarters->value(), m_hours->value()};
}

void StorageSettings::setRetention(const Retention &retention)
{
    m_now = retention;
    offerRetention(retention);
}

void StorageSettings::offerRetention(const Retention &retention)
{
    m_samples->setValue(retention.samples);
    m_quarters->setValue(retention.quarters);
    m_hours->setValue(retention.hours);
    showNote();
}

void StorageSettings::showNote()
{
    const Retention wanted = retention();
    const bool isLess = lengthOf(wanted.samples) < lengthOf(m_now.samples)
                        || lengthOf(wanted.quarters) < lengthOf(m_now.quarters)
                        || lengthOf(wanted.hours) < lengthOf(m_now.hours);
    const bool isMixed = lengthOf(wanted.quarters) < lengthOf(wanted.samples)
                         || lengthOf(wanted.hours) < lengthOf(wanted.quarters);
    QStringList sentences;
    if (isLess)
        sentences += tr("Once saved, what is older is deleted bit by bit. Only a backup brings it "
                        "back.");
    if (isMixed)
        sentences += tr("Sums are kept as long as what they are made of, at least.");
    if (sentences.isEmpty())
        sentences += tr("Charts of long times are made of the sums.");
    m_note->setText(sentences.join(u' '));
}

void StorageSettings::chooseBackup()
{
    const QFileInfo now(m_work->keeper().file());
    auto *dialog = new QFileDialog(this, tr("Back up the history"), QDir::homePath(),
                                   tr("Databases (*.sqlite)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("sqlite"));
    // A backup replaces nothing, and says so.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(QStringLiteral("%1-%2.sqlite")
                           .arg(now.completeBaseName(), QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, m_work, &DatabaseWork::backUp);
    dialog->open();
}

void StorageSettings::showBegin()
{
    m_result->clear();
    m_problem->clear();
    m_tick.start();
    showWork();
}

void StorageSettings::showEnd(const QString &sentence, bool isProblem)
{
    m_tick.stop();
    showWork();
    if (isProblem)
        m_problem->setText(sentence);
    else
        m_result->setText(sentence);
    // So that a long message crushes nothing: the dialog grows.
    setMinimumHeight(qMax(minimumHeight(), layout()->totalHeightForWidth(width())));
}

void StorageSettings::showWork()
{
    const bool isBusy = m_work->isBusy();
    const bool isNew = isBusy == m_cancel->isHidden();
    const bool hasFocus = m_backUp->hasFocus() || m_check->hasFocus() || m_cancel->hasFocus();
    m_backUp->setEnabled(!isBusy);
    m_check->setEnabled(!isBusy);
    m_progress->setVisible(isBusy);
    m_cancel->setVisible(isBusy);
    // A button that goes would hand the keyboard to any other one.
    if (isNew && hasFocus)
        (isBusy ? m_cancel : m_check)->setFocus();
    m_progress->setValue(m_work->percent());
}

} // namespace coalface
