// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/callclass.h"
#include "core/ports/clock.h"
#include "core/ports/driversession.h"
#include "drivers/announcementinbox.h"
#include "drivers/driverprocess.h"
#include "drivers/minertraffic.h"
#include "drivers/promisedanswer.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>

namespace coalface {

//! How one call ended that had been sent to a host. A call that was sent a second time has one record, of its end.
struct CallRecord
{
    QString version; //!< of the driver: that of the host it was sent to last
    QString op;      //!< "readTelemetry", …
    QString minerId; //!< empty for a probe
    CallClass callClass = CallClass::Ok;
    bool answered = true; //!< false: its host died over it
    qint64 milliseconds = 0;
};

//! The session of a driver that runs in a host: queues calls until the host is ready, keeps a bounded number
//! under way, pairs answers with calls, and asks a second time when the host died over a call that
//! only reads. Writes wait here, not in the host, until nothing else is under way for their miner: so a
//! host that dies takes none along that it had not begun. Its process can be exchanged for that of another version
//! while calls are under way. GUI thread.
class HostedSession : public DriverSession
{
    Q_OBJECT
public:
    //! `clock` lives longer than the session. Without a process every call fails, as after retire().
    HostedSession(QString driverType, const Clock &clock, QObject *parent = nullptr);
    //! What is still open ends as Aborted.
    ~HostedSession() override;

    //! From now on calls go to this process, those too that wait; what is under way in the one before is still
    //! answered there, and then left() tells that it has no more to do. It lives until then, or longer than the
    //! session.
    void use(DriverProcess &process);
    //! Nothing is asked any more: all calls fail with this error until the next use().
    void retire(const Error &why);
    //! Nothing that was sent to it is open.
    bool isDone(const DriverProcess &process) const;

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
    QFuture<Result<RawReading>> readRaw(const MinerRef &miner, Deadline deadline) override;
    QFuture<Result<RecordedReadings>> readHistory(const MinerRef &miner, std::chrono::seconds reach,
                                                  Deadline deadline) override;
    QFuture<Result<WriteReport>> write(const MinerRef &miner, const WriteRequest &request,
                                       const WriteTimes &times) override;
    QFuture<Result<Credentials>> login(const MinerRef &miner, Deadline deadline) override;
    void cancel(const QString &minerId) override { abandon(minerId, false); }
    void cancelUnsent(const QString &minerId) override { abandon(minerId, true); }
    void closeMiner(const QString &minerId) override;

Q_SIGNALS:
    //! A process that is not used any more has answered everything.
    void left(coalface::DriverProcess *process);
    //! Not of a call that its caller gave up.
    void settled(const coalface::CallRecord &call);

private:
    using Answer = Result<QCborValue>;
    enum class Care {
        Repeatable, //!< it only reads
        Once,       //!< it is not sent a second time
        Write,      //!< nor that; once sent, its end is a report
    };
    struct Open
    {
        wire::Call call;
        QDeadlineTimer deadline;
        Care care = Care::Repeatable;
        bool wasLost = false;           //!< a host died over it once already
        bool needsAnnouncement = false; //!< not sent before there is a fresh one of its miner
        DriverProcess *host = nullptr;  //!< to which it was sent
        QString version;                //!< that this host runs
        QElapsedTimer sent;
        std::function<void(const Answer &)> complete;
    };

    template<typename T>
    QFuture<Result<T>> ask(QLatin1String op, const MinerRef &miner, Deadline deadline,
                           const QCborMap &settings = {});
    template<typename T>
    QFuture<Result<T>> enqueued(Open &&open);
    static wire::Call callFor(QLatin1String op, const MinerRef &miner);
    void abandon(const QString &minerId, bool unlessSent);
    bool isHeldBack(const Open &open) const;
    void passOn(const QString &minerId);
    void heard(const QString &minerId);
    void enqueue(Open &&open);
    void pump();
    //! When the host has to have answered.
    static QDeadlineTimer endOf(const Open &open)
    {
        return open.deadline + open.call.confirmation.value_or(0);
    }
    void take(const QCborMap &message);
    void recoverLost(DriverProcess *host);
    void followState();
    void failWaiting(const Error &error);
    void takeBackListeners();
    void record(const Open &open, const Answer &answer);
    void recordLost(const Open &open);
    void noteDone(DriverProcess *host);
    void expire();
    void watch(const QDeadlineTimer &expiry);
    Error tooLate(const Open &open) const;
    //! The end of a call that was sent and will not be answered any more.
    static Answer unanswered(const Open &open, const Error &why);

    QString m_driverType;
    DriverProcess *m_process = nullptr;
    Error m_retired; //!< while there is no process
    const Clock &m_clock;
    std::unique_ptr<AnnouncementInbox> m_inbox; //!< null: nothing is announced for this driver
    quint64 m_lastId = 0;
    std::deque<Open> m_waiting;
    std::unordered_map<quint64, Open> m_sent;
    MinerTraffic m_traffic; //!< of m_sent
    QTimer m_expiry;        //!< one for all calls: at the earliest of their ends
    QDeadlineTimer m_nextExpiry{QDeadlineTimer::Forever};
};

template<typename T>
QFuture<Result<T>> HostedSession::enqueued(Open &&open)
{
    PromisedAnswer<T> promised = promisedAnswer<T>(m_clock);
    open.complete = std::move(promised.complete);
    enqueue(std::move(open));
    return promised.future;
}

} // namespace coalface
