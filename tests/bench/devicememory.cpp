// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G5: the memory that a device takes, and whether it goes on growing while the same ones are asked again.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"

#include <QCoreApplication>

namespace coalface::bench {

QJsonObject deviceMemory(const Effort &effort)
{
    const qint64 self = QCoreApplication::applicationPid();
    const int few = 100;
    const int many = effort.quick ? 500 : 3000;
    const int further = effort.quick ? 5 : 20;
    SimulatedFleet fleet(many);
    if (!fleet.problem().isEmpty())
        return notMeasured(fleet.problem());
    // What does not depend on the number of devices is there before it counts: the libraries, the store, a host.
    Product small(fleet, few);
    if (!small.problem().isEmpty())
        return notMeasured(small.problem());
    small.poll();
    small.poll();
    const double programBefore = residentMegabytes(self);
    const double hostBefore = residentMegabytes(small.hostPid());

    Product large(fleet, many);
    if (!large.problem().isEmpty())
        return notMeasured(large.problem());
    int failed = large.poll().failed + large.poll().failed;
    const double program = residentMegabytes(self);
    const double host = residentMegabytes(large.hostPid());
    const double perDevice = (program - programBefore + host - hostBefore) * 1000 / (many - few);

    QList<double> rounds, memory;
    for (int i = 0; i < further; ++i) {
        failed += large.poll().failed;
        rounds += i;
        memory += residentMegabytes(self) + residentMegabytes(large.hostPid());
    }
    const Trend trend = trendOf(rounds, memory);
    // KB of a device over all further rounds, as sure as the noise lets it be.
    const double growth = trend.slope * further * 1000 / many;
    const double sure = growth - 2 * trend.error * further * 1000 / many;
    return {
        {u"devices"_qs, many},
        {u"devices_of_reference"_qs, few},
        {u"program_mb"_qs, rounded(program, 1)},
        {u"program_mb_before"_qs, rounded(programBefore, 1)},
        {u"host_mb"_qs, rounded(host, 1)},
        {u"host_mb_of_reference"_qs, rounded(hostBefore, 1)},
        {u"kb_per_device"_qs, rounded(perDevice, 1)},
        {u"further_rounds"_qs, further},
        {u"growth_kb_per_device"_qs, rounded(growth, 2)},
        {u"growth_kb_per_device_sure"_qs, rounded(sure, 2)},
        {u"memory_mb_last"_qs, rounded(memory.last(), 1)},
        {u"failed"_qs, failed},
        {u"goal_met"_qs, perDevice <= 15 && sure <= 0.5 && failed == 0},
    };
}

} // namespace coalface::bench
