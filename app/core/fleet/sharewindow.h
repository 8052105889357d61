// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/sharecount.h"

#include <minersdk/telemetry.h>

#include <QList>

#include <optional>

namespace coalface {

//! Counts shares by the differences of a device's counters, which begin anew when it does. Holds what it needs to count: half an
//! hour, and of a miner with few shares a day at most.
class ShareWindow
{
public:
    static constexpr qint64 seconds = 1800;      //!< "of late"
    static constexpr qint64 most = 86'400;       //!< further back where there are too few, s
    static constexpr qint64 leastShares = 20;    //!< fewer say nothing
    static constexpr qint64 bucketSeconds = 300; //!< its resolution

    ShareWindow() = default;
    //! Goes on from what was known with that reading, the newest until now.
    ShareWindow(const std::optional<ShareCount> &known, const std::optional<Telemetry> &newest);

    //! A reading; nothing is made of one that does not tell both counters, or is of the time of the last. What came while nobody
    //! looked counts from the last one on.
    void add(const Telemetry &reading);
    bool hasBegun() const { return m_last.isValid(); }
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

    QDateTime m_last; //!< reading that told both
    qint64 m_accepted = 0;
    qint64 m_rejected = 0;
    QList<Bucket> m_buckets; //!< oldest first; only those with shares
};

} // namespace coalface
