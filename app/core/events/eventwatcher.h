// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/changeinquiry.h"
#include "core/events/freshwrites.h"
#include "core/events/minersnapshot.h"
#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/ports/eventlog.h"

#include <QHash>
#include <QTimer>

namespace coalface {

//! Notes in the log what happens to the miners that this program polls, and to the drivers it runs. Only one program
//! on a configuration folder watches, the one that polls on a schedule, so that nothing is noted twice; what a person
//! does is noted by the program that does it (WriteJournal, RecordedDrivers). Keeps the log within its bounds. GUI thread.
class EventWatcher : public QObject
{
    Q_OBJECT
public:
    static constexpr int keptDays = 365;
    static constexpr int mostEvents = 500'000;

    //! All of them outlive it.
    EventWatcher(Fleet &fleet, Poller &poller, DriverDirectory &drivers, EventLog &log,
                 const Clock &clock, QObject *parent = nullptr);
    ~EventWatcher() override; //!< as setWatching(false)

    //! What is stored of the miners when it begins is what later changes are measured by. When it ends, what is not
    //! decided yet is noted as far as it is known.
    void setWatching(bool watching);
    bool isWatching() const { return m_isWatching; }
    //! Nothing that was seen is still being looked into, but perhaps a restart that is under way: how it ends may
    //! take minutes.
    bool isIdle() const;

Q_SIGNALS:
    void idle();

private:
    struct Inquiry
    {
        qint64 miner = 0;
        ChangeInquiry *inquiry = nullptr;
    };
    void polled(const PollResult &result);
    void note(const Miner &miner, const MinerSnapshot &before, const MinerSnapshot &after);
    //! Of a miner whose pools were never read, or not since a write, the log may know what was left there. `since`: of places that were
    //! written then or later what the look before told does not count; invalid: it counts.
    void compareWithWrites(const MinerRecord &record, const MinerSnapshot &before,
                           const MinerSnapshot &after, const QDateTime &since);
    void inquire(const Miner &miner, const SeenChange &change);
    void remember(const QList<qint64> &keys);
    void driverChanged(const QString &driverType);
    //! Looks that many days back for writes whose program ended over them.
    void recallBests();
    void trim(int abandonedDays);

    Fleet &m_fleet;
    DriverDirectory &m_drivers;
    EventLog &m_log;
    const Clock &m_clock;
    const QDateTime m_start; //!< of this program, or soon after
    bool m_isWatching = false;
    QHash<qint64, MinerSnapshot> m_snapshots;
    QHash<QString, DriverState> m_driverStates;
    QList<Inquiry> m_inquiries;
    FreshWrites m_fresh;
    int m_comparisons = 0;               //!< that are under way
    QHash<qint64, QSet<QString>> m_used; //!< by miner: refs of writes that have explained a restart
    QTimer m_trim;
};

} // namespace coalface
