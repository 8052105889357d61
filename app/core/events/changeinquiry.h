// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/changeauthor.h"
#include "core/ports/driversession.h"
#include "core/ports/eventlog.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace coalface {

//! Finds out whose change it was that was seen at a miner: looks for a write in the log, asks the device for its
//! pools where that matters, waits a moment for a write that another program is about to note, and looks again; of a
//! restart it waits for the outcome of one that is under way. Ends with settled(), once. GUI thread.
class ChangeInquiry : public QObject
{
    Q_OBJECT
public:
    //! `session` of the miner's driver, null: cannot be asked. Log and session outlive it.
    ChangeInquiry(const SeenChange &change, EventLog &log, DriverSession *session,
                  const MinerRef &miner, const QSet<QString> &used, QObject *parent = nullptr);

    void start();
    //! That write has explained another restart meanwhile.
    void exclude(const QString &writeRef) { m_used.insert(writeRef); }
    //! For a restart that is under way, which may take minutes; conclude() accuses nobody of it.
    bool isWaiting() const { return m_isWaiting; }
    //! What is known by now, if settled() has not told yet; it is not emitted any more then.
    std::optional<Event> conclude();

Q_SIGNALS:
    void waiting(); //!< isWaiting() begins
    //! `writeRef`: of the write that explains it; empty: none.
    void settled(const coalface::Event &event, const QString &writeRef);

private:
    void look();
    void looked(const Result<QList<Event>> &log);
    void askPools();
    bool isAwaited() const;
    void end(const Event &event, const QString &writeRef = {});
    Event verdict() const;

    SeenChange m_change;
    EventLog &m_log;
    DriverSession *m_session;
    MinerRef m_miner;
    QSet<QString> m_used;
    QList<Event> m_events; //!< the miner's newest writes and pools
    std::optional<PoolInfo> m_pools;
    QTimer m_again;
    QElapsedTimer m_sinceStart;
    int m_looks = 0;
    bool m_isWaiting = false;
    bool m_isLogRead = false;
    bool m_isSettled = false;
};

} // namespace coalface
