// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "product.h"

#include "measure.h"
#include "simulatedfleet.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace coalface::bench {

Product::Product(const SimulatedFleet &fleet, int count) : Product(fleet.devices().mid(0, count)) {}

Product::Product(const QList<Found> &miners, const QString &folder)
    : m_place(folder.isEmpty() ? m_folder.path() : folder)
{
    const auto count = int(miners.size());
    const Result<Places> places = findPlaces(m_place);
    if (!places) {
        m_problem = places.error().detail;
        return;
    }
    m_parts = std::make_unique<Composition>(*places);
    bool loaded = false;
    m_parts->fleet.load().then(&m_parts->fleet, [&](const Result<Done> &) { loaded = true; });
    waitUntil([&] { return loaded; }, 10000);
    int open = count;
    for (int i = 0; i < count; ++i) {
        m_parts->fleet.add(miners[i]).then(&m_parts->fleet,
                                           [&](const Result<FleetStore::PutResult> &added) {
                                               --open;
                                               if (!added)
                                                   m_problem = added.error().detail;
                                           });
    }
    waitUntil([&] { return open == 0; }, 120000);
    if (m_problem.isEmpty() && m_parts->fleet.size() != count)
        m_problem = u"Only %1 of %2 miners came into the fleet."_qs.arg(m_parts->fleet.size())
                        .arg(count);
}

Product::Round Product::poll()
{
    Round round;
    QEventLoop loop;
    QObject::connect(&m_parts->poller, &Poller::polled, &loop, [&](const PollResult &result) {
        ++(result.answer ? round.answered : round.failed);
    });
    QObject::connect(&m_parts->poller, &Poller::idle, &loop, &QEventLoop::quit);
    QTimer::singleShot(120000, &loop, &QEventLoop::quit);
    const double hostBefore = hostPid() ? bench::processCpu(hostPid()) : 0;
    const double programBefore = bench::processCpu();
    const double threadBefore = bench::threadCpu();
    QElapsedTimer passed;
    passed.start();
    m_parts->poller.pollNow(m_parts->fleet.keys());
    loop.exec();
    round.seconds = double(passed.nsecsElapsed()) * 1e-9;
    round.programCpu = bench::processCpu() - programBefore;
    round.threadCpu = bench::threadCpu() - threadBefore;
    round.hostCpu = hostPid() ? bench::processCpu(hostPid()) - hostBefore : 0;
    return round;
}

qint64 Product::hostPid() const
{
    for (const DriverInfo &driver : m_parts->drivers.drivers()) {
        if (driver.pid)
            return *driver.pid;
    }
    return 0;
}

} // namespace coalface::bench
