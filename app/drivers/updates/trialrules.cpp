// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/trialrules.h"

#include "drivers/processalive.h"
#include "drivers/store/choicesfile.h"

#include <QCoreApplication>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {
constexpr int goodCallsToPromote = 20;
constexpr int firstCalls = 20;
constexpr int toleratedFaults = 2;
constexpr int endsToRollBack = 2;
constexpr int tries = 3;

QString verdict(const DriverChoice::Trial &trial, const TrialNews &news)
{
    if (!news.refused.isEmpty())
        return news.refused;
    if (trial.ends >= endsToRollBack) {
        return u"Its process ended unexpectedly %1 times while it was on trial, at last: %2."_s
            .arg(trial.ends)
            .arg(news.ends.isEmpty() ? u"it crashed or hung"_s : news.ends.constLast());
    }
    if (trial.faults > toleratedFaults && trial.good + trial.faults <= firstCalls) {
        return u"%1 of its first %2 answers made no sense."_s.arg(trial.faults)
            .arg(trial.good + trial.faults);
    }
    return {};
}
} // namespace

QString judgeTrial(DriverChoice &choice, const TrialNews &news, const QDateTime &now)
{
    if (!choice.trial)
        return {};
    DriverChoice::Trial &trial = *choice.trial;
    // Calls count one by one, so that it does not matter when they are written down: 20 good ones promote even
    // if bad ones follow.
    const int good = qMin(news.good, qMax(0, goodCallsToPromote - trial.good));
    trial.good += good;
    trial.faults += news.faults;
    trial.ends += int(news.ends.size());
    if (good > 0 || news.alive) {
        trial.triesLeft = tries;
        trial.starting.clear();
    }
    if (const QString reason = verdict(trial, news); !reason.isEmpty()) {
        choice.bad.removeIf([&](const auto &bad) { return bad.version == trial.version; });
        choice.bad.append(
            {trial.version, choice.installed.value(trial.version).manifest, reason, now});
        choice.trial.reset();
        return reason;
    }
    if (trial.good >= goodCallsToPromote) {
        choice.previous = choice.active;
        choice.active = trial.version;
        choice.trial.reset();
    }
    return {};
}

QString countedTry(const QString &store, const QString &driverType, const QString &version)
{
    QString problem;
    // A folder that cannot be written to is no reason not to run what is in it.
    (void)changeChoices(store, [&](DriverChoices &choices) -> Result<Done> {
        const auto choice = choices.drivers.find(driverType);
        if (choice == choices.drivers.end() || !choice->trial || choice->trial->version != version)
            return Done();
        DriverChoice::Trial &trial = *choice->trial;
        const qint64 own = QCoreApplication::applicationPid();
        // A program that still runs may yet be answered.
        trial.triesLeft -= int(trial.starting.removeIf(
            [own](qint64 program) { return program != own && !processAlive(program); }));
        if (trial.triesLeft <= 0) {
            problem = u"It was started %1 times, and each time it, or the whole program, ended "
                      u"before it had answered anything."_s.arg(tries);
        } else if (!trial.starting.contains(own)) {
            trial.starting.append(own);
        }
        return Done();
    });
    return problem;
}

void releasedTry(const QString &store, const QString &driverType)
{
    (void)changeChoices(store, [&](DriverChoices &choices) -> Result<Done> {
        const auto choice = choices.drivers.find(driverType);
        if (choice != choices.drivers.end() && choice->trial)
            choice->trial->starting.removeAll(QCoreApplication::applicationPid());
        return Done();
    });
}

} // namespace coalface
