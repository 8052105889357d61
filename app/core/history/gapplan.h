// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

#include <chrono>
#include <optional>

namespace coalface {

//! Between two samples of a miner: nobody asked it there, or it did not answer.
struct Gap
{
    QDateTime from; //!< of the sample before
    QDateTime to;   //!< of the sample after

    friend bool operator==(const Gap &, const Gap &) = default;
};

//! What lies between two samples in a row, if that is worth asking the miner for: more than three polls of `interval`
//! s, and more than two minutes. Never further back than `oldest`, before which samples are not kept.
std::optional<Gap> gapBetween(const QDateTime &before, const QDateTime &after, int interval,
                              const QDateTime &oldest);

//! How far back to ask now to fill it: a little beyond its beginning, so that one sees whether the miner's record goes
//! on there or only begins later, with the miner's start.
std::chrono::seconds reachFor(const Gap &gap, const QDateTime &now);

//! What of a miner's own record (`readings`, by time) goes into the gap: strictly inside of it, about one reading a poll
//! interval, none nearer than that to the samples around it. A record in which less than 15 minutes are missing, or three of
//! its own steps, counts as one without a hole: such records get thinner with age. Where it begins inside of the gap (the
//! miner was off before), the time before stays a gap. Pure.
Backfill planBackfill(qint64 minerKey, const Gap &gap, const QList<Telemetry> &readings,
                      int interval);

} // namespace coalface
