// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/renamedialog.h"

#include "core/fleet/minername.h"
#include "ui/common/problemlabel.h"
#include "ui/common/whendone.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace coalface {

RenameDialog::RenameDialog(const WindowContext &context, qint64 key, QWidget *parent)
    : QDialog(parent),
      m_context(context),
      m_key(key),
      m_name(new QLineEdit(this)),
      m_problem(new ProblemLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Rename miner"));
    setAccessibleName(tr("Rename miner"));
    if (const Miner *miner = m_context.fleet.miner(key))
        m_before = miner->record.name;
    m_name->setText(m_before);
    m_name->selectAll();
    m_name->setMinimumWidth(24 * fontMetrics().height());
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing()); // room for why a name is refused
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_accept = m_buttons->addButton(tr("&Rename"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(m_problem);
    form->addRow(m_buttons);
    connect(m_name, &QLineEdit::textChanged, this, &RenameDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &RenameDialog::rename);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void RenameDialog::check()
{
    const QString name = m_name->text().trimmed();
    m_problem->setText(name.isEmpty() ? QString() : minerNameProblem(name));
    m_accept->setEnabled(!name.isEmpty() && m_problem->text().isEmpty() && name != m_before);
}

void RenameDialog::rename()
{
    const QString name = m_name->text().trimmed();
    m_name->setEnabled(false);
    whenDone(m_context.fleet.rename(m_key, name), this, [this, name](const Result<Done> &result) {
        m_name->setEnabled(true);
        if (!result.ok()) {
            m_problem->setText(result.error().detail);
            m_name->setFocus();
            return;
        }
        Q_EMIT renamed(tr("“%1” is now called “%2”.").arg(m_before, name));
        accept();
    });
}

} // namespace coalface
