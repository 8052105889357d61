// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>
#include <minersdk/types.h>

#include <QStringList>

#include <optional>

namespace coalface {

//! What became of one miner of a change. Its `detail` is English, as it is stored and printed; the rest says the same to
//! who shows it in another language.
struct TargetReport : WriteReport
{
    //! What was found by this program, and not by a driver.
    enum class Finding {
        None,
        NotTried,      //!< see notTried()
        Gone,          //!< not in the fleet any more
        Moved,         //!< `values`: the address where it is now, the one where it was
        AnotherDevice, //!< another one answers at its address, so nothing was sent
        AnotherName, //!< likewise, or it was given another host name; `values`: its own, the known one
        HandedOver, //!< see handedOver()
        NoDriver,   //!< its driver cannot be used
        Unable,     //!< it cannot do that, whatever the value
        NoMode,     //!< `values`: the mode, and those that it has
    };
    //! Of a pool that is set with its fallback, which goes first.
    enum class Fallback {
        None,   //!< there is none, or nothing of either was tried
        Failed, //!< so the pool was left as it is, and this is what came of the fallback
        Alone,  //!< it is set, and the pool was stopped before it was sent
        Set,    //!< it is set, and the rest is what came of the pool
        NeedsRestart, //!< likewise; it is used after a restart only, and the one over the pool came if it was needed
    };

    TargetReport() = default;
    //! Of what was tried, as its driver reports it.
    TargetReport(const WriteReport &report) : WriteReport(report), words({report.detail}) {}

    bool isTried = true; //!< see notTried()
    Finding finding = Finding::None;
    QStringList values = {};
    std::optional<Error::Kind> error = {}; //!< why nothing was sent, where that was an error
    Fallback fallback = Fallback::None;
    //! Of a pool that is used after a restart: it is what the miner has been using all the while, so that only another
    //! password waits for that.
    bool isInUse = false;
    QStringList words = {}; //!< the sentences of drivers in `detail`, or of what was found
};

//! What an error before anything was sent means for a person. The device, or a rule, said no (Rejected,
//! Unauthorized): Refused. It cannot do that: Unsupported. Everything else kept the request from
//! leaving (no connection, one that was dropped, an answer that makes no sense, silence, the driver failed, an
//! interruption): Unreachable, that is, nothing was sent; the sentence says which.
TargetReport reportOf(const Error &error);

//! Of what this program found, before anything was sent.
TargetReport reportOf(TargetReport::Finding finding, Outcome outcome, const QString &detail,
                      const QStringList &values = {});

//! Of what was stopped, by a person or the program's end, before anything was sent. Unreachable, as the outcomes go:
//! nobody asked the miner for it, so it is no failure of anybody's.
TargetReport notTried();

//! Of a request for a pool and its fallback that ended with the fallback.
TargetReport fallbackOnly(TargetReport fallback);

//! Of both, when both were sent.
TargetReport withFallbackReport(TargetReport pool, const WriteReport &fallback, bool withRestart);

//! Of a pool that was stored, and is in use all the while.
TargetReport inUseAlready(TargetReport report);

//! Of what was sent and read back, where another device answers at the address afterwards: either of them may have got it,
//! and shown it. `other`: which, in English; `values`: its name in the fleet, or nothing, and what it is known by.
TargetReport handedOver(const QString &other, const QStringList &values);

//! Whether the person has what they asked for.
constexpr bool isDone(Outcome outcome)
{
    return outcome == Outcome::Applied || outcome == Outcome::NeedsRestart;
}

} // namespace coalface
