// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G8: a /16 in which nearly every host refuses, also with few files to open.
#include "measure.h"
#include "row.h"
#include "sweeprun.h"

#include "lan/lansweeper.h"

#include <QTcpServer>

#include <sys/resource.h>

#include <memory>
#include <vector>

namespace coalface::bench {

namespace {

constexpr quint32 network = 0x7f4e0000; // 127.78.0.0
constexpr quint32 allHosts = 65534;

//! Servers on addresses all over the network, all on one port, which is returned; 0: there are none.
quint16 listen(std::vector<std::unique_ptr<QTcpServer>> &servers, QSet<quint32> &where,
               quint32 hosts)
{
    constexpr quint32 count = 50;
    quint16 port = 0;
    for (quint32 i = 0; i < count; ++i) {
        const quint32 address = network + 1 + i * (hosts / count);
        auto server = std::make_unique<QTcpServer>();
        if (!server->listen(QHostAddress(address), port))
            return 0;
        port = server->serverPort();
        where += address;
        servers.push_back(std::move(server));
    }
    return port;
}

} // namespace

QJsonObject wideSweep(const Effort &effort)
{
    const quint32 hosts = effort.quick ? 4094 : allHosts;
    std::vector<std::unique_ptr<QTcpServer>> servers;
    QSet<quint32> listening;
    const quint16 port = listen(servers, listening, hosts);
    if (!port)
        return notMeasured(u"No servers could be started on 127.78.0.0/16."_qs);
    const QList<SweepTarget> targets = hostsOf(network, hosts, {port});
    LanSweeper sweeper;
    QList<double> seconds, cpu, raw;
    bool allFound = true;
    for (int i = 0; i < (effort.quick ? 1 : 3); ++i) {
        const SweepRun run = sweep(sweeper, targets);
        seconds += run.seconds;
        cpu += run.cpu;
        raw += rawConnects(targets);
        allFound = allFound && run.open == listening && run.alive == int(hosts);
    }
    // Few files: hosts that cannot be asked now have to wait, and are not absent.
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = 256;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        return notMeasured(u"The limit of open files could not be lowered."_qs);
    LanSweeper poor;
    const SweepRun few = sweep(poor, targets);
    const double ratio = median(seconds) / median(raw);
    const bool fewFound = few.open == listening && few.alive == int(hosts);
    return {{u"hosts"_qs, int(hosts)},
            {u"open"_qs, int(listening.size())},
            {u"seconds"_qs, rounded(median(seconds), 3)},
            {u"cpu_us_per_connection"_qs, rounded(median(cpu) * 1e6 / hosts, 1)},
            {u"raw_connects_seconds"_qs, rounded(median(raw), 3)},
            {u"ratio"_qs, rounded(ratio, 2)},
            {u"all_open_found_and_all_alive"_qs, allFound},
            {u"with_256_files"_qs, QJsonObject{{u"seconds"_qs, rounded(few.seconds, 3)},
                                               {u"all_open_found_and_all_alive"_qs, fewFound}}},
            {u"goal_met"_qs, ratio <= 5 && allFound && fewFound}};
}

} // namespace coalface::bench
