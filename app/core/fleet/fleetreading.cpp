// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What the fleet takes from its store.
#include "core/fleet/fleet.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
constexpr int firstPatience = 1000; // ms, with the store; an ordinary start takes a tenth of it
constexpr int aheadTolerance = 60;  // s, between two programs, and of what is stored
} // namespace

QFuture<Result<Done>> Fleet::load()
{
    if (!m_wasAnswered && m_waiting == Waiting::No) {
        m_patience.start(firstPatience);
        setWaiting(Waiting::Shortly);
    }
    // Here, as below, the application is the context, since it outlives the answer: a continuation
    // whose own context is gone fails an assertion in Qt.
    return m_store.load()
        .then(qApp,
              [self = QPointer(this)](const Result<QList<StoredMiner>> &stored) -> Result<Done> {
                  if (!self)
                      return Error{Error::Kind::Aborted, QStringLiteral("The program ends.")};
                  if (!stored) {
                      self->setProblem(stored.error().detail);
                      return stored.error();
                  }
                  self->take(*stored);
                  return Done{};
              });
}

void Fleet::reload()
{
    if (m_reloading) {
        m_reloadAgain = true;
        return;
    }
    m_reloading = true;
    m_store.load().then(qApp, [self = QPointer(this)](const Result<QList<StoredMiner>> &stored) {
        if (self)
            self->reloaded(stored);
    });
}

void Fleet::reloaded(const Result<QList<StoredMiner>> &stored)
{
    m_reloading = false;
    if (stored)
        take(*stored);
    else
        setProblem(stored.error().detail);
    if (std::exchange(m_reloadAgain, false))
        reload();
}

void Fleet::take(const QList<StoredMiner> &stored)
{
    QSet<qint64> gone(m_order.cbegin(), m_order.cend());
    QList<qint64> added;
    for (const StoredMiner &entry : stored) {
        const qint64 key = entry.record.key;
        gone.remove(key);
        if (!m_miners.contains(key)) {
            m_miners.insert(key,
                            Miner{entry.record, entry.status, entry.telemetry, {}, {}, entry.remarks});
            judge(m_miners[key]);
            added << key;
        } else {
            takeStored(m_miners[key], entry);
        }
    }
    m_order << added;
    std::sort(m_order.begin(), m_order.end());
    if (!added.isEmpty())
        Q_EMIT minersAdded(added);
    drop(QList<qint64>(gone.cbegin(), gone.cend()));
    setProblem({});
}

//! The store has answered.
void Fleet::setProblem(const QString &sentence)
{
    m_wasAnswered = true;
    m_patience.stop();
    const bool isNews = std::exchange(m_problem, sentence) != sentence;
    setWaiting(Waiting::No);
    if (isNews)
        Q_EMIT problemChanged(sentence);
}

void Fleet::setWaiting(Waiting waiting)
{
    if (std::exchange(m_waiting, waiting) != waiting)
        Q_EMIT waitingChanged();
}

//! What another program stored, unless this one knows something newer.
void Fleet::takeStored(Miner &miner, const StoredMiner &stored)
{
    Miner next = miner;
    next.record = stored.record;
    next.remarks = stored.remarks;
    // What is later than now was noted while the clock was ahead, and is older than all else.
    const QDateTime latest = m_clock.now().addSecs(aheadTolerance);
    const auto isNewer = [&](const QDateTime &time, const QDateTime &known) {
        return time.isValid() && (!known.isValid() || time > known || known > latest);
    };
    if (isNewer(stored.status.lastAsked, next.status.lastAsked))
        next.status = stored.status;
    if (stored.telemetry
        && isNewer(stored.telemetry->timestamp,
                   next.telemetry ? next.telemetry->timestamp : QDateTime()))
        next.telemetry = stored.telemetry;
    if (next.record == miner.record && next.status == miner.status
        && next.telemetry == miner.telemetry && next.remarks == miner.remarks)
        return;
    const bool moved = next.record.endpoint() != miner.record.endpoint();
    miner = next;
    if (moved) {
        if (DriverSession *session = m_drivers.session(miner.record.driverType))
            session->closeMiner(miner.record.id());
    }
    judge(miner);
    noteChange(miner.record.key);
    if (moved)
        Q_EMIT minerMoved(miner.record.key);
}

} // namespace coalface
