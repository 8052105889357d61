// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/collectcommand.h"

#include "cli/plainwords.h"
#include "core/events/englishnotes.h"

#include <chrono>
#include <utility>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr int gentleInterval = 5;
constexpr auto secondLook = std::chrono::milliseconds(200);
} // namespace

QString CollectCommand::prepare(const Arguments &arguments)
{
    const auto interval = arguments.number(u"interval"_s, 30, 1, 86'400);
    if (!interval)
        return interval.error().detail;
    const auto duration = arguments.number(u"duration"_s, 0, 1, 2'000'000);
    if (!duration)
        return duration.error().detail;
    m_interval = *interval;
    m_pace = arguments.isSet(u"interval"_s) ? Fleet::Pace::AsTold : Fleet::Pace::AsDriversAllow;
    m_duration = *duration;
    return {};
}

void CollectCommand::start()
{
    if (context().collectorLock.tryTake())
        return collect();
    // A single `poll` takes it for an instant, to see whether anybody has it.
    QTimer::singleShot(secondLook, this, [this] {
        if (isFinished())
            return;
        if (context().collectorLock.tryTake())
            collect();
        else
            fail({Error::Kind::Rejected, context().collectorLock.holder()});
    });
}

void CollectCommand::collect()
{
    tellIntervals();
    context().collecting(true);
    Poller &poller = context().poller;
    connect(&poller, &Poller::roundFinished, this, &CollectCommand::printRound);
    connect(&poller, &Poller::storingFailed, this, [this](const QString &sentence) {
        // Once: while a disk is full every batch fails, and what changes about it the log itself tells.
        if (!std::exchange(m_storingFailed, true))
            output().problem(sentence);
    });
    connect(&poller, &Poller::idle, this, [this, &poller] {
        if (!poller.isRunning() && !std::exchange(m_isEnding, true))
            end();
    });
    connect(&context().alertWatcher, &AlertWatcher::raised, this,
            [this](const QList<Alert> &alerts) { tellAlerts(u"Alert"_s, alerts); });
    connect(&context().alertWatcher, &AlertWatcher::cleared, this,
            [this](const QList<Alert> &alerts) { tellAlerts(u"Over"_s, alerts); });
    // What is wrong with the rules at the start was said already.
    connect(&context().alertSettings, &AlertSettings::changed, this,
            [this, said = context().alertSettings.problem()]() mutable {
                const QString problem = context().alertSettings.problem();
                if (problem != std::exchange(said, problem) && !problem.isEmpty())
                    output().problem(problem);
            });
    if (m_duration > 0) {
        m_end.setSingleShot(true);
        connect(&m_end, &QTimer::timeout, this, &CollectCommand::stopCollecting);
        m_end.start(m_duration * 1000);
    }
    poller.setInterval(m_interval, m_pace);
    poller.start();
    // What goes wrong with it is in the log, and keeps nobody from polling.
    context().manager.adoptBundled(context().takesDriverUpdates);
}

//! What is asked of miners less often than wanted, or more often than their drivers want it.
void CollectCommand::tellIntervals()
{
    if (m_interval < gentleInterval) {
        output().problem(u"Polling every %1 s is hard on small devices; %2 s or more is gentle."_s
                             .arg(m_interval)
                             .arg(gentleInterval));
    }
    QSet<QString> used;
    for (const qint64 key : context().fleet.keys())
        used.insert(context().fleet.miner(key)->record.driverType);
    for (const DriverInfo &driver : context().drivers.drivers()) {
        if (!used.contains(driver.driverType) || driver.minimumInterval <= m_interval)
            continue;
        if (m_pace == Fleet::Pace::AsTold) {
            output().problem(
                u"%1: its driver wants %2 s or more between two polls."_s.arg(driver.displayName)
                    .arg(driver.minimumInterval));
        } else {
            output().note(
                u"%1: asked every %2 s, as the driver wants no less."_s.arg(driver.displayName)
                    .arg(driver.minimumInterval));
        }
    }
}

void CollectCommand::interrupt()
{
    if (!context().collectorLock.isHeld())
        return finish(exitDone);
    m_end.stop();
    context().poller.cancel();
}

void CollectCommand::stopCollecting()
{
    m_end.stop();
    context().poller.stop();
}

void CollectCommand::end()
{
    if (!m_storingFailed)
        return finishWhenNoted(exitDone);
    context().keeper.storeWaiting().then(this, [this](const Result<int> &waiting) {
        endAfterTrouble(waiting);
    });
}

void CollectCommand::endAfterTrouble(const Result<int> &waiting)
{
    const int lost = waiting ? *waiting : 0;
    if (lost > 0) {
        output().problem(
            lost == 1 ? u"One reading that waited for room on the disk is lost: there was none to "
                        "the end."_s
                      : u"%1 readings that waited for room on the disk are lost: there was none "
                        "to the end."_s.arg(lost));
    }
    finishWhenNoted(lost > 0 || !waiting || !m_stored ? exitFailed : exitDone);
}

void CollectCommand::tellAlerts(const QString &what, const QList<Alert> &alerts)
{
    for (const Alert &alert : alerts) {
        const bool isMuted = context().alertSettings.isMuted(alert.minerKey, context().clock.now());
        const bool wasUntold = m_untold.remove(alert.id);
        if (isMuted && alert.isActive())
            m_untold.insert(alert.id);
        if (isMuted || (wasUntold && !alert.isActive()))
            continue;
        // What was found then is no longer so.
        const QString text = alert.isActive() ? alert.detail
                                              : u"It lasted %1."_s.arg(
                                                  spanText(alert.since.secsTo(alert.cleared)));
        output().note(
            u"%1: %2: %3: %4"_s.arg(what, alert.minerKey > 0 ? alert.minerName : alert.driverType,
                                    plainWords(alertKindName(alert.kind)), text));
    }
}

void CollectCommand::printRound(const RoundReport &report)
{
    // A round that was cut off before its first question says nothing.
    if (!context().poller.isRunning() && report.answered + report.failed == 0)
        return;
    m_stored = m_stored || !m_storingFailed;
    if (output().isJson()) {
        output().document(QCborMap{{u"round"_s, report.round},
                                   {u"ok"_s, report.answered},
                                   {u"failed"_s, report.failed},
                                   {u"not_asked"_s, report.notAsked},
                                   {u"seconds"_s, report.seconds}});
    } else {
        // Most of the time everybody is.
        const QString notAsked = report.notAsked > 0 ? u", %1 not asked"_s.arg(report.notAsked)
                                                     : QString();
        output().text(u"Round %1: %2 answered, %3 failed%4, %5 s"_s.arg(report.round)
                          .arg(report.answered)
                          .arg(report.failed)
                          .arg(notAsked)
                          .arg(report.seconds, 0, 'f', 1));
    }
    if (!output().isGood())
        stopCollecting();
}

} // namespace coalface::cli
