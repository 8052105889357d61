// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/countreader.h"

#include <QSqlQuery>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace coalface {

class Connection;

//! What the fleet's counters of shares added in a minute: columns of the rows of `fleet_quarters` and `fleet_hours` that are there, made
//! later than the others and from more: a miner's growth is known by its rows around, and by its readings where it was away or began anew.
class FleetGrowth
{
public:
    explicit FleetGrowth(Connection &connection);

    //! How far around a change of a miner's readings rows can be others.
    static constexpr qint64 around = 2 * hourSeconds;
    static const std::vector<Column> &columns();
    //! Databases of older schemas have none, or made in another way.
    static constexpr int firstVersion = 17;

    //! Puts it into the rows of that hour up to `closed`, within a transaction of the caller. Of the miners' sums, which have to be made
    //! before, and of readings; where those are gone, of the sums alone.
    bool make(qint64 hour, qint64 closed);
    void finish();

    //! That of the stored rows of from <= t < to, of some of columns(); nothing: failed.
    static std::optional<std::vector<FleetRow>> stored(Connection &connection, Stretch stretch,
                                                       qint64 from, qint64 to,
                                                       const std::vector<Column> &columns);
    //! Whether the row of that hour has it; false also when it failed.
    static bool isMade(Connection &connection, qint64 hour);
    //! Notes the hours of all rows that have none yet as stale.
    static bool markMissing(Connection &connection);
    //! Notes all rows as stale whose readings are all there: of others the sums alone know less than what was made of them.
    static bool markKnown(Connection &connection);

private:
    bool write(Stretch stretch, qint64 start, const std::map<qint64, FleetRow> &rows);

    Connection &m_connection;
    std::vector<CountReader> m_readers; //!< of each column
    std::array<std::optional<QSqlQuery>, 2> m_update;
};

} // namespace coalface
