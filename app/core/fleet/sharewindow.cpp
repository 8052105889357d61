// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/sharewindow.h"

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
qint64 bucketAt(qint64 second)
{
    return second - second % ShareWindow::bucketSeconds;
}
} // namespace

ShareWindow::ShareWindow(const std::optional<ShareCount> &known,
                         const std::optional<Telemetry> &newest)
{
    if (newest)
        add(*newest);
    if (known)
        m_buckets << Bucket{known->since.toSecsSinceEpoch(), known->accepted, known->rejected};
}

void ShareWindow::add(const Telemetry &reading)
{
    const auto &accepted = reading.sharesAccepted;
    const auto &rejected = reading.sharesRejected;
    const QDateTime &time = reading.timestamp;
    if (!accepted || !rejected || !time.isValid() || time == m_last)
        return;
    const QDateTime before = std::exchange(m_last, time);
    const bool beganAnew = *accepted < m_accepted || *rejected < m_rejected;
    const qint64 moreAccepted = *accepted - (beganAnew ? 0 : m_accepted);
    const qint64 moreRejected = *rejected - (beganAnew ? 0 : m_rejected);
    m_accepted = *accepted;
    m_rejected = *rejected;
    if (!before.isValid() || (moreAccepted == 0 && moreRejected == 0))
        return;
    const qint64 now = time.toSecsSinceEpoch();
    const qint64 last = before.toSecsSinceEpoch();
    const qint64 start = bucketAt(now - last > bucketSeconds ? last + bucketSeconds : now);
    for (Bucket &bucket : m_buckets) // the clock was ahead
        bucket.start = std::min(bucket.start, start);
    if (m_buckets.isEmpty() || m_buckets.last().start != start) {
        forgetOld(now);
        m_buckets << Bucket{start, 0, 0};
    }
    m_buckets.last().accepted += moreAccepted;
    m_buckets.last().rejected += moreRejected;
}

bool ShareWindow::counts(const Bucket &bucket, qint64 now, qint64 newer)
{
    const qint64 age = now - bucket.start;
    return age <= most && (age <= seconds || newer < leastShares);
}

void ShareWindow::forgetOld(qint64 now)
{
    // What does not count now does not count later: it gets older, and there will be no fewer shares after it.
    qint64 newer = 0;
    qsizetype first = m_buckets.size();
    while (first > 0 && counts(m_buckets[first - 1], now, newer))
        newer += m_buckets[--first].all();
    m_buckets.remove(0, first);
}

std::optional<ShareCount> ShareWindow::count(const QDateTime &now) const
{
    const qint64 moment = now.toSecsSinceEpoch();
    ShareCount sum;
    for (qsizetype i = m_buckets.size() - 1; i >= 0; --i) {
        const Bucket &bucket = m_buckets[i];
        if (!counts(bucket, moment, sum.all()))
            break;
        sum.accepted += bucket.accepted;
        sum.rejected += bucket.rejected;
        sum.since = QDateTime::fromSecsSinceEpoch(bucket.start, Qt::UTC);
    }
    if (sum.all() < leastShares)
        return std::nullopt;
    return sum;
}

} // namespace coalface
