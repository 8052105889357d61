// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <QHash>

namespace coalface {

//! A pool that somebody else set on a miner.
struct PoolDrift
{
    QString before; //!< URL
    QString now;    //!< URL
    QDateTime time;

    friend bool operator==(const PoolDrift &, const PoolDrift &) = default;
};

//! Which miners an alert is raised for as they work for another pool than they should. Stricter than WantedPools, which
//! also marks what nobody saw happen: by the events alone, a pool that someone else set drifts until it is back, or a
//! person sets one through Coalface or keeps it.
class PoolDrifts
{
public:
    //! Events in the order in which they were stored.
    void take(const Event &event);
    //! As it was known before a start.
    void restore(qint64 miner, const PoolDrift &drift) { m_drifts.insert(miner, drift); }
    //! The miner is gone.
    void forget(qint64 miner) { m_drifts.remove(miner); }
    //! `inUse`: the pool that the miner works for, as it said itself at that time; empty: it does not say. What it said
    //! before it was changed says nothing.
    std::optional<PoolDrift> drift(qint64 miner, const QString &inUse, const QDateTime &said);

private:
    QHash<qint64, PoolDrift> m_drifts;
};

} // namespace coalface
