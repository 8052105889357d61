// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/readspan.h"
#include "core/energy/tariff.h"
#include "core/ports/telemetrylog.h"

#include <QDate>
#include <QTimeZone>

namespace coalface {

//! What the fleet took on one day, by the clock on the wall.
struct EnergyDay
{
    QDate date;
    double kilowattHours = 0; //!< of the miners that report power, over countedHours
    //! How many hours that is; fewer than the day has: nobody collected, or it is not over. A pause between two readings
    //! counts where the quarters of an hour around it were read all the same: the miners went on.
    double countedHours = 0;
    std::optional<double> cost; //!< empty: of some of it the price is not known
    int miners = 0;             //!< the most at a time that reported power
    int silent = 0;             //!< the most at a time that answered and did not

    friend bool operator==(const EnergyDay &, const EnergyDay &) = default;
};

//! What to ask the log for: the fleet's power on so many days up to and with today, in stretches of energyStretch; and its hashrate,
//! which every miner tells that answers.
SeriesRequest energyRequest(int days, const QDateTime &now, const QTimeZone &zone);
//! `power`: the answer's runs, W. `spans`: of stretches that were read in part; others count whole, but not what is still to come at
//! `now`. Days without any reading are left out. Each minute by its price. `stretch`: how long one is, s. `answered`: the runs of the hashrate.
QList<EnergyDay> energyDays(const QList<QList<SeriesPoint>> &power, const ReadSpans &spans,
                            const Tariff &tariff, const QDateTime &now, const QTimeZone &zone,
                            int stretch = energyStretch,
                            const QList<QList<SeriesPoint>> &answered = {});

//! Whether every miner is in each stretch of energyStretch in which it was there all the time, so that days can be made of those. Else each
//! reading has to be followed to the miner's next one.
bool isReadOften(int pollInterval);
//! What to ask the log for then, a day at a time, in stretches of readMinute.
SeriesRequest heldRequest(const QDate &day, const QTimeZone &zone, int pollInterval);
//! Whether nothing can come to that day any more, as the readings around its end are there.
bool isSettled(const QDate &day, const QDateTime &now, const QTimeZone &zone, int pollInterval);

} // namespace coalface
