// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One round over the whole fleet from the command line, program start included.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryFile>
#include <QTimer>

#include <algorithm>

namespace coalface::bench {

namespace {

struct CommandRun
{
    double seconds = 0;
    double itsOwnSeconds = 0; //!< what the document says: without the start
    double resident = 0;      //!< MB, the most that command and hosts had together
    double share = 0;
    int processes = 0;
    int answered = 0;
    int failed = 0;
};

CommandRun runCommand(const QString &folder)
{
    CommandRun run;
    QTemporaryFile output;
    output.open();
    QProcess process;
    process.setStandardOutputFile(output.fileName());
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QEventLoop loop;
    QElapsedTimer passed;
    QObject::connect(&process, &QProcess::finished, &loop, [&] {
        run.seconds = double(passed.nsecsElapsed()) * 1e-9;
        loop.quit();
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        QList<qint64> all = childrenOf(process.processId());
        all += process.processId();
        double resident = 0;
        double share = 0;
        for (const qint64 pid : std::as_const(all)) {
            resident += residentMegabytes(pid);
            share += proportionalMegabytes(pid);
        }
        run.resident = std::max(run.resident, resident);
        run.share = std::max(run.share, share);
        run.processes = std::max(run.processes, int(all.size()));
    });
    passed.start();
    process.start(QCoreApplication::applicationDirPath() + u"/coalface-cli"_qs,
                  {u"--config-dir"_qs, folder, u"--json"_qs, u"poll"_qs, u"--all"_qs});
    look.start(50);
    loop.exec();
    const QJsonObject document = QJsonDocument::fromJson(output.readAll()).object();
    run.itsOwnSeconds = document.value(u"seconds"_qs).toDouble();
    for (const QJsonValue &result : document.value(u"results"_qs).toArray())
        ++(result[u"ok"_qs].toBool() ? run.answered : run.failed);
    return run;
}

} // namespace

QJsonObject pollAll(const Effort &effort)
{
    const int count = effort.quick ? 200 : 1000;
    SimulatedFleet fleet(count);
    Product product(fleet, fleet.problem().isEmpty() ? count : 0);
    if (!fleet.problem().isEmpty() || !product.problem().isEmpty())
        return notMeasured(fleet.problem() + product.problem());
    product.close();

    QList<double> seconds, own, resident, share;
    int failed = 0;
    int missing = 0;
    int processes = 0;
    for (int i = 0; i < effort.repeats; ++i) {
        const CommandRun run = runCommand(product.folder());
        seconds += run.seconds;
        own += run.itsOwnSeconds;
        resident += run.resident;
        share += run.share;
        processes = std::max(processes, run.processes);
        failed += run.failed;
        missing += count - run.answered - run.failed;
    }
    const int inFlight = fleet.mostInFlight();
    return {
        {u"miners"_qs, count},
        {u"runs"_qs, effort.repeats},
        {u"seconds"_qs, rounded(median(seconds), 3)},
        {u"seconds_best"_qs, rounded(percentile(seconds, 0), 3)},
        {u"seconds_without_start"_qs, rounded(median(own), 3)},
        {u"processes"_qs, processes},
        {u"resident_mb_all_processes"_qs, rounded(median(resident), 1)},
        {u"pss_mb_all_processes"_qs, rounded(median(share), 1)},
        {u"most_in_flight_per_device"_qs, inFlight},
        {u"failed"_qs, failed},
        {u"not_in_the_document"_qs, missing},
        {u"goal_met"_qs, median(seconds) <= 2 && median(resident) <= 200 && failed == 0
                             && missing == 0 && inFlight == 1},
    };
}

} // namespace coalface::bench
