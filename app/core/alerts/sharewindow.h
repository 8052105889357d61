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

//! Counts shares by the differences of a device's counters, which begin anew when it does. Holds a day at most.
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

private:
    struct Bucket
    {
        qint64 start = 0; //!< s
        qint64 accepted = 0;
        qint64 rejected = 0;
    };
    QDateTime m_last;
    qint64 m_accepted = 0;
    qint64 m_rejected = 0;
    QList<Bucket> m_buckets; //!< oldest first; only those with shares
};

} // namespace coalface
