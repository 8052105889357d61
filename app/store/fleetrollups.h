// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rolluptable.h"

#include <QSqlQuery>

#include <array>
#include <optional>
#include <vector>

namespace coalface {

class Connection;

//! One stretch of the whole fleet.
struct FleetRow
{
    struct Value
    {
        double sum = 0;   //!< over the miners, of their means
        int miners = 0;   //!< that told it
        double least = 0; //!< of any miner; where extremes are not kept: of the means
        double greatest = 0;
        int unknown = 0; //!< miners that told it before and answered without it, or were not asked: it is no sum of the fleet
    };

    qint64 second = 0;
    qint64 from = 0;           //!< s; what is known of it is of the time from there
    qint64 until = 0;          //!< to there; 0: that is not known
    int miners = 0;            //!< with any sample
    std::vector<Value> values; //!< in the order of fleetColumns(), or of those of them that were asked for

    explicit FleetRow(size_t columns = fleetColumns().size()) : values(columns) {}
    void noteKnown(qint64 first, qint64 last);
    void add(const Rollup &miner); //!< to a row of all columns
    //! Put together from what each miner told one after the other.
    void addValue(size_t column, double mean, double least, double greatest);
};

//! The rows of `fleet_quarters` and `fleet_hours`.
class FleetRollups
{
public:
    explicit FleetRollups(Connection &connection) : m_connection(connection) {}

    //! Makes the row of that stretch from those of the miners, or removes it.
    bool sumUp(Stretch stretch, qint64 start);
    void finish();

    //! The stored rows of from <= t < to with those columns of fleetColumns(), by time; nothing: failed.
    static std::optional<std::vector<FleetRow>> stored(Connection &connection, Stretch stretch,
                                                       qint64 from, qint64 to,
                                                       const std::vector<Column> &columns);

private:
    struct Statements
    {
        std::optional<QSqlQuery> select;
        std::optional<QSqlQuery> insert;
        std::optional<QSqlQuery> remove;
    };
    bool prepare(Stretch stretch, Statements &statements);

    Connection &m_connection;
    std::array<Statements, 2> m_statements;
};

} // namespace coalface
