// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <memory>

namespace coalface {

//! One miner of a change, with what was there before.
struct BulkTarget
{
    qint64 key = 0;
    QString name;    //!< as it was called when it was chosen
    QString address; //!< where it was then
    WriteRequest request;
    QString before; //!< as a person reads it; empty: not known, or there is none
    QString after;
    QString fallbackBefore = {}; //!< likewise of request.fallback
    QString fallbackAfter = {};
    std::optional<WriteRequest> undo = {}; //!< what brings the value before back
    QString whyNoUndo = {};                //!< where nothing does
    //! What brings the fallback before back, where it was set and the pool itself never went out.
    std::optional<PoolSettings> fallbackUndo = {};
    //! What the device shows now may not be all of it: it was sent something that has not shown. So it is set again even
    //! where it seems to be set so already (request.sendAnyway).
    bool isUncertain = false;
};

//! One change that a person wants on several miners, with its outcomes, which stay: those that failed can be tried
//! again, and where the value before is known it can be undone. GUI thread.
class BulkChange : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        BulkTarget target;
        Operation::Phase phase = Operation::Phase::Waiting;
        TargetReport report = {}; //!< when it is Done
        //! Of request.fallback, which goes first, once that has ended.
        std::optional<WriteReport> fallback = {};
        bool wasUnderWay = false;    //!< too late to stop it when that was wanted
        bool wasUncertain = false;   //!< a run before ended so that it may have been changed
        bool wasFallbackSet = false; //!< a run before set its fallback, or may have
    };
    struct Counts
    {
        int done = 0;      //!< what was asked for is there
        int failed = 0;    //!< nothing was changed, but perhaps a fallback that went first
        int notTried = 0;  //!< of those: stopped before anything was sent
        int uncertain = 0; //!< something was sent, and the device may have changed
        int open = 0;      //!< no report yet
    };

    //! What a person does with it.
    enum class Purpose {
        Change,
        Undo,    //!< of another change
        SetAgain //!< what they had set, in place of what somebody else has
    };

    //! The three live longer than this.
    BulkChange(Fleet &fleet, DriverDirectory &drivers, Poller &poller,
               const QList<BulkTarget> &targets, QObject *parent = nullptr);
    ~BulkChange() override;

    WriteRequest::Verb verb() const { return m_verb; }
    Purpose purpose() const { return m_purpose; }
    void setPurpose(Purpose purpose) { m_purpose = purpose; }
    const QList<Entry> &entries() const { return m_entries; }
    Counts counts() const;
    bool isRunning() const { return m_operation != nullptr; }
    bool isCancelled() const { return m_cancelled; }

    //! Before start(): notes every target of every run there. It outlives this.
    void setJournal(WriteJournal *journal) { m_journal = journal; }
    //! Once; see Operation.
    void start(const WriteTimes &times, std::chrono::milliseconds stagger = {},
               int concurrency = Operation::usualConcurrency);
    //! Begins nothing more. What was sent already is read back as ever; wasUnderWay marks those.
    void cancel();
    //! The same in haste, also after cancel(): what was sent ends with what is known.
    void endSoon();
    //! Another run for those of which is known that nothing was changed; with `uncertain` also for the others
    //! that failed, which may have been changed. Nothing while it runs.
    void retry(bool uncertain);

    //! What brings back the values before, on all on which the change was made, or may have been: to those the value
    //! before is right whatever happened. Where a fallback was set and the pool never went out, the fallback alone.
    QList<BulkTarget> undoTargets() const;
    //! Names of those on which it was made, or may have been, and cannot be undone.
    QStringList namesWithoutUndo() const;
    //! Names of those whose pool is brought back, but that keep the fallback they got, or may have got: they had none
    //! before, and a place cannot be emptied.
    QStringList namesKeepingFallback() const;

Q_SIGNALS:
    void entryChanged(int index);
    //! A run began (start() or retry()).
    void started();
    //! Every entry of the run has its report.
    void finished();

private:
    void run(const QList<int> &indexes);
    void conclude();

    Fleet &m_fleet;
    DriverDirectory &m_drivers;
    Poller &m_poller;
    WriteJournal *m_journal = nullptr;
    WriteRequest::Verb m_verb;
    Purpose m_purpose = Purpose::Change;
    QList<Entry> m_entries;
    QHash<qint64, int> m_indexes; //!< by key
    WriteTimes m_times;
    std::chrono::milliseconds m_stagger{};
    int m_concurrency = Operation::usualConcurrency;
    std::unique_ptr<Operation> m_operation; //!< the run under way
    bool m_cancelled = false;
};

//! Something was sent, and whether the device changed is not known.
constexpr bool isUncertain(Outcome outcome)
{
    return outcome == Outcome::Unknown || outcome == Outcome::NotConfirmed;
}

} // namespace coalface
