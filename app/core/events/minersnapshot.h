// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"
#include "core/pools/workplace.h"

#include <QMap>

namespace coalface {

//! A temperature that has a limit.
struct HeatReading
{
    QString key;      //!< telemetry key
    double value = 0; //!< °C
    double limit = 0; //!< °C

    friend bool operator==(const HeatReading &, const HeatReading &) = default;
};

//! What is remembered of a miner from one look to the next, so that what happened in between can be told.
//! A value that a look did not bring stays what it was.
struct MinerSnapshot
{
    bool isStored = false; //!< what was known at the start: nobody may have watched for a while
    QDateTime time;        //!< of the newest sample; invalid: there is none
    //! ms, Clock::monotonic() of the look that brought it; empty: not known, or another program's.
    std::optional<qint64> looked;
    MinerState state = MinerState::Unknown;
    std::optional<qint64> uptime;
    std::optional<QString> mode;
    std::optional<Workplace> pool;     //!< in use
    std::optional<Workplace> fallback; //!< without an URL: it has none
    //! See Telemetry::poolsAreStored; only of a reading that tells its uptime.
    bool poolsAreStored = false;
    std::optional<double> bestDifficulty;
    //! Of a device that tells no all-time best: the greatest that it was told of since any of its starts.
    bool bestIsOfStarts = false;
    std::optional<qint64> blocksFound; //!< since the device's start, or ever

    std::optional<double> frequency;   //!< MHz
    std::optional<double> coreVoltage; //!< V
    //! Hashes, well below its limits, without a fault and with a fan that could do more: nothing to protect itself from.
    bool isAtEase = false;

    bool isOffline = false;
    QDateTime quietSince;            //!< of one that does not answer: its first miss
    QString quietError;              //!< as in MinerStatus, of the last poll that failed
    QString quietErrorDetail;        //!< likewise
    bool isHot = false;              //!< with hysteresis
    std::optional<HeatReading> heat; //!< the one nearest to its limit, or furthest beyond it
    bool hasStopped = false;         //!< answers without hashing, for so long that it is said
    QDateTime idleSince;             //!< since when it answers without hashing
    QString idleReason;              //!< as in Miner::reasons

    friend bool operator==(const MinerSnapshot &, const MinerSnapshot &) = default;
};

//! Overheating ends that far below the limit, K.
constexpr double heatHysteresis = 3.0;
//! A miner is at ease that far below its limits, K.
constexpr double easeMargin = 5.0;
//! So long a miner answers without hashing before that is an event, s.
constexpr qint64 idleSeconds = 60;

//! `limits`: telemetry key -> greatest value without a warning; those of temperatures count.
MinerSnapshot firstSnapshot(const Miner &miner, const QMap<QString, double> &limits);
MinerSnapshot nextSnapshot(const MinerSnapshot &before, const Miner &miner,
                           const QMap<QString, double> &limits);

//! The temperature nearest to its limit, or furthest beyond it; nothing where none that has a limit is known.
std::optional<HeatReading> hottest(const Telemetry &telemetry, const QMap<QString, double> &limits);
//! With hysteresis.
bool isTooHot(const HeatReading &heat, bool wasTooHot);

//! The URL without "user:password@": some devices print what they were once given.
QString withoutLogin(const QString &poolUrl);

} // namespace coalface
