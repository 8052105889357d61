// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/driverdirectory.h"
#include "drivers/hostrun.h"

#include <QElapsedTimer>
#include <QList>
#include <QTimer>

#include <functional>

namespace coalface {

//! One driver's host over time: starts it when asked, starts it again with growing pauses when it
//! ends unexpectedly, and gives it up (Broken) when it does so too often. GUI thread.
class DriverProcess : public QObject
{
    Q_OBJECT
public:
    //! A sentence when the host must not be started, else empty. Called on a worker thread.
    using Check = std::function<QString()>;

    //! `check` is asked before each start.
    DriverProcess(HostProgram host, Check check, const Supervision &limits, const Clock &clock,
                  QObject *parent = nullptr);

    //! Stopped, Starting, Ready, Backoff or Broken.
    DriverState state() const { return m_state; }
    QString detail() const { return m_detail; } //!< one sentence for Backoff and Broken
    std::optional<qint64> pid() const;
    QDateTime since() const { return m_since; } //!< of the state
    const QString &version() const { return m_host.version; }
    const QString &library() const { return m_host.library; }
    const Supervision &limits() const { return m_limits; }

    //! Only in Stopped; otherwise nothing happens.
    void start();
    //! Ends the host and forgets its past: also out of Backoff and Broken. Stopped soon after.
    void stop();
    //! False when it is not Ready or the message is too large.
    bool send(const QCborMap &message);
    //! It holds a call longer than it may: ends it as hanging.
    void endHanging(const QString &reason);

Q_SIGNALS:
    void stateChanged();
    void answered(const QCborMap &message);
    //! The host is gone and with it everything that it had not answered; stateChanged() follows.
    void lost();
    //! It was not started, or ended by itself or us, because it is not what it should be: starting it again changes
    //! nothing. Broken follows.
    void refused(const QString &reason);
    //! It crashed or broke the rules, or (`hung`) was ended because it did not answer.
    void died(const QString &reason, bool hung);
    //! Another host is started in place of one that died.
    void restarting();
    void used(const coalface::HostUsage &usage);

private:
    void runHost();
    void checked(int attempt, const QString &problem);
    void runEnded(HostRun::End end, const QString &reason);
    void giveUpOrWait(const QString &reason);
    void setState(DriverState state, const QString &detail = {});

    HostProgram m_host;
    Check m_check;
    Supervision m_limits;
    const Clock &m_clock;
    DriverState m_state = DriverState::Stopped;
    QString m_detail;
    QDateTime m_since;
    HostRun *m_run = nullptr;
    QTimer m_restart;
    QList<qint64> m_ends; //!< moments of unexpected ends within the window, monotonic ms
    int m_attempt = 0;    //!< counts starts, so that a check that was overtaken is ignored
};

} // namespace coalface
