// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fleetrollups.h"
#include "store/seriesplan.h"

#include <map>
#include <optional>

namespace coalface {

class Connection;
struct SeriesRequest;

//! Pauses in a line of the whole fleet that its rows alone do not show: they are wide, or no longer than what is no gap as miners are polled
//! today, and were polled more often then.
class FleetPauses
{
public:
    //! `source`: of the rows. `spacing`: as addSampled() tells it. The request lives longer than this.
    FleetPauses(Connection &connection, const SeriesRequest &request, Segment::Source source,
                qint64 spacing);

    //! With no row of the whole fleet in between. False also when it failed (see the connection).
    bool isBetween(const FleetRow &before, const FleetRow &after);

private:
    int readings(qint64 second);

    Connection &m_connection;
    qint64 m_longest = 0;             //!< s without a reading that are no pause; 0: it is not asked
    std::optional<Stretch> m_stretch; //!< of the rows, where they do not say when miners were read
    std::map<qint64, int> m_readings; //!< by row
};

} // namespace coalface
