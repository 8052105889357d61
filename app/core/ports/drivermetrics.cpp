// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/drivermetrics.h"

#include <algorithm>

namespace coalface {

void DriverMetrics::countCall(const QString &op, CallClass callClass, qint64 milliseconds)
{
    ++calls[op][callClass];
    if (callClass == CallClass::Ok && op.startsWith(u"read"))
        latency.add(milliseconds);
}

void DriverMetrics::add(const DriverMetrics &other)
{
    for (auto verb = other.calls.cbegin(); verb != other.calls.cend(); ++verb) {
        for (auto it = verb->cbegin(); it != verb->cend(); ++it)
            calls[verb.key()][it.key()] += it.value();
    }
    latency.add(other.latency);
    crashes += other.crashes;
    hangs += other.hangs;
    restarts += other.restarts;
    if (other.cpuMs)
        cpuMs = cpuMs.value_or(0) + *other.cpuMs;
    if (other.peakRss)
        peakRss = std::max(peakRss.value_or(0), *other.peakRss);
}

DriverMetrics::ByClass DriverMetrics::byClass() const
{
    ByClass sums;
    for (const CallClass callClass : allCallClasses())
        sums.insert(callClass, 0);
    for (const ByClass &verb : calls) {
        for (auto it = verb.cbegin(); it != verb.cend(); ++it)
            sums[it.key()] += it.value();
    }
    return sums;
}

qint64 DriverMetrics::callCount() const
{
    qint64 sum = 0;
    for (const qint64 count : byClass())
        sum += count;
    return sum;
}

qint64 DriverMetrics::driversFaults() const
{
    const ByClass sums = byClass();
    qint64 faults = 0;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it)
        faults += isDriversFault(it.key()) ? it.value() : 0;
    return faults;
}

qint64 DriverMetrics::othersFailures() const
{
    return callCount() - driversFaults() - byClass().value(CallClass::Ok);
}

QDateTime hourOf(const QDateTime &time)
{
    constexpr qint64 hour = 3600;
    const qint64 second = time.toSecsSinceEpoch();
    // Rounded down, before 1970 too: a computer's clock may be that wrong.
    const qint64 past = (second % hour + hour) % hour;
    return QDateTime::fromSecsSinceEpoch(second - past, Qt::UTC);
}

} // namespace coalface
