// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G15: how long the GUI thread is busy at a stretch while a large fleet is polled.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"
#include "stretchprobe.h"

#include "ui/details/chartpage.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/miners/minercolumn.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"

#include <QGuiApplication>
#include <QTabWidget>

namespace coalface::bench {

namespace {

int hashrateColumn()
{
    const QList<MinerColumn> columns = minerColumns();
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].id == u"hashrate"_qs)
            return i;
    }
    return -1;
}

} // namespace

QJsonObject windowThread(const Effort &effort)
{
    const int count = effort.quick ? 200 : 1000;
    const int interval = effort.quick ? 10 : 30;
    SimulatedFleet fleet(count);
    Product product(fleet, fleet.problem().isEmpty() ? count : 0);
    if (!fleet.problem().isEmpty() || !product.problem().isEmpty())
        return notMeasured(fleet.problem() + product.problem());
    Composition &parts = product.parts();
    const int column = hashrateColumn();
    if (column < 0)
        return notMeasured(u"There is no column \"hashrate\"."_qs);

    int polled = 0;
    int failed = 0;
    QObject::connect(&parts.poller, &Poller::polled, qApp, [&](const PollResult &result) {
        ++polled;
        failed += result.answer ? 0 : 1;
    });
    MainWindow window({parts.fleet,
                       parts.poller,
                       parts.telemetryLog,
                       parts.drivers,
                       parts.scanner,
                       parts.announcements,
                       parts.settings,
                       parts.clock,
                       {}});
    window.resize(1600, 1000);
    window.show();
    MinersPage &page = window.minersPage();
    page.table().sortByColumn(column, Qt::DescendingOrder);
    page.table().selectKeys({parts.fleet.keys().constFirst()});
    if (auto *tabs = page.details().findChild<QTabWidget *>())
        tabs->setCurrentWidget(&page.details().chart());
    turnFor(1000);
    product.poll();
    product.poll();
    turnFor(3000); // the table comes to rest

    // The probe's ticks cost as much as all the rest: what a poll costs on schedule is measured without it.
    const auto cpuAlone = [](int milliseconds) {
        const double before = threadCpu();
        turnFor(milliseconds);
        return (threadCpu() - before) * 1000;
    };
    const int quiet = effort.quick ? 2000 : 10000;
    const double restingAlone = cpuAlone(quiet);

    StretchProbe resting(polled);
    turnFor(quiet);
    const double restingRate = resting.rate();
    const QJsonObject atRest = resting.figures(polled, 0);

    StretchProbe bursting(polled);
    for (int i = 0; i < effort.repeats; ++i) {
        product.poll();
        turnFor(500);
    }
    const QJsonObject bursts = bursting.figures(polled, restingRate);

    parts.poller.setInterval(interval);
    parts.poller.start();
    turnFor(interval * 1000 + 500); // the first round asks everybody at once
    StretchProbe scheduled(polled);
    turnFor(interval * 1000);
    QJsonObject schedule = scheduled.figures(polled, restingRate);
    const int before = polled;
    const double scheduledAlone = cpuAlone(interval * 1000);
    if (polled > before) {
        const double above = scheduledAlone - restingAlone * interval * 1000 / quiet;
        schedule.insert(u"above_rest_without_probe_ms_per_poll"_qs,
                        rounded(above / (polled - before), 4));
    }
    parts.poller.stop();

    const bool shown = window.isVisible() && page.details().chart().isVisible();
    return {
        {u"platform"_qs, QGuiApplication::platformName()},
        {u"rows"_qs, page.shownCount()},
        {u"interval_seconds"_qs, interval},
        {u"chart_visible"_qs, shown},
        {u"at_rest"_qs, atRest},
        {u"everybody_at_once"_qs, bursts},
        {u"on_schedule"_qs, schedule},
        {u"failed"_qs, failed},
        // Of everybody at once, as the goal was set and measured; a schedule has shorter stretches, but more of them a poll.
        {u"goal_met"_qs, shown && failed == 0 && bursts.value(u"stretch_ms_p999"_qs).toDouble() <= 16
                             && bursts.value(u"gui_thread_cpu_ms_per_poll"_qs).toDouble() <= 0.1},
    };
}

} // namespace coalface::bench
