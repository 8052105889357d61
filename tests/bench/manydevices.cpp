// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G3: whether a poll costs more in a large fleet.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"

namespace coalface::bench {

QJsonObject manyDevices(const Effort &effort)
{
    const int few = effort.quick ? 200 : 1000;
    const int many = 5 * few;
    SimulatedFleet fleet(many);
    if (!fleet.problem().isEmpty())
        return notMeasured(fleet.problem());
    Product small(fleet, few);
    Product large(fleet, many);
    for (const Product *product : {&small, &large}) {
        if (!product->problem().isEmpty())
            return notMeasured(product->problem());
    }
    small.poll();
    large.poll();
    int failed = 0;
    QList<double> smallCpu, largeCpu, ratio;
    for (int i = 0; i < (effort.quick ? 2 : 3); ++i) {
        const Product::Round a = small.poll();
        const Product::Round b = large.poll();
        smallCpu += (a.programCpu + a.hostCpu) * 1000.0 / few;
        largeCpu += (b.programCpu + b.hostCpu) * 1000.0 / many;
        ratio += largeCpu.last() / smallCpu.last();
        failed += a.failed + b.failed;
    }
    return {
        {u"devices"_qs, many},
        {u"cpu_ms_per_poll"_qs, rounded(median(largeCpu), 4)},
        {u"devices_of_reference"_qs, few},
        {u"cpu_ms_per_poll_of_reference"_qs, rounded(median(smallCpu), 4)},
        {u"ratio"_qs, rounded(median(ratio), 2)},
        {u"failed"_qs, failed},
        {u"goal_met"_qs, median(ratio) <= 1.3 && failed == 0},
    };
}

} // namespace coalface::bench
