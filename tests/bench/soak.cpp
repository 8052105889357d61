// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// soak: the real programs for hours, and whether they take ever more.
#include "measure.h"
#include "row.h"
#include "soakedprogram.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

namespace coalface::bench {

QJsonObject soak(const Effort &effort)
{
    SimulatedFleet fleet(effort.miners);
    if (!fleet.problem().isEmpty())
        return notMeasured(fleet.problem());
    SoakedProgram collector(SoakedProgram::Kind::Collector, fleet, effort.interval);
    SoakedProgram window(SoakedProgram::Kind::Window, fleet, effort.interval);
    // What caches and pools of memory take at first is no growth.
    const double warmUp = effort.hours / 3;
    const double every = std::max(10.0, effort.hours * 3600 / 120); // s
    QElapsedTimer passed;
    passed.start();
    const auto hours = [&passed] { return double(passed.elapsed()) / 3'600'000; };
    int told = 0;
    for (int number = 1; hours() < effort.hours; ++number) {
        turnFor(std::max(1, int(number * every * 1000 - double(passed.elapsed()))));
        if (!collector.problem().isEmpty() || !window.problem().isEmpty())
            return notMeasured(collector.problem() + window.problem());
        collector.look(hours());
        window.look(hours());
        if (int(hours() / effort.hours * 12) > told) {
            told = int(hours() / effort.hours * 12);
            std::fprintf(stderr, "%6.2f h  collector: %s\n          window:    %s\n", hours(),
                         qPrintable(collector.lastLine()), qPrintable(window.lastLine()));
        }
    }
    const bool ended = collector.end() && window.end();
    return {{u"hours"_qs, rounded(hours(), 3)},
            {u"miners"_qs, effort.miners},
            {u"warm_up_hours"_qs, rounded(warmUp, 3)},
            {u"seconds_between_looks"_qs, rounded(every, 0)},
            {u"collector"_qs, collector.figures(warmUp)},
            {u"window"_qs, window.figures(warmUp)},
            {u"collector_is_flat"_qs, collector.isFlat(warmUp)},
            {u"window_is_flat"_qs, window.isFlat(warmUp)},
            {u"ended_when_told"_qs, ended},
            {u"goal_met"_qs, collector.isFlat(warmUp) && window.isFlat(warmUp)
                                 && collector.answeredAlways() && window.answeredAlways() && ended}};
}

} // namespace coalface::bench
