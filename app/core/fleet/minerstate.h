// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QMap>

namespace coalface {

//! The one place that decides in which state a miner is.
struct StateInput
{
    bool driverUsable = true;
    MinerStatus status;
    std::optional<Telemetry> telemetry; //!< the newest sample
    QMap<QString, double> limits;       //!< telemetry key -> greatest value without a warning
    int interval = 30;                  //!< s between polls
    QDateTime now;
};

struct StateVerdict
{
    MinerState state = MinerState::Unknown;
    //! What is wrong, worst first: a telemetry key whose limit is passed, "rejects", "hashrate_low",
    //! "device_error", "no_hashrate", "no_shares", "unanswered".
    QStringList reasons;

    friend bool operator==(const StateVerdict &, const StateVerdict &) = default;
};

StateVerdict minerState(const StateInput &input);

//! What part of the expected hash rate a miner reaches: by its mean of late, else by the longest it gives, which may be a day's;
//! nothing before it has been up for ten minutes, or where nothing is expected.
std::optional<double> expectedPart(const Telemetry &telemetry);

//! A miner is called offline only after that many misses in a row and that much time.
constexpr int offlineMisses = 3;
constexpr int offlineSeconds = 60;

} // namespace coalface
