// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace coalface {

//! Which miners restart over a pool that is set: all, some of them, of which it says why, or none.
class RestartChoice : public QWidget
{
    Q_OBJECT
public:
    explicit RestartChoice(QWidget *parent = nullptr);

    void tickAll();
    //! Ticks it for these, of so many, and says why. Several times: for all of those.
    void suggest(const QSet<qint64> &keys, int all, const QString &reason);
    //! suggest() for those that work for someone else's pool, or may until they restart.
    void suggestStrangers(const QList<qint64> &keys, int all);

    bool isFor(qint64 key) const;
    bool isForAny() const;

Q_SIGNALS:
    void changed();

private:
    //! There is a choice between them and all.
    bool hasSome() const { return !m_keys.isEmpty() && m_keys.size() < m_count; }
    void refresh();

    QCheckBox *m_all;
    QCheckBox *m_some;
    QLabel *m_why;
    QSet<qint64> m_keys; //!< that m_some is about
    int m_count = 0;     //!< of all miners
    QStringList m_reasons;
};

} // namespace coalface
