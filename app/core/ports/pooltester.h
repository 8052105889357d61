// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QFuture>

#include <chrono>
#include <optional>

namespace coalface {

//! What a pool had to say.
struct PoolAnswer
{
    int connected = 0; //!< ms until the connection stood, with its encryption where there is one
    int answered = 0;  //!< ms from then until it took the subscription
    //! Why the certificate would not convince a browser; empty: it would, or there is none. Most miners do not look.
    QString certificateProblem;

    friend bool operator==(const PoolAnswer &, const PoolAnswer &) = default;
};

//! What came of asking it.
struct PoolTest
{
    Result<PoolAnswer> answer;
    //! ms until the computer took the connection, whatever came of it then; empty: it did not.
    std::optional<int> taken;
};

//! Asks a pool, from this computer, for work as a miner would ("mining.subscribe" of the Stratum protocol), and goes
//! again. No worker is named, so none appears at the pool. GUI thread.
class PoolTester
{
public:
    virtual ~PoolTester() = default;

    //! `url`: as parsePoolUrl() gives it. Completed once, never cancelled. Unreachable: no such computer, or nobody
    //! listens; Timeout: it took longer than `patience`; BadReply: that is no pool; Rejected: the pool said no.
    virtual QFuture<PoolTest> test(const QString &url, std::chrono::milliseconds patience) = 0;
};

} // namespace coalface
