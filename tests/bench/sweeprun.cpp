// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweeprun.h"

#include "measure.h"

#include <QElapsedTimer>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace coalface::bench {

SweepRun sweep(LanScanner &scanner, const QList<SweepTarget> &targets)
{
    SweepRun run;
    bool finished = false;
    QElapsedTimer passed;
    const auto sweep = scanner.sweep(targets, {sweepTimeout, 254});
    QObject::connect(sweep.get(), &LanSweep::hostFinished, sweep.get(),
                     [&](const SweepFinding &finding) {
                         ++run.finished;
                         run.alive += finding.alive ? 1 : 0;
                         if (!finding.open.isEmpty())
                             run.open += finding.address.toIPv4Address();
                     });
    QObject::connect(sweep.get(), &LanSweep::finished, sweep.get(), [&] {
        run.seconds = double(passed.nsecsElapsed()) * 1e-9;
        finished = true;
    });
    const double before = processCpu();
    passed.start();
    sweep->start();
    waitUntil([&] { return finished; }, 300'000);
    run.cpu = processCpu() - before;
    return run;
}

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

QList<SweepTarget> hostsOf(quint32 network, quint32 count, const QList<quint16> &ports)
{
    QList<SweepTarget> targets;
    for (quint32 host = 1; host <= count; ++host)
        targets += SweepTarget{QHostAddress(network + host), ports};
    return targets;
}

} // namespace coalface::bench
