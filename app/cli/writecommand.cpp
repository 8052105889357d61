// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/writecommand.h"

#include "cli/plainwords.h"
#include "core/operations/bulkchange.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestWait = 3600;
constexpr int longestStagger = 600'000; // ms
} // namespace

QString WriteCommand::prepare(const Arguments &arguments)
{
    QStringList miners = arguments.operands;
    if (const QString problem = prepareChange(arguments, miners); !problem.isEmpty())
        return problem;
    const Result<int> wait = arguments.number(u"wait"_s, usualWait(), 0, longestWait);
    if (!wait)
        return wait.error().detail;
    m_times.confirmation = std::chrono::seconds(*wait);
    const Result<int> stagger = arguments.number(u"stagger"_s, 0, 0, longestStagger);
    if (!stagger)
        return stagger.error().detail;
    m_stagger = std::chrono::milliseconds(*stagger);
    m_yes = arguments.isSet(u"yes"_s);
    return m_targets.take(arguments, miners);
}

void WriteCommand::start()
{
    const Result<QList<qint64>> keys = m_targets.keys(context().fleet);
    if (!keys)
        return refuse(keys.error().detail);
    m_keys = *keys;
    for (const qint64 key : std::as_const(m_keys))
        m_miners.insert(key, *context().fleet.miner(key));
    if (m_keys.isEmpty())
        return conclude();
    gather();
}

//! What they show may not be all where the last change has not shown: then it is no reason to leave them alone.
void WriteCommand::ask()
{
    UnconfirmedWrites::read(context().events, m_keys)
        .then(qApp, [self = QPointer(this)](const Result<UnconfirmedWrites> &writes) {
            if (!self || self->isFinished())
                return;
            if (writes)
                self->look(*writes);
            else
                self->output().problem(
                    u"Whether an earlier change was confirmed is not known, so miners that show "
                    "the wanted value are left alone: %1"_s.arg(writes.error().detail));
            self->confirm();
        });
}

void WriteCommand::look(const UnconfirmedWrites &writes)
{
    QStringList names;
    for (const qint64 key : std::as_const(m_keys)) {
        const Miner &miner = *m_miners.constFind(key);
        const WriteRequest request = requestFor(miner);
        if (request.verb == WriteRequest::Verb::Restart || !writes.holds(key, request))
            continue;
        m_unconfirmed.insert(key);
        names << miner.record.name;
    }
    if (!names.isEmpty()) {
        output().note(u"The last such change was not confirmed, so it is sent even to a miner that "
                      "shows it already: %1."_s.arg(names.join(u", "_s)));
    }
}

void WriteCommand::confirm()
{
    QList<Miner> miners;
    for (const qint64 key : std::as_const(m_keys))
        miners << m_miners.value(key);
    for (const QString &warning : warnings(miners))
        output().problem(warning);
    if (m_yes || m_keys.size() < 2 || !StdinLine::isTerminal())
        return run();
    m_answer = std::make_unique<StdinLine>();
    const auto declined = [this] {
        fail({Error::Kind::Aborted, u"Nothing was changed, as you did not say yes."_s});
    };
    connect(m_answer.get(), &StdinLine::ended, this, declined);
    connect(m_answer.get(), &StdinLine::line, this, [this, declined](const QString &text) {
        const QString answer = text.trimmed().toLower();
        if (answer == u"y" || answer == u"yes")
            run();
        else
            declined();
    });
    m_answer->read(question(m_keys.size()) + u" [y/N] "_s, StdinLine::Echo::Shown);
}

void WriteCommand::run()
{
    if (isFinished())
        return;
    m_operation = std::make_unique<Operation>(context().fleet, context().drivers, context().poller);
    m_operation->setJournal(&context().journal);
    connect(m_operation.get(), &Operation::finished, this, &WriteCommand::conclude);
    connect(m_operation.get(), &Operation::targetFinished, this,
            [this](qint64 key, const TargetReport &report) {
                m_reports.insert(key, report);
                if (m_keys.size() > 1) {
                    output().note(u"%1 of %2: %3: %4"_s.arg(m_reports.size())
                                      .arg(m_keys.size())
                                      .arg(m_miners.value(key).record.name, plainOutcome(report)));
                }
            });
    QList<OperationTarget> targets;
    for (const qint64 key : std::as_const(m_keys)) {
        const Miner &miner = *m_miners.constFind(key);
        WriteRequest request = requestFor(miner);
        request.sendAnyway = m_unconfirmed.contains(key);
        targets << OperationTarget{key, request, valueBefore(miner)};
    }
    m_operation->setStagger(m_stagger);
    m_operation->start(targets, m_times);
}

void WriteCommand::interrupt()
{
    if (!m_operation) {
        m_interrupted = true;
        return finish(exitInterrupted);
    }
    if (std::exchange(m_interrupted, true))
        return;
    const auto wait = std::chrono::duration_cast<std::chrono::seconds>(m_times.confirmation);
    output().note(u"Interrupted: nothing more is sent. What was sent already cannot be stopped and "
                  "is read back for up to %1 s; Ctrl-C once more ends at once."_s.arg(wait.count()));
    m_operation->cancelUnsent();
}

void WriteCommand::interruptAtOnce()
{
    m_interrupted = true;
    m_hurried = true;
    if (!m_operation)
        return finish(exitInterrupted);
    m_operation->cancel();
}

void WriteCommand::conclude()
{
    bool allDone = true;
    QList<MinerOutcome> outcomes;
    for (const qint64 key : std::as_const(m_keys)) {
        const Miner *miner = context().fleet.miner(key);
        const TargetReport report = m_reports.value(key);
        allDone = allDone && isDone(report.outcome);
        outcomes << MinerOutcome{miner ? *miner : m_miners.value(key), report};
    }
    printOutcomes(output(), outcomes);
    if (m_hurried)
        nameUncertain(outcomes);
    finish(m_interrupted ? exitInterrupted : allDone ? exitDone : exitFailed);
}

//! Those that were not waited for, also beside a document.
void WriteCommand::nameUncertain(const QList<MinerOutcome> &outcomes)
{
    QStringList names;
    for (const MinerOutcome &outcome : outcomes) {
        if (isUncertain(outcome.report.outcome))
            names << outcome.miner.record.name;
    }
    if (!names.isEmpty()) {
        output().problem(u"Interrupted while what was sent was read back. Not confirmed: %1."_s.arg(
            names.join(u", "_s)));
    }
}

} // namespace coalface::cli
