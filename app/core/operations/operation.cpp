// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operation.h"

#include "core/operations/ability.h"
#include "core/operations/afterwards.h"
#include "core/operations/valuesbefore.h"
#include "core/pools/pendingrestart.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace coalface {

namespace {

using ReportFinding = TargetReport::Finding;

//! For a reading of a miner that has just answered.
constexpr std::chrono::milliseconds uptimeDeadline{8000};

//! Of a miner that cannot do that at all; nothing: it can, as far as it tells.
std::optional<TargetReport> inabilityOf(const WriteRequest &request,
                                        const std::optional<VersionInfo> &info)
{
    const Inability lack = inabilityFor(request, info);
    if (lack == Inability::None)
        return std::nullopt;
    const bool isMode = lack == Inability::NoMode;
    return reportOf(isMode ? ReportFinding::NoMode : ReportFinding::Unable, Outcome::Unsupported,
                    whyUnable(request, info),
                    isMode ? QStringList{request.mode, modeNames(info)} : QStringList());
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

void Operation::cancelUnsent()
{
    if (!std::exchange(m_cancelled, true))
        stop(&DriverSession::cancelUnsent);
}

void Operation::cancel()
{
    m_cancelled = true;
    if (!std::exchange(m_hurried, true))
        stop(&DriverSession::cancel);
}

void Operation::stop(void (DriverSession::*cancel)(const QString &minerId))
{
    const auto running = m_running;
    for (auto entry = running.cbegin(); entry != running.cend(); ++entry) {
        // Whose answers were read back belongs to what was sent.
        if (!m_hurried && m_afterwards.contains(entry.key()))
            continue;
        const Miner *miner = m_fleet.miner(entry.key());
        if (DriverSession *session = m_drivers.session(entry.value()); session && miner)
            (session->*cancel)(miner->record.id());
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
    check(target);
}

void Operation::check(const Target &target)
{
    const qint64 key = target.wanted.key;
    if (const auto moved = moveOf(target.record))
        return settle(key, *moved);
    DriverSession *session = m_drivers.session(target.record.driverType);
    if (!session) {
        const auto info = m_drivers.driver(target.record.driverType);
        return settle(key, reportOf(ReportFinding::NoDriver, Outcome::Unreachable,
                                    QStringLiteral("The driver \"%1\" cannot be used. %2")
                                        .arg(target.record.driverType,
                                             info ? info->detail
                                                  : QStringLiteral("It is not installed."))));
    }
    // The application is the context, since it outlives the answer: a continuation whose own context
    // is gone fails an assertion in Qt.
    askIdentity(*session, m_fleet.reference(target.record), target.record)
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
    if (const auto obstacle = obstacleTo(target, miner))
        return settle(key, *obstacle);
    if (m_journal && !target.wasAskedBefore && target.wanted.before.isEmpty()
        && hasValueBefore(target.wanted.request))
        return askBefore(target);
    // What told it is known only now.
    if (target.wasAskedBefore
        && !(target.wanted.before.isEmpty() && target.wanted.fallbackBefore.isEmpty()))
        note(target);
    const QPointer<Operation> alive(this);
    Q_EMIT phaseChanged(key, Phase::Changing);
    if (alive)
        send(target);
}

//! Why it is not to be changed, after it was asked who it is; nothing: it may be.
std::optional<TargetReport> Operation::obstacleTo(const Target &target,
                                                  const Result<CheckedMiner> &miner) const
{
    if (!miner) {
        TargetReport report = reportOf(miner.error());
        if (miner.error().kind == Error::Kind::Rejected)
            report.finding = ReportFinding::AnotherDevice;
        return report;
    }
    if (const auto difference = differenceFrom(target.record, miner->identity)) {
        return reportOf(difference->isName ? ReportFinding::AnotherName
                                           : ReportFinding::AnotherDevice,
                        Outcome::Refused, whyAnotherDevice(target.record, miner->identity),
                        {difference->seen, difference->known});
    }
    // Meanwhile it may have been found elsewhere, by this program or another.
    if (const auto moved = moveOf(target.record))
        return moved;
    return inabilityOf(target.wanted.request, miner->info);
}

//! What is there now, so that it can be brought back later. A device that does not tell is changed all the same. It takes
//! its time, and what answered may be another device by then.
void Operation::askBefore(const Target &target)
{
    Target known = target;
    known.wasAskedBefore = true;
    DriverSession *session = m_drivers.session(target.record.driverType);
    if (!session)
        return check(known); // which says so
    askValuesBefore(*session, m_fleet.reference(target.record), target.record, target.wanted.request)
        .then(qApp, [self = QPointer(this), known](const ValuesBefore &before) mutable {
            if (!self)
                return;
            if (self->m_cancelled)
                return self->settle(known.wanted.key, notTried());
            known.wanted.before = before.value;
            known.wanted.fallbackBefore = before.fallback;
            self->check(known);
        });
}

//! Of a pool that is set with its fallback: whichever's turn it is.
WriteRequest Operation::sentOf(const Target &target)
{
    const WriteRequest &wanted = target.wanted.request;
    if (!wanted.fallback || target.fallback)
        return wanted;
    return {WriteRequest::Verb::SetPool, {}, *wanted.fallback, {}, wanted.sendAnyway};
}

void Operation::send(const Target &target)
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
    WriteRequest request = sentOf(target);
    request.expectedMac = target.record.mac;
    session->write(m_fleet.reference(target.record), request, m_times)
        .then(qApp, [self = QPointer(this), target](const Result<WriteReport> &report) {
            if (self)
                self->written(target, report);
        });
}

void Operation::written(const Target &target, const Result<WriteReport> &report)
{
    const bool isPool = target.wanted.request.verb == WriteRequest::Verb::SetPool;
    if (report && report->outcome == Outcome::NeedsRestart && isPool && m_journal && !m_hurried)
        return askWhetherInUse(target, *report);
    lookAfter(target, reportOn(target, report));
}

//! A device that shows what is stored does not know what it has been set back to.
void Operation::askWhetherInUse(const Target &target, const WriteReport &report)
{
    Event write = m_records.value(target.wanted.key);
    write.outcome = outcomeName(report.outcome);
    m_journal->noted(target.wanted.key, restartKinds())
        .then(qApp, [self = QPointer(this), target, report, write](const Result<QList<Event>> &log) {
            if (!self)
                return;
            RestartNeeds needs;
            if (log) {
                for (auto event = log->crbegin(); event != log->crend(); ++event)
                    takeRestartEvent(needs, *event);
                takeRestartEvent(needs, write);
            }
            if (isSetBack(needs, write) && !self->m_hurried)
                self->askUptime(target, report, needs);
            else
                self->lookAfter(target, report);
        });
}

void Operation::askUptime(const Target &target, const WriteReport &report, const RestartNeeds &needs)
{
    DriverSession *session = m_drivers.session(target.record.driverType);
    if (!session)
        return lookAfter(target, report);
    const int slot = m_records.value(target.wanted.key).poolSlot.value_or(0);
    session->readTelemetry(m_fleet.reference(target.record), uptimeDeadline)
        .then(qApp,
              [self = QPointer(this), target, report, needs, slot](const Result<Telemetry> &answer) {
                  if (!self)
                      return;
                  std::optional<Telemetry> now;
                  if (answer)
                      now = *answer;
                  if (now && !now->timestamp.isValid())
                      now->timestamp = self->m_journal->now();
                  const QList<PendingRestart> pending = pendingRestarts(needs, now);
                  const bool isInUse = std::any_of(pending.cbegin(), pending.cend(),
                                                   [slot](const PendingRestart &one) {
                                                       return one.isInUse
                                                              && one.poolSlot.value_or(0) == slot;
                                                   });
                  self->lookAfter(target, isInUse ? inUseAlready(report) : TargetReport(report));
              });
}

//! Whose answers were read back, and whether what comes next goes to the miner.
void Operation::lookAfter(const Target &target, const TargetReport &ended)
{
    const bool isFallback = target.wanted.request.fallback && !target.fallback;
    const bool poolFollows = isFallback && isDone(ended.outcome) && !m_cancelled;
    DriverSession *session = m_drivers.session(target.record.driverType);
    if (m_hurried || !session || !(poolFollows || isAboutADevice(ended, sentOf(target), m_times)))
        return judge(target, ended, CheckedMiner());
    m_afterwards.insert(target.wanted.key);
    askIdentity(*session, m_fleet.reference(target.record), target.record,
                poolFollows ? IdentityPatience() : afterwardsPatience)
        .then(qApp, [self = QPointer(this), target, ended](const Result<CheckedMiner> &seen) {
            if (!self)
                return;
            self->m_afterwards.remove(target.wanted.key);
            self->judge(target, reportAfterwards(ended, self->m_fleet, target.record, seen), seen);
        });
}

//! What it means for the rest of what is wanted. `after`: who answered then, or why nobody is known to.
void Operation::judge(Target target, const TargetReport &ended, const Result<CheckedMiner> &after)
{
    const qint64 key = target.wanted.key;
    const bool restarts = target.wanted.request.pool.restart;
    if (target.fallback)
        return settle(key, withFallbackReport(ended, *target.fallback, restarts));
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
    if (const auto obstacle = obstacleTo(target, after))
        return settle(key, withFallbackReport(*obstacle, *target.fallback, restarts));
    send(target);
}

TargetReport Operation::reportOn(const Target &target, const Result<WriteReport> &report) const
{
    if (report)
        return *report;
    if (m_cancelled && report.error().kind == Error::Kind::Aborted)
        return notTried();
    TargetReport failed = reportOf(report.error());
    if (!m_drivers.session(target.record.driverType))
        failed.finding = ReportFinding::NoDriver;
    return failed;
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

//! Of a miner that was chosen and is not to be changed at the place where it was; nothing: it may be.
std::optional<TargetReport> Operation::moveOf(const MinerRecord &chosen) const
{
    const Miner *now = m_fleet.miner(chosen.key);
    if (!now) {
        return reportOf(ReportFinding::Gone, Outcome::Refused,
                        QStringLiteral("It is not in the fleet any more; nothing was sent."));
    }
    const bool otherMac = !chosen.mac.isEmpty() && now->record.mac != chosen.mac;
    if (now->record.endpoint() == chosen.endpoint() && !otherMac
        && now->record.driverType == chosen.driverType)
        return std::nullopt;
    const QStringList places{now->record.address, chosen.address};
    return reportOf(ReportFinding::Moved, Outcome::Refused,
                    QStringLiteral("The miner was found at %1 instead of %2 meanwhile, so nothing "
                                   "was sent. Try again.")
                        .arg(places[0], places[1]),
                    places);
}

} // namespace coalface
