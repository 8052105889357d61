// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G4: a fleet larger than the number of files that a program may open.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"

#include "core/fleet/pollqueue.h"

#include <QCoreApplication>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>

namespace coalface::bench {

QJsonObject openFiles(const Effort &effort)
{
    const int count = effort.quick ? 1200 : 3000;
    SimulatedFleet fleet(count); // before the limit, which it would inherit
    if (!fleet.problem().isEmpty())
        return notMeasured(fleet.problem());
    rlimit limit{1024, 1024};
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        return notMeasured(u"The limit of open files could not be lowered."_qs);
    Product product(fleet, count);
    if (!product.problem().isEmpty())
        return notMeasured(product.problem());

    int program = 0;
    int host = 0;
    int samples = 0;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        ++samples;
        program = std::max(program, openFileCount(QCoreApplication::applicationPid()));
        if (const qint64 pid = product.hostPid())
            host = std::max(host, openFileCount(pid));
    });
    const int before = openFileCount(QCoreApplication::applicationPid());
    look.start(10);
    int failed = 0;
    int answered = 0;
    const int rounds = 2;
    for (int i = 0; i < rounds; ++i) {
        const Product::Round round = product.poll();
        failed += round.failed;
        answered += round.answered;
    }
    constexpr int window = PollQueue::liveWindow;
    return {
        {u"devices"_qs, count},
        {u"limit"_qs, 1024},
        {u"window"_qs, window},
        {u"most_open_in_host"_qs, host},
        {u"most_open_in_program"_qs, program},
        {u"open_in_program_before"_qs, before},
        {u"looked"_qs, samples},
        {u"answered"_qs, answered},
        {u"failed"_qs, failed},
        {u"goal_met"_qs,
         host > 0 && host <= window + 50 && failed == 0 && answered == rounds * count},
    };
}

} // namespace coalface::bench
