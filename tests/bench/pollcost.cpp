// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G1: what a poll costs, against the least that asking can cost.
#include "measure.h"
#include "product.h"
#include "rawpoll.h"
#include "row.h"
#include "simulatedfleet.h"

#include "core/fleet/pollqueue.h"

namespace coalface::bench {

QJsonObject pollCost(const Effort &effort)
{
    const int count = effort.quick ? 200 : 1000;
    SimulatedFleet fleet(count);
    if (!fleet.problem().isEmpty())
        return notMeasured(fleet.problem());
    Product product(fleet, count);
    if (!product.problem().isEmpty())
        return notMeasured(product.problem());
    QList<Endpoint> endpoints;
    for (const Found &device : fleet.devices())
        endpoints += device.endpoint;

    product.poll(); // starts the host and lets drivers ask what they ask once only
    product.poll();
    const QByteArray path = fleet.lastPath(0);
    rawPoll(endpoints, path, PollQueue::liveWindow);

    const qint64 requestsBefore = fleet.requests();
    int failed = 0;
    int rawFailed = 0;
    QList<double> both, program, thread, host, raw, ratio, seconds, rawSeconds;
    for (int i = 0; i < effort.repeats; ++i) {
        const Product::Round round = product.poll();
        const RawRound reference = rawPoll(endpoints, path, PollQueue::liveWindow);
        const double perPoll = 1000.0 / count;
        both += (round.programCpu + round.hostCpu) * perPoll;
        program += round.programCpu * perPoll;
        thread += round.threadCpu * perPoll;
        host += round.hostCpu * perPoll;
        raw += reference.cpu * perPoll;
        ratio += both.last() / raw.last();
        seconds += round.seconds;
        rawSeconds += reference.seconds;
        failed += round.failed;
        rawFailed += reference.failed;
    }
    const double requests = double(fleet.requests() - requestsBefore);
    return {
        {u"devices"_qs, count},
        {u"rounds"_qs, effort.repeats},
        {u"cpu_ms_per_poll"_qs, rounded(median(both), 4)},
        {u"of_it_program_ms"_qs, rounded(median(program), 4)},
        {u"of_it_gui_thread_ms"_qs, rounded(median(thread), 4)},
        {u"of_it_host_ms"_qs, rounded(median(host), 4)},
        {u"raw_epoll_ms"_qs, rounded(median(raw), 4)},
        {u"ratio"_qs, rounded(median(ratio), 2)},
        {u"requests_per_poll"_qs, rounded(requests / (2.0 * count * effort.repeats), 2)},
        {u"round_seconds"_qs, rounded(median(seconds), 3)},
        {u"raw_round_seconds"_qs, rounded(median(rawSeconds), 3)},
        {u"failed"_qs, failed},
        {u"raw_failed"_qs, rawFailed},
        {u"goal_met"_qs, median(ratio) <= 12 && median(both) <= 0.6 && failed == 0},
    };
}

} // namespace coalface::bench
