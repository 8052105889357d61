// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/pools/knownplaces.h"
#include "core/pools/pendingrestart.h"
#include "core/pools/poolwishes.h"
#include "core/ports/eventlog.h"

#include <QHash>
#include <QTimer>

namespace coalface {

//! Which miners work elsewhere, or as another worker, than they should, or have another fallback: than a person set last
//! through any program of Coalface, or, where nobody did, than before someone else changed it. By the log and the readings of the fleet; the
//! page of pools and the alert go by it. Also what they have stored and use only after a restart. GUI thread.
class WantedPools : public QObject
{
    Q_OBJECT
public:
    //! Both outlive it.
    WantedPools(Fleet &fleet, EventLog &log, QObject *parent = nullptr);

    //! Reads the log, and follows it from then on; until then there are no drifts.
    void follow();
    //! The log has been read.
    bool isReady() const { return m_isReady; }

    const QList<PoolDrift> &drifts() const
    {
        return m_drifts;
    } //!< by miner's key; its fallback's comes last
    //! Of the pool in use; null: none.
    const PoolDrift *drift(qint64 miner) const;
    //! Of the fallback; null: none.
    const PoolDrift *fallbackDrift(qint64 miner) const;
    //! By miner's key; none of what another pool, or fallback, shows in the place of: a restart makes none of these right.
    const QList<PendingRestart> &restarts() const { return m_restarts; }
    QList<PendingRestart> restarts(qint64 miner) const;
    //! What someone else has stored since in the place of such a one, which a restart would bring.
    QList<PendingRestart> replaced(qint64 miner) const;
    const QList<PendingRestart> &replaced() const { return m_replaced; } //!< likewise, of all
    //! Somebody else put that miner to work there, and a person never did.
    bool isStrangers(qint64 miner, const Workplace &place) const;
    //! What is in use, and set as the fallback, now is what is wanted from now on, for these miners; noted in the log as what a person decided.
    void accept(const QList<qint64> &miners, const QDateTime &now);

Q_SIGNALS:
    void changed();

private:
    void read();
    void take(const QList<Event> &events);
    void judge();
    const PoolDrift *find(qint64 miner, bool isFallback) const;

    Fleet &m_fleet;
    EventLog &m_log;
    QHash<qint64, PoolWishes> m_wishes;
    QHash<qint64, RestartNeeds> m_needs;
    QHash<qint64, KnownPlaces> m_places;
    QList<PoolDrift> m_drifts;
    QList<PendingRestart> m_restarts;
    QList<PendingRestart> m_replaced;
    qint64 m_newest = 0; //!< id of the newest event that was taken
    bool m_isFollowing = false;
    bool m_isReady = false;
    bool m_isReading = false;
    bool m_readAgain = false;
    QTimer m_soon; //!< several changes of the log are read at once
};

} // namespace coalface
