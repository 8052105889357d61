// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/driverlog.h"
#include "drivers/hostlistener.h"
#include "drivers/metrics/hostusage.h"
#include "drivers/supervision.h"
#include "wire/channel.h"
#include "wire/messages.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <memory>

namespace coalface {

//! What a host is to run.
struct HostProgram
{
    QString program; //!< absolute path of coalface-driverhost
    QString library; //!< absolute path of the driver
    QString driverType;
    QString version;
};

//! One run of a host, from its start to its end: process, connection, hello and pings. GUI thread.
class HostRun : public QObject
{
    Q_OBJECT
public:
    enum class End {
        Asked,      //!< end() was called
        Refused,    //!< it, or its driver, is not what it should be; starting again changes nothing
        OtherBuild, //!< it is of another build than this program; no driver's fault, and it stays so
        Died,       //!< it crashed, ended by itself or broke the rules
        Hung,       //!< it was killed because it did not answer
    };

    HostRun(HostProgram host, const Supervision &limits, QObject *parent = nullptr);
    //! Kills it if it still runs.
    ~HostRun() override;

    //! Starts it. Everything is told by signals, nothing from within this call.
    void start();
    qint64 pid() const { return m_process.processId(); }
    qint64 startupTime() const { return m_startupTime; } //!< ms from start to hello

    bool send(const QCborMap &message);
    //! It may finish what it writes and leaves; after a second it is killed.
    void end();
    //! It hangs: kills it. `reason`: what it did, for "…: <reason>".
    void kill(const QString &reason);

Q_SIGNALS:
    void ready();
    void answered(const QCborMap &message);
    //! What it says of itself, with the first pong soon after ready() and with each further one.
    void used(const coalface::HostUsage &usage);
    //! Once. `reason` as in kill(), or a whole sentence with Refused and OtherBuild.
    void ended(HostRun::End end, const QString &reason);

private:
    void adopt(QLocalSocket *socket);
    void take(const QCborMap &message);
    void greet(const QCborMap &message);
    void ping();
    void refuse(const QString &sentence);
    void endAs(End end, const QString &reason);
    void processFinished(int status, QProcess::ExitStatus how);
    void finish(End end, const QString &reason);

    HostProgram m_host;
    Supervision m_limits;
    HostListener m_listener;
    DriverLog m_log;
    QProcess m_process;
    std::unique_ptr<wire::Channel> m_channel;
    QTimer m_patience; //!< for the hello, later for the end
    QTimer m_pings;
    QElapsedTimer m_age;
    UsageReader m_usage;
    qint64 m_startupTime = 0;
    int m_unanswered = 0;
    bool m_ready = false;
    bool m_ended = false;
    End m_end = End::Died;
    QString m_reason; //!< why we ended it; empty: it went by itself
};

} // namespace coalface
