// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G7: a home network where every host refuses, and one where nobody answers.
#include "measure.h"
#include "row.h"
#include "sweeprun.h"

#include "lan/lansweeper.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>

namespace coalface::bench {

namespace {

const QList<quint16> ports{80, 4028};

//! In a network namespace of its own: what is routed to "lo" and is no local address is dropped.
QJsonObject silentFigures(const Effort &effort)
{
    QProcess process;
    process.start(u"unshare"_qs, {u"-rn"_qs, u"sh"_qs, u"-c"_qs,
                                  u"PATH=$PATH:/usr/sbin:/sbin; ip link set lo up && ip route add "
                                  u"10.99.1.0/24 dev lo && exec \"$0\" "
                                  "--part silent $1"_qs,
                                  QCoreApplication::applicationFilePath(),
                                  effort.quick ? u"--quick"_qs : QString()});
    if (!process.waitForStarted(5000))
        return notMeasured(u"unshare is not installed"_qs);
    process.waitForFinished(60000);
    const QJsonObject figures = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    if (!figures.isEmpty())
        return figures;
    return notMeasured(QString::fromUtf8(process.readAllStandardError()).simplified());
}

} // namespace

QJsonObject silentSubnet(const Effort &effort)
{
    LanSweeper sweeper;
    QList<double> seconds;
    int alive = 0;
    for (int i = 0; i < (effort.quick ? 1 : effort.repeats); ++i) {
        const SweepRun run = sweep(sweeper, hostsOf(0x0a630100, 254, ports)); // 10.99.1.0
        seconds += run.seconds;
        alive += run.alive;
    }
    return {{u"seconds"_qs, rounded(median(seconds), 3)},
            {u"timeout_seconds"_qs, sweepTimeout / 1000.0},
            {u"ratio"_qs, rounded(median(seconds) * 1000.0 / sweepTimeout, 3)},
            {u"answered"_qs, alive},
            {u"goal_met"_qs, alive == 0 && median(seconds) * 1000.0 <= 1.25 * sweepTimeout}};
}

QJsonObject subnetSweep(const Effort &effort)
{
    LanSweeper sweeper;
    const QList<SweepTarget> targets = hostsOf(0x7f4d0000, 254,
                                               ports); // 127.77.0.0: nobody listens there
    sweep(sweeper, targets);
    QList<double> seconds, cpu, raw;
    int alive = 0;
    for (int i = 0; i < effort.repeats; ++i) {
        const SweepRun run = sweep(sweeper, targets);
        seconds += run.seconds;
        cpu += run.cpu;
        alive += run.alive;
        raw += rawConnects(targets);
    }
    const int hosts = int(targets.size());
    const QJsonObject refusing{{u"seconds"_qs, rounded(median(seconds), 4)},
                               {u"cpu_us_per_connection"_qs,
                                rounded(median(cpu) * 1e6 / (2.0 * hosts), 1)},
                               {u"raw_connects_seconds"_qs, rounded(median(raw), 4)},
                               {u"ratio"_qs, rounded(median(seconds) / median(raw), 2)},
                               {u"hosts"_qs, hosts},
                               {u"hosts_found_alive"_qs, alive / effort.repeats},
                               {u"goal_met"_qs,
                                median(seconds) <= 0.2 && alive == hosts * effort.repeats}};
    return {{u"refusing"_qs, refusing}, {u"silent"_qs, silentFigures(effort)}};
}

} // namespace coalface::bench
