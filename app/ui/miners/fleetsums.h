// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QList>

#include <functional>

namespace coalface {

//! What the fleet does as a whole. A miner counts with its newest sample only while that is fresh;
//! the best difficulty is a record and counts always.
struct FleetSums
{
    struct Sum
    {
        std::optional<double> value; //!< nothing: no miner reports it
        int silent = 0;              //!< miners that do not report it now
        QString miner;               //!< whose it is, for a greatest value
    };
    Sum hashrate;   //!< H/s
    Sum power;      //!< W
    Sum efficiency; //!< J/TH, over the miners that report both
    Sum hottest;    //!< °C
    Sum best;       //!< difficulty
};

FleetSums fleetSums(const QList<const Miner *> &miners,
                    const std::function<bool(const Miner &)> &isFresh);

} // namespace coalface
