// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/bulkchange.h"

namespace coalface {

namespace {

bool mayBeChanged(const BulkChange::Entry &entry)
{
    const bool hasEnded = entry.phase == Operation::Phase::Done; // else its report tells nothing
    return entry.wasUncertain
           || (hasEnded && (isDone(entry.report.outcome) || isUncertain(entry.report.outcome)));
}

} // namespace

BulkChange::BulkChange(Fleet &fleet, DriverDirectory &drivers, Poller &poller,
                       const QList<BulkTarget> &targets, QObject *parent)
    : QObject(parent),
      m_fleet(fleet),
      m_drivers(drivers),
      m_poller(poller),
      m_verb(targets.isEmpty() ? WriteRequest::Verb::Restart : targets.first().request.verb)
{
    for (const BulkTarget &target : targets) {
        m_indexes.insert(target.key, int(m_entries.size()));
        m_entries << Entry{target};
    }
}

BulkChange::~BulkChange() = default;

BulkChange::Counts BulkChange::counts() const
{
    Counts counts;
    for (const Entry &entry : m_entries) {
        if (entry.phase != Operation::Phase::Done)
            ++counts.open;
        else if (isDone(entry.report.outcome))
            ++counts.done;
        else if (isUncertain(entry.report.outcome))
            ++counts.uncertain;
        else
            ++counts.failed;
        if (entry.phase == Operation::Phase::Done && isNotTried(entry.report))
            ++counts.notTried;
    }
    return counts;
}

void BulkChange::start(const WriteTimes &times, std::chrono::milliseconds stagger, int concurrency)
{
    m_times = times;
    m_stagger = stagger;
    m_concurrency = concurrency;
    QList<int> all;
    for (int index = 0; index < m_entries.size(); ++index)
        all << index;
    run(all);
}

void BulkChange::retry(bool uncertain)
{
    if (isRunning())
        return;
    QList<int> again;
    for (int index = 0; index < m_entries.size(); ++index) {
        const Outcome outcome = m_entries[index].report.outcome;
        if (!isDone(outcome) && (uncertain || !isUncertain(outcome)))
            again << index;
    }
    run(again);
}

void BulkChange::run(const QList<int> &indexes)
{
    m_cancelled = false;
    m_operation = std::make_unique<Operation>(m_fleet, m_drivers, m_poller);
    m_operation->setJournal(m_journal);
    connect(m_operation.get(), &Operation::phaseChanged, this,
            [this](qint64 key, Operation::Phase phase) {
                const int index = m_indexes.value(key);
                m_entries[index].phase = phase;
                Q_EMIT entryChanged(index);
            });
    connect(m_operation.get(), &Operation::targetFinished, this,
            [this](qint64 key, const WriteReport &report) {
                const int index = m_indexes.value(key);
                m_entries[index].phase = Operation::Phase::Done;
                m_entries[index].report = report;
                // What was still held back by then was stopped after all.
                if (report.outcome == Outcome::Unreachable)
                    m_entries[index].wasUnderWay = false;
                Q_EMIT entryChanged(index);
            });
    connect(m_operation.get(), &Operation::finished, this, &BulkChange::conclude);
    QList<OperationTarget> targets;
    for (const int index : indexes) {
        Entry &entry = m_entries[index];
        const bool wasUncertain = entry.wasUncertain
                                  || (entry.phase == Operation::Phase::Done
                                      && isUncertain(entry.report.outcome));
        entry = Entry{entry.target};
        entry.wasUncertain = wasUncertain;
        targets << OperationTarget{entry.target.key, entry.target.request, entry.target.before,
                                   entry.target.fallbackBefore};
    }
    m_operation->setStagger(m_stagger);
    m_operation->start(targets, m_times, m_concurrency);
    Q_EMIT started();
}

void BulkChange::conclude()
{
    m_operation.release()->deleteLater(); // it is just telling this
    Q_EMIT finished();
}

void BulkChange::cancel()
{
    if (!isRunning() || std::exchange(m_cancelled, true))
        return;
    for (Entry &entry : m_entries)
        entry.wasUnderWay = entry.phase == Operation::Phase::Changing;
    m_operation->cancel();
}

QList<BulkTarget> BulkChange::undoTargets() const
{
    QList<BulkTarget> targets;
    for (const Entry &entry : m_entries) {
        const BulkTarget &made = entry.target;
        if (!mayBeChanged(entry) || !made.undo
            || (made.before == made.after && made.fallbackBefore == made.fallbackAfter))
            continue;
        BulkTarget target{made.key,   made.name,   made.address,       *made.undo,
                          made.after, made.before, made.fallbackAfter, made.fallbackBefore};
        const Miner *miner = m_fleet.miner(made.key);
        if (!miner)
            continue;
        target.name = miner->record.name;
        target.address = miner->record.address;
        target.isUncertain = !isDone(entry.report.outcome);
        targets << target;
    }
    return targets;
}

QStringList BulkChange::namesWithoutUndo() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (mayBeChanged(entry) && !entry.target.undo)
            names << entry.target.name;
    }
    return names;
}

} // namespace coalface
