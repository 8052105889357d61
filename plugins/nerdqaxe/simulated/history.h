// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/simulated/machine.h"

#include <QByteArray>

#include <deque>

namespace coalface::simulator::nerdqaxe {

//! What the device records by itself, since its start: a row every five seconds, for as long as a day. It is told within
//! GET /api/system/info where the query has "ts". That rows come every five seconds, that temperatures and `hasMore` came with
//! v1.0.37, and that before no span could be asked for, is assumed: the protocol page names no versions.
class History
{
public:
    //! To be called after each step of the machine.
    void stepped(const Machine &machine);
    void clear() { m_rows.clear(); }

    //! The info reply with `history` in it; as it is where the query asks for none, or the miner is shut down.
    QByteArray addedTo(const QByteArray &info, const Machine &machine,
                       const QByteArray &query) const;

private:
    struct Row
    {
        qint64 time; //!< ms since the start
        double minute, tenMinutes, hour, day;
        double regulator, chip;
    };
    std::deque<Row> m_rows;
};

} // namespace coalface::simulator::nerdqaxe
