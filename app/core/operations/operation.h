// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/writejournal.h"
#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/operations/identitycheck.h"
#include "core/operations/outcomes.h"

#include <QHash>
#include <QObject>
#include <QQueue>
#include <QSet>
#include <QTimer>

namespace coalface {

struct RestartNeeds;

struct OperationTarget
{
    qint64 key = 0;
    WriteRequest request;
    //! The value before, as a person reads it and without secrets; empty: not known, or there is none. Where a pool or a
    //! mode is set and noted, the device is asked for what is not known.
    QString before = {};
    QString fallbackBefore = {}; //!< likewise, of request.fallback's place
};

//! One change on several miners, begun by a person. Each miner is first asked who it is and what it can
//! do, then, if it is still the one that was chosen, changed, once: nothing is asked between who it is and the
//! change, so where the value before is asked for, who it is is asked again. Afterwards it is asked once more whose
//! answers were read back (see afterwards.h). Meanwhile it is not polled. Every
//! target ends with one report; see reportOf() for what an error means. GUI thread.
class Operation : public QObject
{
    Q_OBJECT
public:
    //! One request at a time to each miner; this many miners at a time. Fewer than a driver's host works on (128),
    //! and so many because a silent miner holds its place for 10 s, and one that reads back for 2 to 4 s: 500 of
    //! which a fifth are silent take 25 s.
    static constexpr int usualConcurrency = 112;

    //! How far a miner is. It waits until it is said to be Checking; its report ends it. Changing is all of
    //! sending and reading back: where in it a driver is cannot be seen from here.
    enum class Phase { Waiting, Checking, Changing, Done };
    Q_ENUM(Phase)

    //! The three live longer than the operation, which may be deleted at any time: what was sent then
    //! goes on in the driver, and nobody hears of it.
    Operation(Fleet &fleet, DriverDirectory &drivers, Poller &poller, QObject *parent = nullptr);
    ~Operation() override;

    //! Before start(): at least that much time between one miner's beginning and the next's.
    void setStagger(std::chrono::milliseconds stagger) { m_stagger.setInterval(stagger); }
    //! Before start(): notes every target there. It outlives the operation.
    void setJournal(WriteJournal *journal) { m_journal = journal; }
    //! Once. The miners are taken as they are now: one that has moved or is gone when its turn
    //! comes is refused.
    void start(const QList<OperationTarget> &targets, const WriteTimes &times,
               int concurrency = usualConcurrency);
    //! Begins nothing more: targets that nothing was sent to end as notTried(); those that were sent to are read
    //! back and end as they would have. finished() follows.
    void cancelUnsent();
    //! The same in haste, also after cancelUnsent(): those that were sent to end soon with what is known.
    void cancel();

Q_SIGNALS:
    //! To Checking and Changing.
    void phaseChanged(qint64 key, coalface::Operation::Phase phase);
    //! Of a pool that is set with its fallback: that, which goes first, has ended. What becomes of the pool follows.
    void fallbackFinished(qint64 key, const coalface::WriteReport &report);
    void targetFinished(qint64 key, const coalface::TargetReport &report);
    //! Every target has its report.
    void finished();

private:
    struct Target
    {
        OperationTarget wanted;
        MinerRecord record;                       //!< as it was chosen
        std::optional<WriteReport> fallback = {}; //!< what came of the fallback pool that went first
        bool wasAskedBefore = false;              //!< for the value before
    };

    void stop(void (DriverSession::*cancel)(const QString &minerId));
    void fill();
    void note(const Target &target);
    void begin(const Target &target);
    void check(const Target &target);
    void checked(const Target &target, const Result<CheckedMiner> &miner);
    std::optional<TargetReport> obstacleTo(const Target &target,
                                           const Result<CheckedMiner> &miner) const;
    void askBefore(const Target &target);
    static WriteRequest sentOf(const Target &target);
    void send(const Target &target);
    void written(const Target &target, const Result<WriteReport> &report);
    void askWhetherInUse(const Target &target, const WriteReport &report);
    void askUptime(const Target &target, const WriteReport &report, const RestartNeeds &needs);
    void lookAfter(const Target &target, const TargetReport &ended);
    void judge(Target target, const TargetReport &ended, const Result<CheckedMiner> &after);
    TargetReport reportOn(const Target &target, const Result<WriteReport> &report) const;
    void settle(qint64 key, const TargetReport &report);
    void report(qint64 key, const TargetReport &report);
    void announceEnd();
    std::optional<TargetReport> moveOf(const MinerRecord &chosen) const;

    Fleet &m_fleet;
    DriverDirectory &m_drivers;
    Poller &m_poller;
    WriteJournal *m_journal = nullptr;
    QHash<qint64, Event> m_records; //!< what is noted of each target that has no report yet
    WriteTimes m_times;
    int m_concurrency = usualConcurrency;
    QTimer m_stagger; //!< runs while the next one has to wait
    QQueue<Target> m_waiting;
    QHash<qint64, QString> m_running; //!< key -> driver
    QSet<qint64> m_afterwards; //!< of those: what was sent has ended, and it is asked who is there now
    bool m_cancelled = false;
    bool m_hurried = false; //!< what was sent is not waited for either
    bool m_ended = false;
};

} // namespace coalface
