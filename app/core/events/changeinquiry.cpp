// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/changeinquiry.h"

#include <QCoreApplication>
#include <QPointer>

#include <chrono>

namespace coalface {

namespace {

using namespace std::chrono_literals;

constexpr auto poolsDeadline = 8s;
//! A write is noted before it is sent, so that its note is on its way at most.
constexpr auto pause = 1s;
//! It is looked for less and less often how a restart that is under way ended: a device may be away for minutes.
constexpr auto longestPause = 10s;
constexpr auto longestWait = 180s;
constexpr int mostEvents = 100;

} // namespace

ChangeInquiry::ChangeInquiry(const SeenChange &change, EventLog &log, DriverSession *session,
                             const MinerRef &miner, const QSet<QString> &used, QObject *parent)
    : QObject(parent), m_change(change), m_log(log), m_session(session), m_miner(miner), m_used(used)
{
    m_again.setSingleShot(true);
    m_again.setInterval(pause);
    connect(&m_again, &QTimer::timeout, this, &ChangeInquiry::look);
}

void ChangeInquiry::start()
{
    m_sinceStart.start();
    look();
}

std::optional<Event> ChangeInquiry::conclude()
{
    if (std::exchange(m_isSettled, true))
        return std::nullopt;
    return verdict();
}

void ChangeInquiry::look()
{
    ++m_looks;
    EventFilter filter;
    filter.minerKeys = {m_change.event.minerKey};
    filter.kinds = {EventKind::Write, EventKind::PoolChanged};
    filter.from = m_change.lastSeenBefore.addSecs(-oldestExplanation);
    filter.limit = mostEvents;
    m_log.read(filter).then(qApp, [self = QPointer(this)](const Result<QList<Event>> &log) {
        if (self)
            self->looked(log);
    });
}

void ChangeInquiry::looked(const Result<QList<Event>> &log)
{
    if (m_isSettled)
        return;
    if (log) {
        m_isLogRead = true;
        m_events = *log;
        if (const Event *write = explainingWrite(m_change, m_events, m_used))
            return end(byWriter(m_change, *write), write->ref);
    }
    if (m_looks > 1) {
        if (!isAwaited() || m_sinceStart.hasExpired(std::chrono::milliseconds(longestWait).count()))
            return end(verdict());
        m_again.setInterval(
            qMin<std::chrono::milliseconds>(2 * m_again.intervalAsDuration(), longestPause));
        if (!std::exchange(m_isWaiting, true))
            Q_EMIT waiting();
    }
    m_again.start();
    if (m_change.event.kind == EventKind::PoolChanged && m_session)
        askPools();
}

void ChangeInquiry::askPools()
{
    m_again.stop();
    m_session->readPoolInfo(m_miner, poolsDeadline)
        .then(qApp, [self = QPointer(this)](const Result<PoolInfo> &pools) {
            if (!self || self->m_isSettled)
                return;
            if (pools)
                self->m_pools = *pools;
            self->m_again.start();
        });
}

void ChangeInquiry::end(const Event &event, const QString &writeRef)
{
    if (!std::exchange(m_isSettled, true))
        Q_EMIT settled(event, writeRef);
}

bool ChangeInquiry::isAwaited() const
{
    return mayYetBeExplained(m_change, m_events, m_used);
}

Event ChangeInquiry::verdict() const
{
    // Nobody is accused unheard.
    return m_isLogRead ? withAuthor(m_change, m_events, m_pools, m_used) : m_change.event;
}

} // namespace coalface
