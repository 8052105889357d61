// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/sharewindow.h"

namespace coalface {

void ShareWindow::add(const QDateTime &time, std::optional<qint64> accepted,
                      std::optional<qint64> rejected)
{
    if (!accepted || !rejected || !time.isValid() || (m_last.isValid() && time <= m_last))
        return;
    const bool isFirst = !m_last.isValid();
    m_last = time;
    const bool beganAnew = *accepted < m_accepted || *rejected < m_rejected;
    const qint64 moreAccepted = *accepted - (beganAnew ? 0 : m_accepted);
    const qint64 moreRejected = *rejected - (beganAnew ? 0 : m_rejected);
    m_accepted = *accepted;
    m_rejected = *rejected;
    if (isFirst || (moreAccepted == 0 && moreRejected == 0))
        return;
    const qint64 now = time.toSecsSinceEpoch();
    const qint64 start = now - now % bucketSeconds;
    if (m_buckets.isEmpty() || m_buckets.last().start != start)
        m_buckets << Bucket{start, 0, 0};
    m_buckets.last().accepted += moreAccepted;
    m_buckets.last().rejected += moreRejected;
    while (m_buckets.first().start + most < now)
        m_buckets.removeFirst();
}

std::optional<ShareCount> ShareWindow::count(const QDateTime &now) const
{
    const qint64 moment = now.toSecsSinceEpoch();
    ShareCount sum;
    for (qsizetype i = m_buckets.size() - 1; i >= 0; --i) {
        const Bucket &bucket = m_buckets[i];
        const qint64 age = moment - bucket.start;
        if (age > most || (age > seconds && sum.all() >= leastShares))
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
