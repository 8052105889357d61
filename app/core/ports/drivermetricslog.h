// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermetrics.h"

#include <minersdk/result.h>

#include <QFuture>

namespace coalface {

//! What was counted of a version over a stretch of time.
struct DriverFigures
{
    DriverMetrics sum; //!< `hour`: the first one that was counted
    int hours = 0;     //!< in which anything was counted
};

//! Where the counts of drivers are kept by the hour, for a year; shared by all programs on one configuration
//! folder, each of which adds what its own hosts did. Futures are completed exactly once, never cancelled; the work
//! is done on the store's threads. Errors: Internal with a sentence for a person.
class DriverMetricsLog
{
public:
    virtual ~DriverMetricsLog() = default;

    //! Adds to what is kept of these hours, all of it or nothing. Drops some of what is older than a year.
    virtual QFuture<Result<Done>> add(const QList<DriverMetrics> &counted) = 0;
    //! Every version of which something was counted in the hours that end after `since`, by driver; of one
    //! driver the version that was counted last comes first.
    virtual QFuture<Result<QList<DriverFigures>>> read(const QDateTime &since) = 0;
};

} // namespace coalface
