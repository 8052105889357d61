// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>

#include <optional>

namespace coalface {

//! What became of a miner's shares of late.
struct ShareCount
{
    qint64 accepted = 0;
    qint64 rejected = 0;
    QDateTime since;

    qint64 all() const { return accepted + rejected; }
    double rejectedPercent() const { return 100.0 * double(rejected) / double(all()); }
};

//! Counts shares by the differences of a device's counters, which begin anew when it does. Holds what it needs to count: half an
//! hour, and of a miner with few shares a day at most.
class ShareWindow
{
public:
    static constexpr qint64 seconds = 1800;      //!< "of late"
    static constexpr qint64 most = 86'400;       //!< further back where there are too few, s
    static constexpr qint64 leastShares = 20;    //!< fewer say nothing
    static constexpr qint64 bucketSeconds = 300; //!< its resolution

    //! A reading; nothing is made of one that does not tell both, or is no later than the last.
    void add(const QDateTime &time, std::optional<qint64> accepted, std::optional<qint64> rejected);
    //! Nothing: too few shares to tell.
    std::optional<ShareCount> count(const QDateTime &now) const;
    //! How many stretches of bucketSeconds it holds.
    qsizetype size() const { return m_buckets.size(); }

private:
    struct Bucket
    {
        qint64 start = 0; //!< s
        qint64 accepted = 0;
        qint64 rejected = 0;

        qint64 all() const { return accepted + rejected; }
    };
    //! Whether it counts at that second, with so many shares in those after it.
    static bool counts(const Bucket &bucket, qint64 now, qint64 newer);
    void forgetOld(qint64 now);

    QDateTime m_last;
    qint64 m_accepted = 0;
    qint64 m_rejected = 0;
    QList<Bucket> m_buckets; //!< oldest first; only those with shares
};

} // namespace coalface
