// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/restartchoice.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace coalface {

RestartChoice::RestartChoice(QWidget *parent)
    : QWidget(parent),
      m_all(new QCheckBox(tr("&Restart them if the pool is not used without it"), this)),
      m_some(new QCheckBox(this)),
      m_why(new QLabel(this))
{
    m_some->hide();
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_all);
    layout->addWidget(m_some);
    layout->addWidget(m_why);
    connect(m_all, &QCheckBox::toggled, this, &RestartChoice::refresh);
    connect(m_some, &QCheckBox::toggled, this, &RestartChoice::changed);
}

void RestartChoice::tickAll()
{
    m_all->setChecked(true);
}

void RestartChoice::suggest(const QSet<qint64> &keys, int all, const QString &reason)
{
    if (keys.isEmpty())
        return;
    m_keys.unite(keys);
    m_count = all;
    m_reasons << reason;
    m_why->setText(m_reasons.join(u'\n'));
    m_why->show();
    if (!hasSome())
        m_all->setChecked(true);
    m_some->setText(tr("Restart only %n of th&em", nullptr, int(m_keys.size())));
    m_some->setChecked(true);
    m_some->setVisible(hasSome());
    refresh();
}

void RestartChoice::suggestStrangers(const QList<qint64> &keys, int all)
{
    suggest(QSet<qint64>(keys.cbegin(), keys.cend()), all,
            tr("Ticked because %n miners work for a pool that was not set here: some go on with it "
               "until they restart.",
               nullptr, int(keys.size())));
}

bool RestartChoice::isFor(qint64 key) const
{
    return m_all->isChecked() || (hasSome() && m_some->isChecked() && m_keys.contains(key));
}

bool RestartChoice::isForAny() const
{
    return m_all->isChecked() || (hasSome() && m_some->isChecked());
}

void RestartChoice::refresh()
{
    m_some->setEnabled(!m_all->isChecked()); // all of them are more
    Q_EMIT changed();
}

} // namespace coalface
