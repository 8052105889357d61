// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/fleet/pollqueue.h"
#include "core/ports/clock.h"
#include "core/ports/driverdirectory.h"
#include "core/ports/telemetrylog.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace coalface {

struct PollRound;

struct PollResult
{
    qint64 minerKey = 0;
    Result<Telemetry> answer;
    qint64 milliseconds = 0;
};

struct RoundReport
{
    int round = 0; //!< from 1
    int answered = 0;
    int failed = 0;
    double seconds = 0; //!< from its beginning to its last answer
    //! Of the fleet, so that the three are all of it: backed off, being changed, still asked by the round before, let go,
    //! or not to be asked that often.
    int notAsked = 0;
};

//! Asks the miners, on a QTimer, and hands what they say to fleet and log. Gentle: one question in
//! flight per miner, a bounded number in all, polls spread over the interval, miners that are offline
//! asked ever more rarely. Who is slow to answer leaves its place to the next. The first round asks everybody at once. GUI thread.
class Poller : public QObject
{
    Q_OBJECT
public:
    Poller(Fleet &fleet, DriverDirectory &drivers, TelemetryLog &log, const Clock &clock,
           QObject *parent = nullptr);
    ~Poller() override;

    //! Seconds between two polls of a miner. One whose driver asks for more (Miner::leastInterval) is left out of rounds.
    void setInterval(int seconds, Fleet::Pace pace = Fleet::Pace::AsDriversAllow);
    int interval() const { return m_interval; }

    //! Polls on a schedule until stop(). The first round starts at once.
    void start();
    //! Asks nobody anew. Those under way still settle; idle() follows then.
    void stop();
    //! Stops, and lets go of those under way, too: they settle soon, as Aborted. That is no miss of theirs,
    //! nothing is stored of it, and it counts for no round.
    void cancel();
    bool isRunning() const { return m_tick.isActive(); }
    //! Nobody waits, is being asked, or has an answer that is not stored yet.
    bool isIdle() const;

    //! Asks these once, now, whatever the schedule. A miner that waits or is being asked already is
    //! not asked twice: its answer counts for both.
    void pollNow(const QList<qint64> &keys);

    //! Nobody asks that miner until it is released as often as it was held: something changes it. What it
    //! is being asked already still settles. After the last release it is asked once if polls run or
    //! somebody wanted it meanwhile.
    void hold(qint64 key);
    void release(qint64 key);

    //! Seconds until the next scheduled question; nothing when not running or without miners.
    std::optional<int> secondsToNext() const;

Q_SIGNALS:
    void polled(const coalface::PollResult &result);
    //! Every miner that was due in a round has settled, and what they said is stored (or could not be).
    void roundFinished(const coalface::RoundReport &report);
    //! Samples could not be stored; a sentence.
    void storingFailed(const QString &sentence);
    void idle();

private:
    void askThoseOf(const QString &driverType);
    void askWhereItIs(qint64 key);
    void tick();
    void beginRound();
    bool isDue(const Miner &miner) const;
    //! When it may be asked as its driver wants it, monotonic ms.
    qint64 earliest(const Miner &miner) const
    {
        // From when it was to be asked last: ticks that come late would add up.
        const qint64 now = m_clock.monotonic();
        return m_lastDue.value(miner.record.key, now - miner.leastInterval * 1000LL)
               + miner.leastInterval * 1000LL;
    }
    void fillWindows();
    void enqueue(qint64 key, bool silent, qint64 due);
    void ask(qint64 key);
    void makeWay();
    void settle(qint64 key, const Result<Telemetry> &answer, qint64 milliseconds,
                const QDateTime &asked);
    qint64 roundsUntilNext(int misses, qint64 silentSeconds) const;
    void creditRounds(qint64 key, bool answered);
    void flush();
    void stored(const Result<int> &result);
    void finishRounds();

    Fleet &m_fleet;
    DriverDirectory &m_drivers;
    TelemetryLog &m_log;
    const Clock &m_clock;
    QTimer m_tick;
    QTimer m_flush;
    QTimer m_patience;
    int m_interval = 30;

    struct Hold
    {
        int count = 0;
        bool wanted = false; //!< somebody asked for a poll meanwhile
    };
    QHash<qint64, Hold> m_held;
    PollQueue m_queue;
    QHash<qint64, qint64> m_due; //!< when each miner is due in the present round, monotonic ms
    QList<std::shared_ptr<PollRound>> m_rounds; //!< not finished yet, oldest first
    int m_roundNumber = 0;
    qint64 m_nextRound = 0;
    QHash<qint64, qint64> m_lastDue;  //!< when each was to be asked last, monotonic ms
    QHash<qint64, qint64> m_askAgain; //!< offline miners: not before, monotonic ms
    QSet<qint64> m_moved;             //!< while they were being asked where they no longer are
    QList<Sample> m_samples;
    QList<StatusUpdate> m_statuses;
    int m_storing = 0;
    bool m_filling = false;
};

} // namespace coalface
