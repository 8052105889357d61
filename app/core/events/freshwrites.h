// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/eventlog.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <optional>

namespace coalface {

//! Of which miners a person's write of a pool, by any program, has ended and no look since was compared with what it left. GUI thread.
class FreshWrites : public QObject
{
    Q_OBJECT
public:
    //! Both outlive it.
    FreshWrites(EventLog &log, const Clock &clock, QObject *parent = nullptr);

    //! Follows the log from now on, the last quarter of an hour included; or no longer, and forgets.
    void follow(bool follows);
    //! For a look at the miner at that moment, ms of Clock::monotonic(): when the first of these writes began, if what the look saw is surely
    //! of after their ends. It is compared then.
    std::optional<QDateTime> take(qint64 miner, qint64 looked);
    //! What it left was seen, or who changed it is being looked into.
    void drop(qint64 miner) { m_fresh.remove(miner); }

Q_SIGNALS:
    //! A look from now on is surely of after their ends, and there was none yet.
    void lookDue(const QList<qint64> &miners);

private:
    struct Fresh
    {
        QDateTime begun;
        qint64 known = 0; //!< that it has ended, ms
    };
    void read();
    void take(const QList<Event> &writes);
    void tellDue(const QList<qint64> &miners);

    EventLog &m_log;
    const Clock &m_clock;
    bool m_follows = false;
    bool m_isReading = false;
    QSet<QString> m_seen; //!< refs
    QHash<qint64, Fresh> m_fresh;
    QTimer m_soon; //!< several changes of the log are read at once
};

} // namespace coalface
