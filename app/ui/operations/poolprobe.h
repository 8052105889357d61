// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/pooltester.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace coalface {

//! Whether the pools that somebody is about to set answer this computer as pools do. Asks each once, when it has stood there for a moment.
class PoolProbe : public QObject
{
    Q_OBJECT
public:
    //! It outlives this; null: nobody can be asked.
    explicit PoolProbe(PoolTester *tester, QObject *parent = nullptr);

    //! These stand there now, as parsePoolUrl() gives them.
    void look(const QStringList &urls);
    //! What is wrong with them, one each; of what is being asked none yet.
    QStringList problems() const;

Q_SIGNALS:
    //! problems().
    void changed();

private:
    void ask();

    PoolTester *m_tester;
    QStringList m_urls;
    QHash<QString, QString> m_problems; //!< url -> sentence; empty: none, or it is being asked
    QTimer m_pause;
};

} // namespace coalface
