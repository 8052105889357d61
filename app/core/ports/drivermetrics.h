// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/callclass.h"
#include "core/ports/latencyhistogram.h"

#include <QDateTime>
#include <QMap>

namespace coalface {

//! What was counted of one version of a driver in one hour: its calls, and how its hosts did. A call counts
//! once, when it ends: one that was repeated because a host died over it counts as what came of it, and the
//! death as a crash or a hang. Calls that no host was ever sent are not counted.
struct DriverMetrics
{
    using ByClass = QMap<CallClass, qint64>;

    QString driverType;
    QString version;
    QDateTime hour; //!< UTC, its first moment

    QMap<QString, ByClass> calls; //!< verb ("readTelemetry", …) -> class -> number; no zeros
    //! How long reading a miner took where that went well (verbs that begin with "read"): a device that is off, a
    //! write that waits until the device shows it, and an announcement that is only looked at would hide it.
    LatencyHistogram latency;
    qint64 crashes = 0;          //!< hosts that ended unasked or broke the rules
    qint64 hangs = 0;            //!< hosts that were ended because they did not answer any more
    qint64 restarts = 0;         //!< hosts that were started in place of one that crashed or hung
    std::optional<qint64> cpuMs; //!< processor time that the hosts used; empty: no host told
    std::optional<qint64> peakRss; //!< bytes, the most that one of them held in memory; empty: none told

    void countCall(const QString &op, CallClass callClass, qint64 milliseconds);
    //! Adds what was counted elsewhere; type, version and hour stay.
    void add(const DriverMetrics &other);

    ByClass byClass() const; //!< every class, also those with 0
    qint64 callCount() const;
    qint64 driversFaults() const;  //!< calls that failed by the driver's fault
    qint64 othersFailures() const; //!< calls that failed, but not by its fault

    friend bool operator==(const DriverMetrics &, const DriverMetrics &) = default;
};

//! The first moment of the hour in which that is, UTC.
QDateTime hourOf(const QDateTime &time);

} // namespace coalface
