// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/survey.h"

#include "core/operations/ability.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace coalface {

namespace {

//! For one value of a miner that has just answered.
constexpr std::chrono::milliseconds valueDeadline{8000};

Surveyed::Standing standingAfter(Error::Kind kind)
{
    return kind == Error::Kind::Rejected ? Surveyed::Standing::AnotherDevice
                                         : Surveyed::Standing::Unreachable;
}

} // namespace

Survey::Survey(Fleet &fleet, DriverDirectory &drivers, QObject *parent)
    : QObject(parent), m_fleet(fleet), m_drivers(drivers)
{}

void Survey::start(const QList<qint64> &keys, WriteRequest::Verb verb, int concurrency)
{
    m_started = true;
    m_verb = verb;
    m_concurrency = std::max(1, concurrency);
    for (const qint64 key : keys) {
        const Miner *miner = m_fleet.miner(key);
        Surveyed entry;
        entry.key = key;
        entry.record = miner ? miner->record : MinerRecord();
        m_waiting.enqueue(entry);
    }
    // From the event loop, so that whoever starts it hears of everything.
    QMetaObject::invokeMethod(this, &Survey::fill, Qt::QueuedConnection);
}

void Survey::cancel()
{
    // The miners' sessions are left alone: something else may be under way with the same miners.
    if (std::exchange(m_cancelled, true))
        return;
    const QHash<qint64, Surveyed> running = std::exchange(m_running, {});
    for (const Surveyed &miner : running)
        m_waiting.enqueue(miner);
    QMetaObject::invokeMethod(this, &Survey::fill, Qt::QueuedConnection);
}

void Survey::fill()
{
    const QPointer<Survey> self(this);
    while (!m_waiting.isEmpty() && (m_cancelled || m_running.size() < m_concurrency)) {
        Surveyed miner = m_waiting.dequeue();
        if (m_cancelled) {
            miner.standing = Surveyed::Standing::NotAsked;
            miner.why = QStringLiteral("It was not asked, as that was cancelled.");
            Q_EMIT surveyed(miner);
        } else {
            begin(miner);
        }
        if (!self)
            return;
    }
    if (m_waiting.isEmpty() && m_running.isEmpty() && !std::exchange(m_ended, true))
        Q_EMIT finished();
}

void Survey::begin(const Surveyed &miner)
{
    m_running.insert(miner.key, miner);
    DriverSession *session = m_drivers.session(miner.record.driverType);
    if (!session) {
        const auto info = m_drivers.driver(miner.record.driverType);
        Surveyed entry = miner;
        entry.standing = Surveyed::Standing::NoDriver;
        entry.why = QStringLiteral("The driver \"%1\" cannot be used. %2")
                        .arg(miner.record.driverType,
                             info ? info->detail : QStringLiteral("It is not installed."));
        return settle(entry);
    }
    // The application is the context, since it outlives the answer: a continuation whose own context
    // is gone fails an assertion in Qt.
    askIdentity(*session, m_fleet.reference(miner.record), miner.record)
        .then(qApp, [self = QPointer(this), miner](const Result<CheckedMiner> &seen) {
            if (self)
                self->checked(miner, seen);
        });
}

void Survey::checked(Surveyed miner, const Result<CheckedMiner> &seen)
{
    if (!m_running.contains(miner.key))
        return;
    DriverSession *session = m_drivers.session(miner.record.driverType);
    if (!seen || !session) {
        miner.standing = seen ? Surveyed::Standing::NoDriver : standingAfter(seen.error().kind);
        miner.why = seen ? QStringLiteral("Its driver was switched off meanwhile.")
                         : seen.error().detail;
        if (!seen)
            miner.error = seen.error().kind;
        return settle(miner);
    }
    if (const auto difference = differenceFrom(miner.record, seen->identity)) {
        miner.standing = difference->isName ? Surveyed::Standing::AnotherName
                                            : Surveyed::Standing::AnotherDevice;
        miner.why = whyAnotherDevice(miner.record, seen->identity);
        return settle(miner);
    }
    miner.standing = Surveyed::Standing::Able;
    miner.info = seen->info;
    // A value that it does not tell is not known, which is no reason against the change.
    if (!whyUnable({m_verb}, miner.info).isEmpty())
        return settle(miner);
    if (m_verb == WriteRequest::Verb::SetPool) {
        session->readPoolInfo(m_fleet.reference(miner.record), valueDeadline)
            .then(qApp, [self = QPointer(this), miner](const Result<PoolInfo> &pools) mutable {
                if (pools)
                    miner.pools = *pools;
                if (self)
                    self->settle(miner);
            });
    } else if (m_verb == WriteRequest::Verb::SetMode) {
        session->readTelemetry(m_fleet.reference(miner.record), valueDeadline)
            .then(qApp, [self = QPointer(this), miner](const Result<Telemetry> &now) mutable {
                if (now)
                    miner.mode = now->mode;
                if (self)
                    self->settle(miner);
            });
    } else {
        settle(miner);
    }
}

void Survey::settle(const Surveyed &miner)
{
    if (m_running.remove(miner.key) == 0)
        return; // cancelled meanwhile
    const QPointer<Survey> self(this);
    Q_EMIT surveyed(miner);
    if (self)
        QMetaObject::invokeMethod(this, &Survey::fill, Qt::QueuedConnection);
}

} // namespace coalface
