// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/undooptions.h"

#include "core/operations/preview.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace coalface {

UndoOptions::UndoOptions(const QList<BulkTarget> &targets, QWidget *parent)
    : BulkOptions(parent),
      m_verb(targets.isEmpty() ? WriteRequest::Verb::SetMode : targets.first().request.verb)
{
    for (const BulkTarget &target : targets) {
        m_requests.insert(target.key, target.request);
        m_withRestart = m_withRestart || target.request.pool.restart;
    }
    const bool isPool = m_verb == WriteRequest::Verb::SetPool;
    auto *label = new QLabel(isPool ? tr("Each miner gets back the pool it had. Its password was "
                                         "never told to this program: without one typed here it "
                                         "becomes “%1”.")
                                          .arg(usualPoolPassword())
                                    : tr("Each miner gets back the mode it ran in."),
                             this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(label);
    if (isPool) {
        m_password = new QLineEdit(this);
        m_password->setEchoMode(QLineEdit::Password);
        m_password->setPlaceholderText(usualPoolPassword());
        form->addRow(tr("&Password"), m_password);
    }
}

WriteRequest UndoOptions::requestFor(const MinerRecord &miner) const
{
    WriteRequest request = m_requests.value(miner.key);
    if (m_password && !m_password->text().isEmpty())
        request.pool.password = m_password->text();
    return request;
}

} // namespace coalface
