// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/latencyhistogram.h"

#include <algorithm>
#include <cmath>

namespace coalface {

namespace {
constexpr double bucketsPerDoubling = 4;
}

int LatencyHistogram::bucketOf(qint64 milliseconds)
{
    if (milliseconds <= 1)
        return 0;
    const double exact = bucketsPerDoubling * std::log2(double(milliseconds));
    return std::min(int(std::ceil(exact)), lastBucket);
}

void LatencyHistogram::addCount(int bucket, qint64 count)
{
    if (bucket >= 0 && bucket <= lastBucket && count > 0)
        m_buckets[bucket] += count;
}

void LatencyHistogram::add(const LatencyHistogram &other)
{
    for (auto it = other.m_buckets.cbegin(); it != other.m_buckets.cend(); ++it)
        addCount(it.key(), it.value());
}

qint64 LatencyHistogram::count() const
{
    qint64 sum = 0;
    for (const qint64 count : m_buckets)
        sum += count;
    return sum;
}

std::optional<double> LatencyHistogram::percentile(double share) const
{
    const qint64 all = count();
    if (all == 0)
        return std::nullopt;
    const qint64 wanted = std::clamp(qint64(std::ceil(share * double(all))), qint64(1), all);
    qint64 passed = 0;
    int bucket = 0;
    for (auto it = m_buckets.cbegin(); it != m_buckets.cend() && passed < wanted; ++it) {
        passed += it.value();
        bucket = it.key();
    }
    // The middle of the bucket, by ratio: wrong by at most 2^(1/8).
    return bucket == 0 ? 1 : std::exp2((bucket - 0.5) / bucketsPerDoubling);
}

} // namespace coalface
