// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/driversession.h"
#include "drivers/announcementinbox.h"
#include "drivers/driverprocess.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>

namespace coalface {

//! The session of a driver that runs in a host: queues calls until the host is ready, keeps at most
//! 64 under way, pairs answers with calls, and asks a second time when the host died over a call
//! (every call here only reads). GUI thread.
class HostedSession : public DriverSession
{
    Q_OBJECT
public:
    //! `process` and `clock` live longer than the session.
    HostedSession(QString driverType, DriverProcess &process, const Clock &clock,
                  QObject *parent = nullptr);
    //! What is still open ends as Aborted.
    ~HostedSession() override;

    //! From now on the miners that only announce themselves can be read, on these ports. `source`
    //! lives longer than the session.
    void hearThrough(Announcements &source, const QList<quint16> &ports);

    QString driverType() const override { return m_driverType; }
    QFuture<Result<Identity>> probe(const Endpoint &endpoint, Deadline deadline) override;
    QFuture<Result<Identity>> recognise(const Announcement &announcement,
                                        Deadline deadline) override;
    QFuture<Result<Telemetry>> readTelemetry(const MinerRef &miner, Deadline deadline) override;
    QFuture<Result<PoolInfo>> readPoolInfo(const MinerRef &miner, Deadline deadline) override;
    QFuture<Result<VersionInfo>> readVersionInfo(const MinerRef &miner, Deadline deadline) override;
    void closeMiner(const QString &minerId) override;

private:
    using Answer = Result<QCborValue>;
    struct Open
    {
        wire::Call call;
        QDeadlineTimer deadline;
        bool wasLost = false;           //!< a host died over it once already
        bool needsAnnouncement = false; //!< not sent before there is a fresh one of its miner
        std::function<void(const Answer &)> complete;
    };

    template<typename T>
    QFuture<Result<T>> ask(QLatin1String op, const MinerRef &miner, Deadline deadline);
    template<typename T>
    QFuture<Result<T>> ask(Open &&open, Deadline deadline);
    bool isHeldBack(const Open &open) const;
    void passOn(const QString &minerId);
    void heard(const QString &minerId);
    void enqueue(Open &&open);
    void pump();
    void take(const QCborMap &message);
    void recoverLost();
    void followState();
    void failAll(const Error &error);
    void expire();
    void watch(const QDeadlineTimer &expiry);
    Error tooLate(const Open &open) const;

    QString m_driverType;
    DriverProcess &m_process;
    const Clock &m_clock;
    std::unique_ptr<AnnouncementInbox> m_inbox; //!< null: nothing is announced for this driver
    quint64 m_lastId = 0;
    std::deque<Open> m_waiting;
    std::unordered_map<quint64, Open> m_sent;
    QTimer m_expiry; //!< one for all calls: at the earliest of their ends
    QDeadlineTimer m_nextExpiry{QDeadlineTimer::Forever};
};

} // namespace coalface
