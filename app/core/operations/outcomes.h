// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>
#include <minersdk/types.h>

namespace coalface {

//! What became of one miner of a change.
struct TargetReport : WriteReport
{
    TargetReport() = default;
    //! Of what was tried, as its driver reports it.
    TargetReport(const WriteReport &report) : WriteReport(report) {}

    bool isTried = true; //!< see notTried()
};

//! What an error before anything was sent means for a person. The device, or a rule, said no (Rejected,
//! Unauthorized): Refused. It cannot do that: Unsupported. Everything else kept the request from
//! leaving (no connection, one that was dropped, an answer that makes no sense, silence, the driver failed, an
//! interruption): Unreachable, that is, nothing was sent; the sentence says which.
WriteReport reportOf(const Error &error);

//! Of what was stopped, by a person or the program's end, before anything was sent. Unreachable, as the outcomes go:
//! nobody asked the miner for it, so it is no failure of anybody's.
TargetReport notTried();

//! Whether the person has what they asked for.
constexpr bool isDone(Outcome outcome)
{
    return outcome == Outcome::Applied || outcome == Outcome::NeedsRestart;
}

} // namespace coalface
