// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// bulk: a change on many miners of which a fifth is silent, with its results in a window.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"
#include "stretchprobe.h"

#include "core/operations/bulkchange.h"
#include "ui/operations/bulkdialog.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>

#include <algorithm>

namespace coalface::bench {

namespace {

struct BulkRun
{
    double seconds = 0;
    BulkChange::Counts counts;
    double longestStretch = 0; //!< ms of CPU
};

BulkRun runOnce(Composition &parts, int number)
{
    QList<BulkTarget> targets;
    for (const qint64 key : parts.fleet.keys()) {
        const Miner *miner = parts.fleet.miner(key);
        PoolSettings pool;
        pool.url = u"pool%1.example:3333"_qs.arg(number);
        pool.user = u"bench."_qs + miner->record.id();
        pool.password = u"x"_qs;
        BulkTarget target{key,
                          miner->record.name,
                          miner->record.address,
                          {WriteRequest::Verb::SetPool, {}, pool},
                          {},
                          pool.url};
        targets << target;
    }
    BulkChange change(parts.fleet, parts.drivers, parts.poller, targets);
    change.setJournal(&parts.journal);
    BulkDialog dialog(change);
    dialog.resize(1000, 700);
    dialog.show();
    turnFor(300);
    bool ended = false;
    QObject::connect(&change, &BulkChange::finished, qApp, [&ended] { ended = true; });
    StretchProbe probe(0);
    QElapsedTimer passed;
    passed.start();
    change.start({});
    waitUntil([&ended] { return ended; }, 120'000);
    BulkRun run;
    run.seconds = double(passed.elapsed()) / 1000;
    run.longestStretch = probe.figures(0, 0).value(u"stretch_ms_longest"_qs).toDouble();
    run.counts = change.counts();
    return run;
}

} // namespace

QJsonObject bulkWrites(const Effort &effort)
{
    const int count = effort.quick ? 100 : 500;
    const int silent = count / 5;
    SimulatedFleet fleet(count);
    Product product(fleet, fleet.problem().isEmpty() ? count : 0);
    if (!fleet.problem().isEmpty() || !product.problem().isEmpty())
        return notMeasured(fleet.problem() + product.problem());
    const QJsonObject answer = fleet.ask(
        {{u"device"_qs, u"0-%1"_qs.arg(silent - 1)}, {u"fault"_qs, u"stall"_qs}});
    if (!answer.value(u"ok"_qs).toBool())
        return notMeasured(u"The simulator could not silence the devices."_qs);
    const qint64 self = QCoreApplication::applicationPid();
    const int runs = effort.quick ? 3 : 8;
    QList<double> seconds;
    QList<double> programMemory;
    QList<double> hostMemory;
    double longest = 0;
    int done = 0;
    int failed = 0;
    for (int i = 0; i < runs; ++i) {
        const BulkRun run = runOnce(product.parts(), i);
        seconds += run.seconds;
        longest = std::max(longest, run.longestStretch);
        done += run.counts.done;
        failed += run.counts.failed + run.counts.uncertain;
        turnFor(500);
        programMemory += rounded(residentMegabytes(self), 1);
        hostMemory += rounded(residentMegabytes(product.hostPid()), 1);
    }
    const auto list = [](const QList<double> &values) {
        QJsonArray array;
        for (const double value : values)
            array += value;
        return array;
    };
    const double slowest = *std::max_element(seconds.cbegin(), seconds.cend());
    // What the first ones fill (caches, pools of memory) is no growth.
    const double growth = (programMemory.last() - programMemory.at(runs / 2))
                          / double(runs - 1 - runs / 2);
    return {{u"miners"_qs, count},
            {u"silent"_qs, silent},
            {u"runs"_qs, runs},
            {u"seconds_median"_qs, rounded(median(seconds), 1)},
            {u"seconds_slowest"_qs, rounded(slowest, 1)},
            {u"done"_qs, done},
            {u"failed"_qs, failed},
            {u"stretch_ms_longest"_qs, longest},
            {u"program_mb"_qs, list(programMemory)},
            {u"host_mb"_qs, list(hostMemory)},
            {u"growth_mb_a_run"_qs, rounded(growth, 2)},
            {u"goal_met"_qs, slowest <= 30 && done == runs * (count - silent)
                                 && failed == runs * silent && growth <= 0.5}};
}

} // namespace coalface::bench
