// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/gapfiller.h"

#include "core/ports/driversession.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace coalface {

namespace {

Q_LOGGING_CATEGORY(historyLog, "coalface.history")

using namespace std::chrono_literals;

//! Of miners that are kept for ever, too: no device remembers more.
constexpr int longestReach = 30; // days
constexpr qsizetype mostGaps = 16;
constexpr std::chrono::milliseconds longestDeadline = 10s;

//! Over before the miner's next poll.
std::chrono::milliseconds deadlineFor(int interval)
{
    return std::min(longestDeadline, std::chrono::milliseconds(interval * 750));
}

} // namespace

GapFiller::GapFiller(Fleet &fleet, Poller &poller, DriverDirectory &drivers, TelemetryLog &log,
                     const Clock &clock, QObject *parent)
    : QObject(parent), m_fleet(fleet), m_poller(poller), m_drivers(drivers), m_log(log), m_clock(clock)
{
    connect(&poller, &Poller::polled, this, &GapFiller::polled);
    connect(&fleet, &Fleet::minersAdded, this, &GapFiller::remember);
    connect(&fleet, &Fleet::minersRemoved, this, [this](const QList<qint64> &keys) {
        for (const qint64 key : keys) {
            m_last.remove(key);
            m_gaps.remove(key);
            m_failed.remove(key);
        }
    });
}

void GapFiller::setFilling(bool filling, int keptDays)
{
    m_keptDays = keptDays;
    if (filling == m_isFilling)
        return;
    m_isFilling = filling;
    m_last.clear();
    m_gaps.clear();
    m_failed.clear();
    if (filling)
        remember(m_fleet.keys());
}

void GapFiller::remember(const QList<qint64> &keys)
{
    for (const qint64 key : keys) {
        const Miner *miner = m_fleet.miner(key);
        if (m_isFilling && miner && miner->telemetry)
            m_last.insert(key, miner->telemetry->timestamp);
    }
}

void GapFiller::polled(const PollResult &result)
{
    const qint64 key = result.minerKey;
    if (!m_isFilling || !result.answer || !m_fleet.miner(key))
        return;
    const QDateTime now = result.answer->timestamp;
    const int days = m_keptDays > 0 ? std::min(m_keptDays, longestReach) : longestReach;
    const QDateTime before = std::exchange(m_last[key], now);
    const int interval = pollInterval(*m_fleet.miner(key), m_poller.interval());
    if (const auto gap = gapBetween(before, now, interval, now.addDays(-days))) {
        QList<Gap> &gaps = m_gaps[key];
        gaps += *gap;
        if (gaps.size() > mostGaps)
            gaps.removeFirst();
    }
    // One that finds no room is asked after another one of its polls.
    if (m_gaps.contains(key) && m_asked.size() < mostAtOnce && !m_asked.contains(key))
        ask(key);
}

void GapFiller::ask(qint64 key)
{
    const QList<Gap> gaps = m_gaps.take(key);
    const MinerRecord &record = m_fleet.miner(key)->record;
    DriverSession *session = m_drivers.session(record.driverType);
    if (!session || !record.port)
        return; // one that only announces itself cannot be asked
    m_asked.insert(key);
    // The application is the context: see Poller::ask().
    session
        ->readHistory(m_fleet.reference(record), reachFor(gaps.constFirst(), m_clock.now()),
                      deadlineFor(m_poller.interval()))
        .then(qApp, [self = QPointer(this), key, gaps](const Result<RecordedReadings> &history) {
            if (self)
                self->take(key, gaps, history);
        });
}

void GapFiller::take(qint64 key, const QList<Gap> &gaps, const Result<RecordedReadings> &history)
{
    m_asked.remove(key);
    const Miner *miner = m_fleet.miner(key);
    if (!miner || !m_isFilling)
        return;
    const MinerRecord &record = miner->record;
    if (!history) {
        if (history.error().kind == Error::Kind::Unsupported)
            qCDebug(historyLog, "%ls records nothing that would fill its gap: %ls",
                    qUtf16Printable(record.name), qUtf16Printable(history.error().detail));
        else
            tryAgain(key, gaps, history.error().detail);
        return;
    }
    if (history->mac && !record.mac.isEmpty() && *history->mac != record.mac) {
        qCWarning(historyLog, "A gap of %ls stays: another device answers at its address.",
                  qUtf16Printable(record.name));
        return;
    }
    for (const Gap &gap : gaps) {
        const Backfill plan = planBackfill(key, gap, history->readings,
                                           pollInterval(*miner, m_poller.interval()));
        if (plan.readings.isEmpty())
            m_failed.remove(key); // it knows nothing of that time
        else
            store(plan, gap);
    }
}

void GapFiller::tryAgain(qint64 key, const QList<Gap> &gaps, const QString &why)
{
    const QString name = m_fleet.miner(key)->record.name;
    if (++m_failed[key] >= mostTries) {
        m_failed.remove(key);
        qCWarning(historyLog, "A gap of %ls stays: %ls", qUtf16Printable(name),
                  qUtf16Printable(why));
        return;
    }
    qCDebug(historyLog, "A gap of %ls is not filled yet: %ls", qUtf16Printable(name),
            qUtf16Printable(why));
    m_gaps[key] = gaps + m_gaps.value(key);
}

void GapFiller::store(const Backfill &plan, const Gap &gap)
{
    m_log.fill(plan).then(qApp, [self = QPointer(this), key = plan.minerKey,
                                 gap](const Result<int> &stored) {
        const Miner *miner = self ? self->m_fleet.miner(key) : nullptr;
        if (!miner || !self->m_isFilling)
            return;
        if (!stored) {
            self->tryAgain(key, {gap}, stored.error().detail);
            return;
        }
        self->m_failed.remove(key);
        qCInfo(historyLog, "%d samples of %ls come from its own record.", *stored,
               qUtf16Printable(miner->record.name));
        Q_EMIT self->filled(key, *stored);
    });
}

} // namespace coalface
