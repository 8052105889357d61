// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/poller.h"

#include "core/fleet/minerstate.h"
#include "core/fleet/minerstatus.h"
#include "core/fleet/pollround.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <chrono>

namespace coalface {

namespace {

using namespace std::chrono_literals;

//! Small embedded servers are slow at times (a scan of the air, a reconnect): be patient.
constexpr auto readDeadline = 8s;
//! Miners that only announce themselves do so within this.
constexpr auto announcedReadDeadline = 12s;
//! Miners that fall due in between are asked together: each question and each answer alone would wake the
//! event loop, which costs more than the answer itself.
constexpr int tickMilliseconds = 250;
//! Who has not answered by then is slow or dead, and others need not wait behind it for its whole deadline.
constexpr int patienceMilliseconds = 2000;
constexpr int patienceTick = 500;
constexpr int flushMilliseconds = 100;
constexpr qsizetype flushSamples = 500;
//! Polls fill this part of the interval, so that the last answers come before the next round.
constexpr double spread = 0.9;
constexpr int longestBackoffRounds = 10;

//! What another device says that has got its address is no reading of this miner.
Result<Telemetry> fromItself(const MinerRecord &miner, const Result<Telemetry> &answer)
{
    if (!answer || !answer->mac || miner.mac.isEmpty() || *answer->mac == miner.mac)
        return answer;
    return otherDevice(miner, *answer->mac);
}

} // namespace

Poller::Poller(Fleet &fleet, DriverDirectory &drivers, TelemetryLog &log, const Clock &clock,
               QObject *parent)
    : QObject(parent), m_fleet(fleet), m_drivers(drivers), m_log(log), m_clock(clock)
{
    m_tick.setInterval(tickMilliseconds);
    connect(&m_tick, &QTimer::timeout, this, &Poller::tick);
    m_flush.setSingleShot(true);
    m_flush.setInterval(flushMilliseconds);
    connect(&m_flush, &QTimer::timeout, this, &Poller::flush);
    m_patience.setInterval(patienceTick);
    connect(&m_patience, &QTimer::timeout, this, &Poller::makeWay);
    connect(&drivers, &DriverDirectory::driverChanged, this, &Poller::askThoseOf);
    connect(&fleet, &Fleet::minersAdded, this, [this](const QList<qint64> &keys) {
        if (isRunning())
            pollNow(keys);
    });
    connect(&fleet, &Fleet::minerMoved, this, &Poller::askWhereItIs);
    connect(&fleet, &Fleet::minersRemoved, this, [this](const QList<qint64> &keys) {
        for (const qint64 key : keys) {
            m_due.remove(key);
            m_askAgain.remove(key);
            m_moved.remove(key);
            m_lastDue.remove(key);
            for (const auto &round : std::as_const(m_rounds))
                round->pending.remove(key);
        }
        finishRounds();
    });
}

Poller::~Poller() = default;

void Poller::setInterval(int seconds, Fleet::Pace pace)
{
    m_interval = seconds;
    m_fleet.setInterval(seconds, pace);
    if (isRunning())
        m_nextRound = std::min(m_nextRound, m_clock.monotonic() + seconds * 1000LL);
}

void Poller::start()
{
    if (isRunning())
        return;
    m_nextRound = m_clock.monotonic();
    m_tick.start();
    tick();
}

void Poller::stop()
{
    m_tick.stop();
    m_due.clear();
    m_queue.dropWaiting();
    for (const auto &round : std::as_const(m_rounds)) {
        // Those who were due later in the round have not been asked.
        for (auto key = round->pending.begin(); key != round->pending.end();) {
            if (m_queue.isInFlight(*key)) {
                ++key;
            } else {
                key = round->pending.erase(key);
                ++round->notAsked;
            }
        }
    }
    finishRounds();
    if (isIdle())
        QMetaObject::invokeMethod(this, &Poller::idle, Qt::QueuedConnection);
}

void Poller::cancel()
{
    stop();
    for (const qint64 key : m_queue.inFlight()) {
        const Miner *miner = m_fleet.miner(key);
        DriverSession *session = miner ? m_drivers.session(miner->record.driverType) : nullptr;
        if (session)
            session->cancel(miner->record.id());
    }
}

bool Poller::isIdle() const
{
    return m_queue.isEmpty() && m_samples.isEmpty() && m_statuses.isEmpty() && m_storing == 0;
}

std::optional<int> Poller::secondsToNext() const
{
    if (!isRunning() || m_fleet.size() == 0)
        return std::nullopt;
    qint64 next = m_nextRound;
    for (const qint64 due : m_due)
        next = std::min(next, due);
    return int(std::max<qint64>(0, next - m_clock.monotonic() + 999) / 1000);
}

void Poller::tick()
{
    const qint64 now = m_clock.monotonic();
    if (now >= m_nextRound)
        beginRound();
    for (auto entry = m_due.begin(); entry != m_due.end();) {
        if (*entry > now) {
            ++entry;
            continue;
        }
        const Miner *miner = m_fleet.miner(entry.key());
        enqueue(entry.key(), miner && miner->status.misses > 0, *entry);
        entry = m_due.erase(entry);
    }
    fillWindows();
}

void Poller::beginRound()
{
    const qint64 now = m_clock.monotonic();
    // After the computer slept the missed rounds are not made up for.
    m_nextRound += m_interval * 1000LL;
    if (m_nextRound <= now)
        m_nextRound = now + m_interval * 1000LL;
    auto round = std::make_shared<PollRound>();
    round->number = ++m_roundNumber;
    round->begun = round->lastSettled = now;

    QList<qint64> due;
    for (const qint64 key : m_fleet.keys()) {
        if (isDue(*m_fleet.miner(key)))
            due << key;
    }
    const double step = round->number == 1 || due.isEmpty()
                            ? 0.0
                            : spread * m_interval * 1000.0 / double(due.size());
    for (qsizetype i = 0; i < due.size(); ++i) {
        m_due.insert(due[i],
                     std::max(now + qint64(step * double(i)), earliest(*m_fleet.miner(due[i]))));
        round->pending.insert(due[i]);
    }
    round->notAsked = m_fleet.size() - int(due.size());
    m_rounds << round;
    finishRounds();
}

//! Not while it still waits for its answer of the last round, nor before its back-off is over or in a round that is over
//! before it may be asked.
bool Poller::isDue(const Miner &miner) const
{
    const qint64 key = miner.record.key;
    if (m_due.contains(key) || m_queue.contains(key) || m_held.contains(key))
        return false;
    return m_askAgain.value(key, 0) <= m_clock.monotonic() && earliest(miner) < m_nextRound;
}

void Poller::enqueue(qint64 key, bool silent, qint64 due)
{
    m_lastDue.insert(key, due);
    const Miner *miner = m_fleet.miner(key);
    if (miner && !miner->record.port)
        m_queue.addAnnounced(key);
    else
        m_queue.add(key, silent);
}

void Poller::fillWindows()
{
    // An answer that is there at once settles within ask(): a whole fleet of those is no recursion.
    if (std::exchange(m_filling, true))
        return;
    while (const auto key = m_queue.takeNext(m_clock.monotonic()))
        ask(*key);
    m_filling = false;
    if (!m_queue.isEmpty() && !m_patience.isActive())
        m_patience.start();
}

void Poller::makeWay()
{
    m_queue.makeWay(m_clock.monotonic() - patienceMilliseconds);
    fillWindows();
    if (m_queue.isEmpty())
        m_patience.stop();
}

void Poller::ask(qint64 key)
{
    const QDateTime asked = m_clock.now();
    const qint64 begun = m_clock.monotonic();
    const Miner *miner = m_fleet.miner(key);
    const auto fail = [&](Error::Kind kind, const QString &detail) {
        // Queued, so that nobody hears of an answer before the call that asks has returned.
        QMetaObject::invokeMethod(
            this,
            [=, this] {
                settle(key, Error{kind, detail}, 0, asked);
            },
            Qt::QueuedConnection);
    };
    if (!miner)
        return fail(Error::Kind::Aborted, QStringLiteral("The miner was removed."));
    DriverSession *session = m_drivers.session(miner->record.driverType);
    if (!session) {
        const auto info = m_drivers.driver(miner->record.driverType);
        const QString why = info ? info->detail : QStringLiteral("It is not installed.");
        return fail(Error::Kind::DriverFailed,
                    QStringLiteral("The driver \"%1\" cannot be used. %2")
                        .arg(miner->record.driverType, why));
    }
    const MinerRef ref = m_fleet.reference(miner->record);
    const auto deadline = miner->record.port ? readDeadline : announcedReadDeadline;
    // The application is the context, since it outlives the answer: a continuation whose own context
    // is gone fails an assertion in Qt.
    session->readTelemetry(ref, deadline)
        .then(qApp, [self = QPointer(this), key, asked, begun](const Result<Telemetry> &answer) {
            if (self)
                self->settle(key, answer, self->m_clock.monotonic() - begun, asked);
        });
}

void Poller::settle(qint64 key, const Result<Telemetry> &answer, qint64 milliseconds,
                    const QDateTime &asked)
{
    m_queue.settled(key);
    const bool letGo = !answer && answer.error().kind == Error::Kind::Aborted;
    bool answered = answer.ok();
    if (letGo && m_fleet.miner(key)) {
        Q_EMIT polled(PollResult{key, answer, milliseconds});
    } else if (m_fleet.miner(key)) {
        Result<Telemetry> stamped = fromItself(m_fleet.miner(key)->record, answer);
        if (stamped) {
            Telemetry telemetry = *stamped;
            telemetry.timestamp = m_clock.now();
            stamped = telemetry;
            m_samples << Sample{key, telemetry};
        }
        answered = stamped.ok();
        const MinerStatus status = m_fleet.absorb(key, stamped, asked);
        m_statuses << StatusUpdate{key, status};
        const qint64 silent = status.misses > 0 ? status.firstMiss.secsTo(status.lastAsked) : 0;
        // Not before it is offline, which it could not be found to be otherwise. What its driver failed at says
        // nothing of the device.
        if (status.misses >= offlineMisses && silent >= offlineSeconds
            && stamped.error().kind != Error::Kind::DriverFailed) {
            const qint64 rounds = roundsUntilNext(status.misses, silent);
            // A little less than whole rounds, so that the one meant is not missed by a hair.
            m_askAgain.insert(key, m_clock.monotonic() + (rounds - 1) * m_interval * 1000LL
                                       + m_interval * 500LL);
        } else {
            m_askAgain.remove(key);
        }
        Q_EMIT polled(PollResult{key, stamped, milliseconds});
    }
    if (letGo) {
        for (const auto &round : std::as_const(m_rounds))
            round->leaveOut(key);
    } else {
        creditRounds(key, answered);
    }
    if (m_moved.remove(key))
        askWhereItIs(key);
    fillWindows();
    if (m_samples.size() >= flushSamples || m_queue.isEmpty())
        flush();
    else if (!m_flush.isActive())
        m_flush.start();
}

//! Twice as many from time to time, also where it took many misses until it was offline.
qint64 Poller::roundsUntilNext(int misses, qint64 silentSeconds) const
{
    const qint64 sinceOffline = (silentSeconds - offlineSeconds + m_interval / 2) / m_interval;
    return std::min<qint64>(
        {1LL << std::min(misses - offlineMisses, 8), sinceOffline + 1, longestBackoffRounds});
}

void Poller::creditRounds(qint64 key, bool answered)
{
    for (const auto &round : std::as_const(m_rounds)) {
        if (!round->pending.remove(key))
            continue;
        ++(answered ? round->answered : round->failed);
        round->lastSettled = m_clock.monotonic();
    }
}

void Poller::flush()
{
    m_flush.stop();
    if (m_samples.isEmpty() && m_statuses.isEmpty()) {
        // Those who were asked have been removed meanwhile: nothing to store.
        finishRounds();
        if (isIdle())
            Q_EMIT idle();
        return;
    }
    ++m_storing;
    m_log.append(std::exchange(m_samples, {}), std::exchange(m_statuses, {}))
        .then(qApp, [self = QPointer(this)](const Result<int> &result) {
            if (self)
                self->stored(result);
        });
}

void Poller::stored(const Result<int> &result)
{
    --m_storing;
    if (!result)
        Q_EMIT storingFailed(result.error().detail);
    finishRounds();
    if (isIdle())
        Q_EMIT idle();
}

void Poller::finishRounds()
{
    if (m_storing > 0 || !m_samples.isEmpty() || !m_statuses.isEmpty())
        return;
    while (!m_rounds.isEmpty() && m_rounds.constFirst()->pending.isEmpty()) {
        const auto round = m_rounds.takeFirst();
        Q_EMIT roundFinished({round->number, round->answered, round->failed,
                              double(round->lastSettled - round->begun) / 1000.0, round->notAsked});
    }
}

} // namespace coalface
