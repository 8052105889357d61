// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// switch: a new version of a driver takes over while its miners are being polled.
#include "measure.h"
#include "newerversion.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace coalface::bench {

namespace {

//! What happens to the polls between two moments, whoever starts them.
class Watch : public QObject
{
public:
    explicit Watch(Composition &parts)
    {
        m_since.start();
        connect(&parts.poller, &Poller::polled, this, [this](const PollResult &result) {
            longestGap = std::max(longestGap, double(m_since.nsecsElapsed()) * 1e-6);
            m_since.start();
            ++(result.answer ? answered : failed);
        });
    }

    int answered = 0;
    int failed = 0;
    double longestGap = 0; //!< ms in which no poll at all was answered

private:
    QElapsedTimer m_since;
};

//! "1.1.3" of "1.1.0" and 3.
QString numbered(const QString &version, int number)
{
    return version.left(version.lastIndexOf(u'.') + 1) + QString::number(number);
}

DriverInfo runningDriver(const Composition &parts)
{
    const QList<DriverInfo> drivers = parts.drivers.drivers();
    const auto runs = std::find_if(drivers.begin(), drivers.end(),
                                   [](const DriverInfo &driver) { return driver.pid.has_value(); });
    return runs == drivers.end() ? DriverInfo() : *runs;
}

} // namespace

QJsonObject hotSwitch(const Effort &effort)
{
    const int count = effort.quick ? 200 : 1000;
    SimulatedFleet fleet(count);
    Product product(fleet, fleet.problem().isEmpty() ? count : 0);
    if (!fleet.problem().isEmpty() || !product.problem().isEmpty())
        return notMeasured(fleet.problem() + product.problem());
    Composition &parts = product.parts();
    product.poll();
    const DriverInfo driver = runningDriver(parts);
    if (driver.path.isEmpty())
        return notMeasured(u"No driver runs."_qs);

    const QTemporaryDir folder;
    const QString type = driver.driverType;
    const qint64 requestsBefore = fleet.requests();
    QList<double> wholes, switches, gaps, restGaps, spawn, ratio, roundSeconds;
    int answered = 0;
    int failed = 0;
    int rounds = 0;
    int lostRounds = 0;
    const auto pollOnce = [&] {
        const Product::Round round = product.poll();
        answered += round.answered;
        failed += round.failed;
        ++rounds;
        lostRounds += round.answered == count ? 0 : 1;
        return round;
    };
    for (int i = 1; i <= effort.repeats; ++i) {
        const QString version = numbered(driver.version, i);
        const QString path = folder.filePath(version);
        if (const QString problem = makeVersion(QFileInfo(driver.path).path(), path, version);
            !problem.isEmpty())
            return notMeasured(problem);
        spawn += median({startOfTrue(), startOfTrue(), startOfTrue()});
        {
            const Watch rest(parts);
            roundSeconds += pollOnce().seconds;
            restGaps += rest.longestGap;
        }
        const Watch busy(parts);
        QElapsedTimer passed;
        double toSwitch = 0;
        double toServing = 0;
        QObject context;
        QObject::connect(&parts.driverUpdates, &DriverManager::progressed, &context,
                         [&](const QString &, DriverManager::Step step) {
                             if (step == DriverManager::Step::Switching)
                                 toSwitch = double(passed.nsecsElapsed()) * 1e-6;
                         });
        QObject::connect(&parts.drivers, &DriverCatalogue::serving, &context,
                         [&](const QString &, const QString &serving) {
                             if (serving == version)
                                 toServing = double(passed.nsecsElapsed()) * 1e-6;
                         });
        passed.start();
        const QFuture<DriverChange> update = parts.driverUpdates.install(path, true);
        while (!update.isFinished())
            pollOnce();
        if (!update.result().ok() || toServing == 0)
            return notMeasured(u"The update failed: %1"_qs.arg(update.result().error));
        wholes += double(passed.nsecsElapsed()) * 1e-6;
        pollOnce(); // by the new version alone
        switches += toServing - toSwitch;
        ratio += switches.last() / spawn.last();
        gaps += busy.longestGap;
        if (!waitUntil([&] { return !parts.drivers.facts(type)->choice->trial; }, 10'000))
            return notMeasured(u"Version %1 was not promoted."_qs.arg(version));
    }
    const qint64 requests = fleet.requests() - requestsBefore;
    return {
        {u"miners"_qs, count},
        {u"switches"_qs, effort.repeats},
        {u"rounds"_qs, rounds},
        {u"rounds_lost"_qs, lostRounds},
        {u"polls_answered"_qs, answered},
        {u"polls_lost"_qs, failed},
        {u"requests"_qs, requests},
        {u"most_in_flight_a_device"_qs, fleet.mostInFlight()},
        {u"switch_ms"_qs, rounded(median(switches), 1)},
        {u"start_of_true_ms"_qs, rounded(median(spawn), 2)},
        {u"switch_ratio"_qs, rounded(median(ratio), 1)},
        {u"longest_gap_ms"_qs, rounded(median(gaps), 1)},
        {u"longest_gap_without_switch_ms"_qs, rounded(median(restGaps), 1)},
        {u"update_seconds"_qs, rounded(median(wholes) / 1000, 2)},
        {u"round_seconds"_qs, rounded(median(roundSeconds), 3)},
        {u"goal_met"_qs, lostRounds == 0 && failed == 0 && fleet.mostInFlight() <= 1},
    };
}

} // namespace coalface::bench
