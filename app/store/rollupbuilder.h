// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fleetgrowth.h"
#include "store/fleetrollups.h"
#include "store/rollupparts.h"
#include "store/rolluptable.h"
#include "store/samplereader.h"
#include "store/stalequarters.h"

#include <functional>

namespace coalface {

//! What a piece of work on the database came to.
enum class Step {
    Failed, //!< see the connection
    Idle,   //!< there is nothing to do now
    Worked, //!< there may be more
};

//! Sums samples up, a miner's hour at a time: first the stale stretches of miners, then parts of days that are missing, then the stale
//! stretches of the fleet, and what its counters added there. A stretch is done
//! when it is over. It comes out the same in whatever order samples came, and after whatever end of the program.
//! Before `trimmed.until` the samples that a row was made of are gone: there a late one is added to the row, and deleted; what the fleet's
//! counters added is not made anew without one.
class RollupBuilder
{
public:
    explicit RollupBuilder(Connection &connection);

    //! Works for about that long in one transaction. `now`: s.
    Step step(qint64 now, int milliseconds);
    //! Notes all of which there are samples as stale, in a transaction of its own, and what is missing of the other rows.
    static bool markAllStale(Connection &connection);
    //! Of every miner one after the other makeMissingHours() and markFleetMissing(), and notes what else the fleet's rows lack. Within a
    //! transaction of the caller. False: failed, or cancelled.
    static bool completeRows(Connection &connection, const std::function<bool()> &isCancelled);

private:
    //! Makes the rows of hours of that miner that are missing though those of their quarters are there.
    static bool makeMissingHours(Connection &connection, qint64 miner);
    //! Notes the fleet's hours as stale of which its rows are missing, and those of that miner are there.
    static bool markFleetMissing(Connection &connection, qint64 miner);
    //! One hour of it; what is done is no longer stale.
    bool sumUp(const StaleQuarters::Range &range, qint64 closed);
    bool sumUpFleet(const StaleQuarters::Range &range, qint64 closed);
    bool writeHour(qint64 miner, qint64 hour, const std::vector<Rollup> &quarters, qint64 from);
    bool foldIntoHour(qint64 miner, qint64 hour, const std::vector<Rollup> &quarters, qint64 from);
    bool readSamples(qint64 miner, qint64 from, qint64 to, std::vector<Rollup> &quarters);
    bool finishUpTo(const StaleQuarters::Range &range, qint64 end);
    bool makeGrowth(const StaleQuarters::Range &range, qint64 closed);
    bool markFleet(qint64 hour, qint64 from, qint64 to, qint64 closed);
    enum class Of { Miners, Fleet, Growth };
    std::optional<StaleQuarters::Range> next(Of whose, qint64 closed);

    Connection &m_connection;
    RollupTable m_quarters;
    RollupTable m_hours;
    RollupParts m_parts;
    FleetRollups m_fleet;
    FleetGrowth m_growth;
    StaleQuarters m_stale;
    SampleReader m_samples;
    qint64 m_trimmed = 0; //!< s; before it readings of some miner are gone
};

} // namespace coalface
