// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/bulkchange.h"

namespace coalface {

namespace {

bool mayBeSet(const WriteReport &report)
{
    return isDone(report.outcome) || isUncertain(report.outcome);
}

//! What a person asked for, besides a fallback.
bool mayBeChanged(const BulkChange::Entry &entry)
{
    const bool hasEnded = entry.phase == Operation::Phase::Done; // else its report tells nothing
    // After a fallback that was not set nothing else is sent, and the report is the fallback's.
    const bool wasSent = !entry.target.request.fallback
                         || (entry.fallback && isDone(entry.fallback->outcome));
    return entry.wasUncertain || (hasEnded && wasSent && mayBeSet(entry.report));
}

bool mayFallbackBeSet(const BulkChange::Entry &entry)
{
    return entry.wasFallbackSet || (entry.fallback && mayBeSet(*entry.fallback));
}

//! Something is to be brought back, and nothing does it.
bool hasNoUndo(const BulkChange::Entry &entry)
{
    return mayBeChanged(entry) ? !entry.target.undo
                               : mayFallbackBeSet(entry) && !entry.target.fallbackUndo;
}

//! What brings back what may have been changed; nothing where nothing was, or nothing does.
std::optional<BulkTarget> undoOf(const BulkChange::Entry &entry)
{
    const BulkTarget &made = entry.target;
    BulkTarget undo;
    undo.key = made.key;
    if (mayBeChanged(entry) && made.undo) {
        undo.request = *made.undo;
        undo.before = made.after;
        undo.after = made.before;
        undo.fallbackBefore = made.fallbackAfter;
        undo.fallbackAfter = made.fallbackBefore;
        undo.isUncertain = !isDone(entry.report.outcome);
    } else if (!mayBeChanged(entry) && mayFallbackBeSet(entry) && made.fallbackUndo) {
        undo.request = {WriteRequest::Verb::SetPool, {}, *made.fallbackUndo};
        undo.before = made.fallbackAfter;
        undo.after = made.fallbackBefore;
        undo.isUncertain = !entry.fallback || !isDone(entry.fallback->outcome);
    } else {
        return std::nullopt;
    }
    undo.request.sendAnyway = undo.isUncertain;
    const bool isSame = undo.before == undo.after && undo.fallbackBefore == undo.fallbackAfter;
    return isSame ? std::nullopt : std::optional(undo);
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
        if (entry.phase == Operation::Phase::Done && !entry.report.isTried)
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
    connect(m_operation.get(), &Operation::fallbackFinished, this,
            [this](qint64 key, const WriteReport &report) {
                m_entries[m_indexes.value(key)].fallback = report;
            });
    connect(m_operation.get(), &Operation::targetFinished, this,
            [this](qint64 key, const TargetReport &report) {
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
        Entry again{entry.target};
        again.wasUncertain = mayBeChanged(entry);
        again.wasFallbackSet = mayFallbackBeSet(entry);
        entry = again;
        WriteRequest request = entry.target.request;
        // What it shows by now may be what it had, and not what it has stored.
        request.sendAnyway = request.sendAnyway || entry.wasUncertain;
        targets << OperationTarget{entry.target.key, request, entry.target.before,
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
    m_operation->cancelUnsent();
}

void BulkChange::endSoon()
{
    cancel();
    if (isRunning())
        m_operation->cancel();
}

QList<BulkTarget> BulkChange::undoTargets() const
{
    QList<BulkTarget> targets;
    for (const Entry &entry : m_entries) {
        std::optional<BulkTarget> target = undoOf(entry);
        const Miner *miner = target ? m_fleet.miner(target->key) : nullptr;
        if (!miner)
            continue;
        target->name = miner->record.name;
        target->address = miner->record.address;
        targets << *target;
    }
    return targets;
}

QStringList BulkChange::namesWithoutUndo() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (hasNoUndo(entry))
            names << entry.target.name;
    }
    return names;
}

QStringList BulkChange::namesKeepingFallback() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (mayBeChanged(entry) && entry.target.undo && mayFallbackBeSet(entry)
            && !entry.target.fallbackUndo)
            names << entry.target.name;
    }
    return names;
}

} // namespace coalface
