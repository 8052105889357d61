// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/simulated/machine.h"

#include <vector>

namespace coalface::simulator::bitaxe {

//! The recorded statistics: a row every `statsFrequency` seconds while that is not 0, at most 720.
class History
{
public:
    //! To be called after each step of the machine.
    void stepped(const Machine &machine);
    void clear() { m_rows.clear(); }

    //! GET /api/system/statistics; `query` may hold "columns=a,b".
    QByteArray reply(const Machine &machine, const QByteArray &query) const;
    //! GET /api/system/statistics/dashboard: four nameless columns.
    QByteArray dashboard(const Machine &machine) const;

private:
    static constexpr int valuesPerRow = 18;
    struct Row
    {
        float values[valuesPerRow];
        int uptime; //!< s
    };

    std::vector<Row> m_rows;
};

} // namespace coalface::simulator::bitaxe
