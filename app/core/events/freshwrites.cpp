// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/freshwrites.h"

#include <QCoreApplication>
#include <QPointer>

#include <minersdk/types.h>

#include <algorithm>
#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

namespace {
constexpr auto readSoon = 300ms;
constexpr qint64 lateAnswer = 5000;   // ms: so old the state may be that an answer tells
constexpr int longestUnderWay = 900;  // s, until its end is known
constexpr int mostFreshWrites = 2000; // one of each miner of a large fleet
} // namespace

FreshWrites::FreshWrites(EventLog &log, const Clock &clock, QObject *parent)
    : QObject(parent), m_log(log), m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(readSoon);
    connect(&m_soon, &QTimer::timeout, this, &FreshWrites::read);
    for (const auto signal : {&EventLog::changed, &EventLog::changedElsewhere}) {
        connect(&m_log, signal, this, [this] {
            if (m_follows && !m_soon.isActive())
                m_soon.start();
        });
    }
}

void FreshWrites::follow(bool follows)
{
    m_follows = follows;
    m_fresh.clear();
    m_seen.clear();
    m_soon.stop();
    if (follows)
        read();
}

std::optional<QDateTime> FreshWrites::take(qint64 miner, qint64 looked)
{
    const auto found = m_fresh.constFind(miner);
    if (found == m_fresh.constEnd() || looked < found->known + lateAnswer)
        return std::nullopt;
    const QDateTime begun = found->begun;
    m_fresh.erase(found);
    return begun;
}

void FreshWrites::read()
{
    if (!m_follows)
        return;
    if (m_isReading)
        return m_soon.start();
    EventFilter filter;
    filter.kinds = {EventKind::Write};
    filter.from = m_clock.now().addSecs(-longestUnderWay);
    filter.limit = mostFreshWrites;
    m_isReading = true;
    m_log.read(filter).then(qApp, [self = QPointer(this)](const Result<QList<Event>> &writes) {
        if (!self)
            return;
        self->m_isReading = false;
        if (writes && self->m_follows)
            self->take(*writes);
    });
}

void FreshWrites::take(const QList<Event> &writes)
{
    QSet<QString> seen;
    QList<qint64> ended;
    for (const Event &write : writes) {
        if (write.verb != capabilityName(Capability::SetPool) || write.outcome.isEmpty())
            continue;
        seen.insert(write.ref);
        if (m_seen.contains(write.ref))
            continue;
        Fresh &fresh = m_fresh[write.minerKey];
        fresh.begun = fresh.begun.isValid() ? std::min(fresh.begun, write.time) : write.time;
        fresh.known = m_clock.monotonic();
        ended << write.minerKey;
    }
    m_seen = seen;
    // The next round may be long in coming, and a look before that tells nothing: who changed it at once would go unnoticed until then.
    if (!ended.isEmpty())
        QTimer::singleShot(lateAnswer + 1, this, [this, ended] { tellDue(ended); });
}

void FreshWrites::tellDue(const QList<qint64> &miners)
{
    QList<qint64> due;
    for (const qint64 miner : miners) {
        const auto found = m_fresh.constFind(miner);
        const bool isDue = found != m_fresh.constEnd()
                           && m_clock.monotonic() >= found->known + lateAnswer;
        if (isDue && !due.contains(miner))
            due << miner;
    }
    if (!due.isEmpty())
        Q_EMIT lookDue(due);
}

} // namespace coalface
