// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked, or not asked, whatever the schedule says.
#include "core/fleet/poller.h"
#include "core/fleet/pollround.h"

namespace coalface {

void Poller::pollNow(const QList<qint64> &keys)
{
    for (const qint64 key : keys) {
        if (const auto held = m_held.find(key); held != m_held.end())
            held->wanted = true;
        else if (m_fleet.miner(key))
            enqueue(key, false, m_clock.monotonic());
    }
    fillWindows();
}

//! A driver that can be used again: its miners do not wait for the next round.
void Poller::askThoseOf(const QString &driverType)
{
    const std::optional<DriverInfo> driver = m_drivers.driver(driverType);
    if (!isRunning() || !driver
        || (driver->state != DriverState::Ready && driver->state != DriverState::Stopped))
        return;
    QList<qint64> keys;
    for (const qint64 key : m_fleet.keys()) {
        const Miner &miner = *m_fleet.miner(key);
        if (miner.record.driverType == driverType
            && miner.status.lastError == errorKindName(Error::Kind::DriverFailed))
            keys << key;
    }
    if (!keys.isEmpty())
        pollNow(keys);
}

//! That nothing answered where it was says nothing about where it is.
void Poller::askWhereItIs(qint64 key)
{
    m_askAgain.remove(key);
    if (m_queue.isInFlight(key))
        m_moved.insert(key);
    else if (isRunning())
        pollNow({key});
}

void Poller::hold(qint64 key)
{
    Hold &hold = m_held[key];
    ++hold.count;
    m_due.remove(key);
    if (m_queue.dropWaiting(key))
        hold.wanted = true;
    if (!m_queue.isInFlight(key)) {
        // It is not asked in these rounds any more.
        for (const auto &round : std::as_const(m_rounds))
            round->leaveOut(key);
        finishRounds();
    }
}

void Poller::release(qint64 key)
{
    const auto held = m_held.find(key);
    if (held == m_held.end() || --held->count > 0)
        return;
    const bool wanted = held->wanted;
    m_held.erase(held);
    if (wanted || isRunning())
        pollNow({key});
}

} // namespace coalface
