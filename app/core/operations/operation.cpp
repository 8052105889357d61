// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operation.h"

#include "core/events/minersnapshot.h"
#include "core/operations/ability.h"
#include "core/pools/workplace.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace coalface {

namespace {

//! For the value before, of a miner that has just answered.
constexpr std::chrono::milliseconds beforeDeadline{8000};

//! What a place for a pool holds, as a person reads it; empty: nothing.
QString placeIn(const PoolInfo &pools, int slot)
{
    const auto found = std::find_if(pools.pools.cbegin(), pools.pools.cend(),
                                    [slot](const PoolSlot &pool) { return pool.slot == slot; });
    return found == pools.pools.cend() || found->url.isEmpty()
               ? QString()
               : workplaceText({withoutLogin(found->url), found->user});
}

//! Of a request for a pool and its fallback that ended with the fallback.
WriteReport fallbackOnly(WriteReport fallback)
{
    const QString sentence = isDone(fallback.outcome)
                                 ? QStringLiteral(
                                     "The fallback pool is set, the pool is not: it was "
                                     "interrupted before that was sent.")
                                 : QStringLiteral(
                                       "The fallback pool, so the pool was left as it is: %1")
                                       .arg(fallback.detail);
    if (isDone(fallback.outcome))
        fallback.outcome = Outcome::Unreachable;
    fallback.verified = false;
    fallback.detail = sentence;
    return fallback;
}

//! Of both, when both were sent.
WriteReport withFallbackReport(WriteReport pool, const WriteReport &fallback,
                               const WriteRequest &request)
{
    if (pool.outcome == Outcome::Applied && fallback.outcome == Outcome::NeedsRestart
        && !request.pool.restart)
        pool.outcome = Outcome::NeedsRestart;
    pool.verified = pool.verified && fallback.verified;
    pool.detail = isDone(pool.outcome)
                      ? QStringLiteral("%1 Fallback: %2").arg(pool.detail, fallback.detail)
                      : QStringLiteral("The fallback pool is set, the pool is not: %1")
                            .arg(pool.detail);
    return pool;
}

} // namespace

Operation::Operation(Fleet &fleet, DriverDirectory &drivers, Poller &poller, QObject *parent)
    : QObject(parent), m_fleet(fleet), m_drivers(drivers), m_poller(poller)
{}

Operation::~Operation()
{
    // What was sent and not reported: nobody will hear how it ended.
    for (const Event &record : std::as_const(m_records)) {
        if (record.time.isValid()) {
            m_journal->ended(record, {Outcome::Unknown, false,
                                      QStringLiteral("The program ended before it was known.")});
        }
    }
    for (auto running = m_running.cbegin(); running != m_running.cend(); ++running)
        m_poller.release(running.key());
}

void Operation::start(const QList<OperationTarget> &targets, const WriteTimes &times,
                      int concurrency)
{
    m_times = times;
    m_concurrency = std::max(1, concurrency);
    m_stagger.setSingleShot(true);
    connect(&m_stagger, &QTimer::timeout, this, &Operation::fill);
    for (const OperationTarget &target : targets) {
        const Miner *miner = m_fleet.miner(target.key);
        MinerRecord record = miner ? miner->record : MinerRecord();
        record.key = target.key;
        m_waiting.enqueue({target, record});
        note(m_waiting.constLast());
    }
    // From the event loop, so that whoever starts it hears of everything.
    QMetaObject::invokeMethod(this, &Operation::fill, Qt::QueuedConnection);
}

//! Drafts what the journal gets of the write that comes next.
void Operation::note(const Target &target)
{
    if (!m_journal)
        return;
    WriteRequest request = target.wanted.request;
    QString before = target.wanted.before;
    if (request.fallback && !target.fallback) {
        request.pool = *request.fallback;
        before = target.wanted.fallbackBefore;
    }
    const Miner *miner = m_fleet.miner(target.wanted.key);
    m_records.insert(target.wanted.key,
                     WriteJournal::drafted(target.record, request, before,
                                           miner ? miner->telemetry : std::nullopt));
}

void Operation::cancel()
{
    if (std::exchange(m_cancelled, true))
        return;
    const auto running = m_running;
    for (auto entry = running.cbegin(); entry != running.cend(); ++entry) {
        const Miner *miner = m_fleet.miner(entry.key());
        if (DriverSession *session = m_drivers.session(entry.value()); session && miner)
            session->cancel(miner->record.id());
    }
    QMetaObject::invokeMethod(this, &Operation::fill, Qt::QueuedConnection);
}

void Operation::fill()
{
    const QPointer<Operation> self(this);
    while (!m_waiting.isEmpty()
           && (m_cancelled || (m_running.size() < m_concurrency && !m_stagger.isActive()))) {
        const Target target = m_waiting.dequeue();
        if (m_cancelled)
            report(target.wanted.key, notTried());
        else
            begin(target);
        if (!self)
            return;
        if (m_stagger.interval() > 0)
            m_stagger.start();
    }
    announceEnd();
}

void Operation::begin(const Target &target)
{
    const qint64 key = target.wanted.key;
    m_poller.hold(key);
    m_running.insert(key, target.record.driverType);
    const QPointer<Operation> alive(this);
    Q_EMIT phaseChanged(key, Phase::Checking);
    if (!alive)
        return;
    if (const QString why = whyMoved(target.record); !why.isEmpty())
        return settle(key, WriteReport{Outcome::Refused, false, why});
    DriverSession *session = m_drivers.session(target.record.driverType);
    if (!session) {
        const auto info = m_drivers.driver(target.record.driverType);
        return settle(key, reportOf({Error::Kind::DriverFailed,
                                     QStringLiteral("The driver \"%1\" cannot be used. %2")
                                         .arg(target.record.driverType,
                                              info ? info->detail
                                                   : QStringLiteral("It is not installed."))}));
    }
    // The application is the context, since it outlives the answer: a continuation whose own context
    // is gone fails an assertion in Qt.
    checkIdentity(*session, m_fleet.reference(target.record), target.record)
        .then(qApp, [self = QPointer(this), target](const Result<CheckedMiner> &miner) {
            if (self)
                self->checked(target, miner);
        });
}

void Operation::checked(const Target &target, const Result<CheckedMiner> &miner)
{
    const qint64 key = target.wanted.key;
    if (m_cancelled)
        return settle(key, notTried());
    if (!miner)
        return settle(key, reportOf(miner.error()));
    // Meanwhile it may have been found elsewhere, by this program or another.
    if (const QString why = whyMoved(target.record); !why.isEmpty())
        return settle(key, WriteReport{Outcome::Refused, false, why});
    if (const QString why = whyUnable(target.wanted.request, miner->info); !why.isEmpty())
        return settle(key, WriteReport{Outcome::Unsupported, false, why});
    const QPointer<Operation> alive(this);
    Q_EMIT phaseChanged(key, Phase::Changing);
    if (!alive)
        return;
    if (m_journal && target.wanted.before.isEmpty())
        askBefore(target);
    else
        change(target);
}

//! What is there now, so that it can be brought back later. A device that does not tell is changed all the same.
void Operation::askBefore(const Target &target)
{
    DriverSession *session = m_drivers.session(target.record.driverType);
    const WriteRequest::Verb verb = target.wanted.request.verb;
    if (session && verb == WriteRequest::Verb::SetPool)
        askPools(*session, target);
    else if (session && verb == WriteRequest::Verb::SetMode)
        askMode(*session, target);
    else
        change(target);
}

void Operation::askPools(DriverSession &session, const Target &target)
{
    session.readPoolInfo(m_fleet.reference(target.record), beforeDeadline)
        .then(qApp, [self = QPointer(this), target](const Result<PoolInfo> &pools) {
            if (!self)
                return;
            Target known = target;
            if (pools) {
                const WriteRequest &request = target.wanted.request;
                known.wanted.before = placeIn(*pools, request.pool.slot);
                if (request.fallback)
                    known.wanted.fallbackBefore = placeIn(*pools, request.fallback->slot);
            }
            self->askedBefore(known);
        });
}

void Operation::askMode(DriverSession &session, const Target &target)
{
    session.readTelemetry(m_fleet.reference(target.record), beforeDeadline)
        .then(qApp, [self = QPointer(this), target](const Result<Telemetry> &now) {
            if (!self)
                return;
            Target known = target;
            if (now)
                known.wanted.before = now->mode.value_or(QString());
            self->askedBefore(known);
        });
}

void Operation::askedBefore(const Target &target)
{
    const qint64 key = target.wanted.key;
    if (m_cancelled)
        return settle(key, notTried());
    // It takes its time, and nothing is to be sent to where it no longer is.
    if (const QString why = whyMoved(target.record); !why.isEmpty())
        return settle(key, WriteReport{Outcome::Refused, false, why});
    if (!target.wanted.before.isEmpty() || !target.wanted.fallbackBefore.isEmpty())
        note(target);
    change(target);
}

void Operation::change(const Target &target)
{
    if (const auto &fallback = target.wanted.request.fallback)
        send(target, {WriteRequest::Verb::SetPool, {}, *fallback});
    else
        send(target, target.wanted.request);
}

void Operation::send(const Target &target, const WriteRequest &request)
{
    const qint64 key = target.wanted.key;
    DriverSession *session = m_drivers.session(target.record.driverType);
    if (!session) {
        return written(target, Error{Error::Kind::DriverFailed,
                                     QStringLiteral("The driver \"%1\" was switched off meanwhile.")
                                         .arg(target.record.driverType)});
    }
    if (const auto record = m_records.find(key); record != m_records.end())
        m_journal->begun(*record);
    session->write(m_fleet.reference(target.record), request, m_times)
        .then(qApp, [self = QPointer(this), target](const Result<WriteReport> &report) {
            if (self)
                self->written(target, report);
        });
}

void Operation::written(Target target, const Result<WriteReport> &report)
{
    const qint64 key = target.wanted.key;
    const TargetReport ended = reportOn(report);
    if (target.fallback)
        return settle(key, withFallbackReport(ended, *target.fallback, target.wanted.request));
    if (!target.wanted.request.fallback || !ended.isTried)
        return settle(key, ended);
    // That was the fallback's. The pool follows only where it was set: whoever asks for both wants no miner
    // without the one that stands in.
    if (m_journal && m_records.contains(key))
        m_journal->ended(m_records.take(key), ended);
    const QPointer<Operation> alive(this);
    Q_EMIT fallbackFinished(key, ended);
    if (!alive)
        return;
    if (!isDone(ended.outcome) || m_cancelled)
        return settle(key, fallbackOnly(ended));
    target.fallback = ended;
    note(target);
    send(target, target.wanted.request);
}

TargetReport Operation::reportOn(const Result<WriteReport> &report) const
{
    if (report)
        return *report;
    const bool stopped = m_cancelled && report.error().kind == Error::Kind::Aborted;
    return stopped ? notTried() : TargetReport(reportOf(report.error()));
}

void Operation::settle(qint64 key, const TargetReport &report)
{
    m_running.remove(key);
    m_poller.release(key);
    const QPointer<Operation> self(this);
    this->report(key, report);
    if (self)
        QMetaObject::invokeMethod(this, &Operation::fill, Qt::QueuedConnection);
}

void Operation::report(qint64 key, const TargetReport &report)
{
    if (const auto record = m_records.find(key); record != m_records.end()) {
        if (report.isTried)
            m_journal->ended(*record, report);
        else
            m_journal->leftOut(*record, report);
        m_records.erase(record);
    }
    Q_EMIT targetFinished(key, report);
}

void Operation::announceEnd()
{
    if (m_waiting.isEmpty() && m_running.isEmpty() && !std::exchange(m_ended, true))
        Q_EMIT finished();
}

//! Why the miner that was chosen is not to be changed at the place where it was; empty: it may be.
QString Operation::whyMoved(const MinerRecord &chosen) const
{
    const Miner *now = m_fleet.miner(chosen.key);
    if (!now)
        return QStringLiteral("It is not in the fleet any more; nothing was sent.");
    const bool otherMac = !chosen.mac.isEmpty() && now->record.mac != chosen.mac;
    if (now->record.endpoint() != chosen.endpoint() || otherMac
        || now->record.driverType != chosen.driverType) {
        return QStringLiteral(
                   "The miner was found at %1 instead of %2 meanwhile, so nothing was sent. "
                   "Try again.")
            .arg(now->record.address, chosen.address);
    }
    return {};
}

} // namespace coalface
