// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tagdialog.h"

#include "ui/common/problemlabel.h"
#include "ui/common/whendone.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace coalface {

TagDialog::TagDialog(const WindowContext &context, const QList<qint64> &keys, QWidget *parent)
    : QDialog(parent),
      m_context(context),
      m_keys(keys),
      m_tag(new QLineEdit(this)),
      m_problem(new ProblemLabel(this))
{
    setWindowTitle(tr("New tag"));
    setAccessibleName(tr("New tag"));
    m_tag->setMinimumWidth(20 * fontMetrics().height());
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing()); // room for why it is refused
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_problem->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("T&ag %n miners", nullptr, int(keys.size())),
                                  QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Tag"), m_tag);
    form->addRow(m_problem);
    form->addRow(buttons);
    connect(m_tag, &QLineEdit::textChanged, this, &TagDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagDialog::tag);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void TagDialog::check()
{
    const QString text = m_tag->text().trimmed();
    m_problem->setText(text.isEmpty() ? QString() : tagProblem(text));
    m_accept->setEnabled(!text.isEmpty() && m_problem->text().isEmpty());
}

void TagDialog::tag()
{
    const QString text = m_tag->text().trimmed();
    whenDone(m_context.fleet.tag(m_keys, {text}, {}), this, [this, text](const Result<Done> &done) {
        if (!done) {
            m_problem->setText(done.error().detail);
            m_tag->setFocus();
            return;
        }
        Q_EMIT tagged(tr("%n miners are tagged “%1” now.", nullptr, int(m_keys.size())).arg(text));
        accept();
    });
}

} // namespace coalface
