// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G7: a home network where every host refuses, and one where nobody answers.
#include "measure.h"
#include "row.h"

#include "lan/lansweeper.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace coalface::bench {

namespace {

constexpr int timeout = 1000;
const QList<quint16> ports{80, 4028};

QList<SweepTarget> subnet(quint32 network)
{
    QList<SweepTarget> targets;
    for (quint32 host = 1; host < 255; ++host)
        targets += SweepTarget{QHostAddress(network + host), ports};
    return targets;
}

struct SweepRun
{
    double seconds = 0;
    double cpu = 0;
    int alive = 0;
};

SweepRun sweep(LanScanner &scanner, const QList<SweepTarget> &targets)
{
    SweepRun run;
    bool finished = false;
    QElapsedTimer passed;
    const auto sweep = scanner.sweep(targets, {timeout, 254});
    QObject::connect(sweep.get(), &LanSweep::hostFinished, sweep.get(),
                     [&](const SweepFinding &finding) { run.alive += finding.alive ? 1 : 0; });
    QObject::connect(sweep.get(), &LanSweep::finished, sweep.get(), [&] {
        run.seconds = double(passed.nsecsElapsed()) * 1e-9;
        finished = true;
    });
    const double before = processCpu();
    passed.start();
    sweep->start();
    waitUntil([&] { return finished; }, 60000);
    run.cpu = processCpu() - before;
    return run;
}

//! The least: one connect() after the other; loopback refuses within the call.
double rawConnects(const QList<SweepTarget> &targets)
{
    QElapsedTimer passed;
    passed.start();
    for (const SweepTarget &target : targets) {
        for (const quint16 port : target.ports) {
            const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_in to{};
            to.sin_family = AF_INET;
            to.sin_port = htons(port);
            to.sin_addr.s_addr = htonl(target.address.toIPv4Address());
            [[maybe_unused]] const int status = ::connect(socket, reinterpret_cast<sockaddr *>(&to),
                                                          sizeof to);
            ::close(socket);
        }
    }
    return double(passed.nsecsElapsed()) * 1e-9;
}

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
        const SweepRun run = sweep(sweeper, subnet(0x0a630100)); // 10.99.1.0
        seconds += run.seconds;
        alive += run.alive;
    }
    return {{u"seconds"_qs, rounded(median(seconds), 3)},
            {u"timeout_seconds"_qs, timeout / 1000.0},
            {u"ratio"_qs, rounded(median(seconds) * 1000.0 / timeout, 3)},
            {u"answered"_qs, alive},
            {u"goal_met"_qs, alive == 0 && median(seconds) * 1000.0 <= 1.25 * timeout}};
}

QJsonObject subnetSweep(const Effort &effort)
{
    LanSweeper sweeper;
    const QList<SweepTarget> targets = subnet(0x7f4d0000); // 127.77.0.0: nobody listens there
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
