// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartrangedialog.h"

#include "ui/common/agetext.h"
#include "ui/common/momentfield.h"
#include "ui/common/problemlabel.h"
#include "ui/common/windowsize.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace coalface {

ChartRangeDialog::ChartRangeDialog(const Clock &clock, const QDateTime &from, const QDateTime &to,
                                   const QDateTime &first, QWidget *parent)
    : QDialog(parent),
      m_clock(clock),
      m_first(first),
      m_from(new MomentField(from, this)),
      m_to(new MomentField(to, this)),
      m_problem(new ProblemLabel(this))
{
    setWindowTitle(tr("Time of the chart"));
    setAccessibleName(windowTitle());
    auto *form = new QFormLayout(this);
    for (MomentField *edit : {m_from, m_to}) {
        connect(edit, &QLineEdit::textChanged, m_problem, &QLabel::clear);
        connect(edit, &QLineEdit::editingFinished, m_problem, [this, edit] {
            if (const QString sentence = edit->problem(); !sentence.isEmpty())
                m_problem->setText(sentence);
        });
    }
    addMomentRow(*form, tr("F&rom"), m_from);
    addMomentRow(*form, tr("T&o"), m_to);
    m_problem->setMinimumWidth(qMax(22 * fontMetrics().height(), titleWidth(*this)));
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("&Show"), QDialogButtonBox::AcceptRole);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ChartRangeDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString ChartRangeDialog::problem() const
{
    for (const MomentField *edit : {m_from, m_to}) {
        if (const QString sentence = edit->problem(); !sentence.isEmpty())
            return sentence;
    }
    const QDateTime from = m_from->moment();
    const QDateTime to = m_to->moment();
    const QDateTime now = m_clock.now();
    if (from >= to)
        return tr("The time to end at must be later than the time to begin at.");
    if (from.secsTo(to) < 60)
        return tr("A chart shows a minute at least.");
    if (from >= now)
        return tr("The time to begin at lies in the future: there are no samples of it yet.");
    if (m_first.isValid() && to <= m_first)
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
    Q_EMIT chosen(
        ChartRange{ChartRange::Kind::Between, 0, m_from->moment().toUTC(), m_to->moment().toUTC()});
    QDialog::accept();
}

} // namespace coalface
