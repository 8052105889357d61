// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/seriesplan.h"

#include <QSqlQuery>

#include <functional>
#include <optional>

namespace coalface {

//! What one row of samples, quarters or hours says of one value, in its unit.
struct SeriesPiece
{
    double mean = 0;
    int weight = 1; //!< samples that told it
    double least = 0;
    double greatest = 0;
};

//! Hands out what the rows of a segment say of the columns: for each row its first and last second and a piece for each
//! column, or none where the value is unknown. `take` returns false to stop. False: failed, see the connection.
using TakeRow = std::function<bool(qint64 first, qint64 last,
                                   const std::vector<std::optional<SeriesPiece>> &pieces)>;
bool readSegment(Connection &connection, qint64 miner, const Segment &segment,
                 const std::vector<Column> &columns, const TakeRow &take);

} // namespace coalface
