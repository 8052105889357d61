// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartrangedialog.h"

#include "ui/common/agetext.h"
#include "ui/common/problemlabel.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace coalface {

ChartRangeDialog::ChartRangeDialog(const Clock &clock, const QDateTime &from, const QDateTime &to,
                                   const QDateTime &first, QWidget *parent)
    : QDialog(parent),
      m_clock(clock),
      m_first(first),
      m_from(new QDateTimeEdit(from.toLocalTime(), this)),
      m_to(new QDateTimeEdit(to.toLocalTime(), this)),
      m_problem(new ProblemLabel(this))
{
    setWindowTitle(tr("Time of the chart"));
    setAccessibleName(windowTitle());
    auto *form = new QFormLayout(this);
    for (QDateTimeEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(momentFieldFormat());
        connect(edit, &QDateTimeEdit::dateTimeChanged, m_problem, &QLabel::clear);
    }
    form->addRow(tr("F&rom"), m_from);
    form->addRow(tr("T&o"), m_to);
    m_problem->setMinimumWidth(22 * fontMetrics().height());
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("&Show"), QDialogButtonBox::AcceptRole);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ChartRangeDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString ChartRangeDialog::problem() const
{
    const QDateTime now = m_clock.now();
    if (m_from->dateTime() >= m_to->dateTime())
        return tr("The time to end at must be later than the time to begin at.");
    if (m_from->dateTime().secsTo(m_to->dateTime()) < 60)
        return tr("A chart shows a minute at least.");
    if (m_from->dateTime() >= now)
        return tr("The time to begin at lies in the future: there are no samples of it yet.");
    if (m_first.isValid() && m_to->dateTime() <= m_first)
        return tr("There are no samples of that time: the first one is of %1.")
            .arg(momentText(m_first, now));
    return {};
}

void ChartRangeDialog::accept()
{
    if (const QString sentence = problem(); !sentence.isEmpty()) {
        m_problem->setText(sentence);
        return;
    }
    Q_EMIT chosen(ChartRange{ChartRange::Kind::Between, 0, m_from->dateTime().toUTC(),
                             m_to->dateTime().toUTC()});
    QDialog::accept();
}

} // namespace coalface
