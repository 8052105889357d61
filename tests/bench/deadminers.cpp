// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G6: miners that are asked in vain must not cost the others their turn.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>

#include <algorithm>

namespace coalface::bench {

QJsonObject deadMiners(const Effort &effort)
{
    const int count = effort.quick ? 200 : 1000;
    const int dead = count * 3 / 10;
    const int interval = effort.quick ? 10 : 30;
    const int rounds = 3;
    SimulatedFleet fleet(count);
    Product product(fleet, fleet.problem().isEmpty() ? count : 0);
    if (!fleet.problem().isEmpty() || !product.problem().isEmpty())
        return notMeasured(fleet.problem() + product.problem());
    // They take the connection and say nothing, which costs the whole deadline.
    for (int device = 0; device < dead; ++device) {
        const QJsonObject answer = fleet.ask({{u"device"_qs, device}, {u"fault"_qs, u"stall"_qs}});
        if (!answer.value(u"ok"_qs).toBool())
            return notMeasured(u"The simulator could not silence a device."_qs);
    }
    Composition &parts = product.parts();
    QElapsedTimer passed;
    QHash<qint64, QList<double>> answers; // s, by miner
    int failed = 0;
    QObject::connect(&parts.poller, &Poller::polled, qApp, [&](const PollResult &result) {
        if (result.answer)
            answers[result.minerKey] += double(passed.elapsed()) / 1000;
        else
            ++failed;
    });
    parts.poller.setInterval(interval);
    passed.start();
    parts.poller.start();
    turnFor(rounds * interval * 1000 + 2000);
    parts.poller.stop();

    const double whole = double(passed.elapsed()) / 1000;
    double longestGap = 0;
    int thinlyPolled = 0;
    for (const QList<double> &times : std::as_const(answers)) {
        double last = 0;
        for (const double time : times) {
            longestGap = std::max(longestGap, time - last);
            last = time;
        }
        longestGap = std::max(longestGap, whole - last);
        thinlyPolled += times.size() < rounds ? 1 : 0;
    }
    const int live = int(answers.size());
    return {{u"miners"_qs, count},
            {u"silent"_qs, dead},
            {u"interval_seconds"_qs, interval},
            {u"rounds"_qs, rounds},
            {u"live_answered"_qs, live},
            {u"live_with_fewer_answers_than_rounds"_qs, thinlyPolled},
            {u"longest_gap_seconds"_qs, rounded(longestGap, 1)},
            {u"polls_in_vain"_qs, failed},
            {u"goal_met"_qs,
             live == count - dead && thinlyPolled == 0 && longestGap <= 2.0 * interval}};
}

} // namespace coalface::bench
