// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include <optional>

namespace coalface {

//! How long calls took, counted in buckets that grow by the same factor: four to a doubling, so that a
//! percentile is right to 10 % however long the calls are, and counts of many hours and programs can be added.
class LatencyHistogram
{
public:
    //! Of a time in ms: bucket 0 holds those up to 1 ms, bucket b those up to 2^(b/4) ms, the last all others.
    static int bucketOf(qint64 milliseconds);
    static constexpr int lastBucket = 80; //!< beyond 17 minutes

    void add(qint64 milliseconds) { addCount(bucketOf(milliseconds), 1); }
    //! A bucket as it was kept; one that there is not, or a count below 1, is ignored.
    void addCount(int bucket, qint64 count);
    void add(const LatencyHistogram &other);

    qint64 count() const;
    //! What that share of the calls (0 to 1) did not exceed, in ms; nothing when none was counted.
    std::optional<double> percentile(double share) const;
    const QMap<int, qint64> &buckets() const { return m_buckets; } //!< those that are not empty

    friend bool operator==(const LatencyHistogram &, const LatencyHistogram &) = default;

private:
    QMap<int, qint64> m_buckets;
};

} // namespace coalface
