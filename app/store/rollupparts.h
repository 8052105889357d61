// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rolluptable.h"

namespace coalface {

//! The rows of `parts`, made of those of `hours`. Of a miner they are complete from the first one on, and those before are made one
//! after the other, from the newest backwards: where that is done, nobody need note. Within transactions of the caller.
class RollupParts
{
public:
    explicit RollupParts(Connection &connection)
        : m_connection(connection),
          m_hours(connection, Stretch::Hour),
          m_parts(connection, Stretch::Part)
    {}

    //! The hour has changed: so does the part that holds it, unless its turn comes later.
    bool update(qint64 miner, qint64 hour);
    //! The key of the next part that is missing; nothing: none, or it failed.
    std::optional<qint64> nextMissing();
    bool make(qint64 k);
    void finish();

private:
    Connection &m_connection;
    RollupTable m_hours;
    RollupTable m_parts;
};

} // namespace coalface
