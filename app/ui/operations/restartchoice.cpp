// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/restartchoice.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace coalface {

RestartChoice::RestartChoice(QWidget *parent)
    : QWidget(parent),
      m_all(new QCheckBox(tr("&Restart them if the pool is not used without it"), this)),
      m_some(new QCheckBox(this)),
      m_why(new QLabel(this))
{
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_all);
    layout->addWidget(m_some);
    layout->addWidget(m_why);
    connect(m_all, &QCheckBox::toggled, this, &RestartChoice::chooseAll);
    connect(m_some, &QCheckBox::toggled, this, &RestartChoice::chooseSome);
    refresh();
}

void RestartChoice::tickAll()
{
    m_all->setChecked(true);
}

void RestartChoice::suggest(const QSet<qint64> &keys, const Reason &reason)
{
    if (keys.isEmpty())
        return;
    m_suggestions << Suggestion{keys, reason};
    chooseSome(true);
}

void RestartChoice::suggestStrangers(const QSet<qint64> &keys)
{
    suggest(keys, [](int count) {
        return tr("Ticked because %n miners work for a pool that was not set here: some go on with "
                  "it until they restart.",
                  nullptr, count);
    });
}

void RestartChoice::setMiners(const QSet<qint64> &keys)
{
    if (keys == m_miners)
        return;
    m_miners = keys;
    refresh();
}

bool RestartChoice::isFor(qint64 key) const
{
    return m_wantsAll
           || (m_wantsSome
               && std::any_of(m_suggestions.begin(), m_suggestions.end(),
                              [&](const Suggestion &one) { return one.keys.contains(key); }));
}

bool RestartChoice::isForAny() const
{
    return std::any_of(m_miners.begin(), m_miners.end(), [this](qint64 key) { return isFor(key); });
}

void RestartChoice::chooseAll(bool on)
{
    // Where they are all of them, there is one box for both.
    if (!on && !m_miners.isEmpty() && suggested() == m_miners)
        m_wantsSome = false;
    m_wantsAll = on;
    refresh();
    Q_EMIT changed();
}

void RestartChoice::chooseSome(bool on)
{
    m_wantsSome = on;
    refresh();
    Q_EMIT changed();
}

QSet<qint64> RestartChoice::suggested() const
{
    QSet<qint64> keys;
    for (const Suggestion &one : m_suggestions)
        keys += one.keys & m_miners;
    return keys;
}

void RestartChoice::refresh()
{
    const QSet<qint64> some = suggested();
    const bool areAll = !some.isEmpty() && some == m_miners;
    const QSignalBlocker all(m_all);
    const QSignalBlocker part(m_some);
    m_all->setChecked(m_wantsAll || (areAll && m_wantsSome));
    m_some->setText(tr("Restart only %n of th&em", nullptr, int(some.size())));
    m_some->setChecked(m_wantsSome);
    m_some->setEnabled(!m_wantsAll); // all of them are more
    m_some->setHidden(some.isEmpty() || areAll);
    QStringList reasons;
    for (const Suggestion &one : m_suggestions) {
        if (const int count = int((one.keys & m_miners).size()); count > 0)
            reasons << one.reason(count);
    }
    m_why->setText(reasons.join(u'\n'));
    m_why->setHidden(reasons.isEmpty());
}

} // namespace coalface
