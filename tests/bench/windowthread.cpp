// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G15: how long the GUI thread is busy at a stretch while a large fleet is polled.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"

#include "ui/details/chartpage.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/miners/minercolumn.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTabWidget>
#include <QTimer>

namespace coalface::bench {

namespace {

//! CPU that its thread takes between two ticks of a timer: the most that one turn of the loop took.
class StretchProbe
{
public:
    explicit StretchProbe(int polledSoFar) : m_polledBefore(polledSoFar)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const double now = threadCpu();
            m_stretches += (now - m_last) * 1000;
            m_last = now;
        });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(5);
        m_age.start();
    }

    //! ms of CPU a second: what the window and this probe take anyway.
    double rate() const { return (m_last - m_first) * 1e6 / double(m_age.elapsed()); }

    //! Ends it: several probes at a time would measure each other.
    QJsonObject figures(int polledNow, double restingRate)
    {
        m_timer.stop();
        const double cpu = (m_last - m_first) * 1000;
        const int polls = polledNow - m_polledBefore;
        QJsonObject object{{u"ticks"_qs, int(m_stretches.size())},
                           {u"stretch_ms_p99"_qs, rounded(percentile(m_stretches, 0.99), 2)},
                           {u"stretch_ms_p999"_qs, rounded(percentile(m_stretches, 0.999), 2)},
                           {u"stretch_ms_longest"_qs, rounded(percentile(m_stretches, 1), 2)},
                           {u"gui_thread_cpu_ms"_qs, rounded(cpu, 1)},
                           {u"polls"_qs, polls}};
        if (polls > 0) {
            const double resting = restingRate * double(m_age.elapsed()) / 1000;
            object.insert(u"gui_thread_cpu_ms_per_poll"_qs, rounded(cpu / polls, 4));
            object.insert(u"of_it_above_rest"_qs, rounded((cpu - resting) / polls, 4));
        }
        return object;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_age;
    int m_polledBefore;
    double m_first = threadCpu();
    double m_last = m_first;
    QList<double> m_stretches;
};

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

    StretchProbe resting(polled);
    turnFor(effort.quick ? 2000 : 10000);
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
    const QJsonObject schedule = scheduled.figures(polled, restingRate);
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
        {u"goal_met"_qs, shown && bursts.value(u"stretch_ms_p999"_qs).toDouble() <= 16
                             && schedule.value(u"stretch_ms_p999"_qs).toDouble() <= 16
                             && bursts.value(u"gui_thread_cpu_ms_per_poll"_qs).toDouble() <= 0.1
                             && schedule.value(u"of_it_above_rest"_qs).toDouble() <= 0.1},
    };
}

} // namespace coalface::bench
