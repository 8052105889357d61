// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/ports/eventlog.h"

#include <QHash>
#include <QMap>
#include <QTimer>

namespace coalface {

//! The pool that a person last set in one place of a miner.
struct WantedPool
{
    int slot = 0;
    QString url;
    QString user;
    QDateTime since;           //!< when it was set
    bool needsRestart = false; //!< it is in use only after one
    QString before;            //!< URL of what was there then; empty: not known

    friend bool operator==(const WantedPool &, const WantedPool &) = default;
};

//! What was wanted of one miner, and what is known of why it may be elsewhere.
struct PoolWishes
{
    QMap<int, WantedPool> places; //!< by place
    QList<WantedPool> perhaps;    //!< of later writes of which it is not known how they ended
    QString ownChoice; //!< the pool that the device last went to by itself; empty: it did not
    QDateTime chosenAt;

    friend bool operator==(const PoolWishes &, const PoolWishes &) = default;
};

//! What one more event says about it; older events first.
void takePoolEvent(PoolWishes &wishes, const Event &event);

//! The pool that the miner should work for, where its newest reading shows that it works for one that nobody set
//! through Coalface and that it did not choose by itself. Nothing where that is not known.
std::optional<WantedPool> driftOf(const PoolWishes &wishes, const Miner &miner);

//! Which miners work for another pool than a person set last, through any program of Coalface: by the writes in the
//! log. A reading of the fleet alone says what is in use, so that another user at the same pool is not seen. GUI thread.
class WantedPools : public QObject
{
    Q_OBJECT
public:
    //! Verb of the event with which a person accepts the pool in use; see accept().
    static const QLatin1String acceptVerb;

    //! Both outlive it.
    WantedPools(Fleet &fleet, EventLog &log, QObject *parent = nullptr);

    struct Drift
    {
        qint64 miner = 0;
        QString inUse; //!< URL
        WantedPool wanted;

        friend bool operator==(const Drift &, const Drift &) = default;
    };
    const QList<Drift> &drifts() const { return m_drifts; } //!< by miner's key
    //! Null: none.
    const Drift *drift(qint64 miner) const;
    //! What is in use now is what is wanted from now on, for these miners; noted in the log as what a person decided.
    void accept(const QList<qint64> &miners, const QDateTime &now);

Q_SIGNALS:
    void changed();

private:
    void read();
    void take(const QList<Event> &events);
    void judge();

    Fleet &m_fleet;
    EventLog &m_log;
    QHash<qint64, PoolWishes> m_wishes;
    QList<Drift> m_drifts;
    qint64 m_newest = 0; //!< id of the newest event that was taken
    bool m_isReading = false;
    bool m_readAgain = false;
    QTimer m_soon; //!< several changes of the log are read at once
};

} // namespace coalface
