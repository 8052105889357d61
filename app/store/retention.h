// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rollupbuilder.h"

#include "core/ports/retention.h"

namespace coalface {

//! Deletes what is older than is to be kept, an hour of a miner at a time, and never samples that are not summed up yet.
//! How old something is the clock says, and a clock can be years ahead for a while, until it is set. So it is believed only while it
//! agrees with the history: of the seven days up to now there are readings of at least three hours. A clock that is ahead for
//! up to an hour therefore deletes nothing; and who collects less than that waits until there is more.
class Trimmer
{
public:
    explicit Trimmer(Connection &connection) : m_connection(connection) {}

    //! Works for about that long in one transaction. `now`: s.
    Step step(const Retention &retention, qint64 now, int milliseconds);
    //! Gives pages that are free back to the disk, some at a time, when many are.
    Step shrink();
    //! A part of the rows of miners that are forgotten.
    Step purge();

private:
    Step trimSamples(qint64 cutoff, int milliseconds);
    //! Of every miner and, where there are any, of the fleet.
    Step trimSums(Stretch stretch, qint64 cutoff);
    //! Some of the rows whose `key` is in [from, to).
    Step deleteRows(const QString &table, const QString &key, qint64 from, qint64 to);
    bool trimHour(qint64 miner, qint64 hour);

    Connection &m_connection;
};

} // namespace coalface
