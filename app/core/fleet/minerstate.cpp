// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minerstate.h"

#include "core/fleet/sharewindow.h"

#include <algorithm>
#include <cmath>

namespace coalface {

namespace {

constexpr qint64 startingSeconds = 180;
constexpr qint64 leastShareWait = 600;
constexpr double greatestRejectPercent = 5;
constexpr double leastHashrateRatio = 0.8;
constexpr qint64 settledSeconds = 600;

//! How long a miner may go without an accepted share: ten times what the pool's difficulty lets
//! expect at its hashrate. Nothing where that cannot be told, or its shares are not known.
std::optional<double> longestShareWait(const Telemetry &telemetry)
{
    if (!telemetry.sharesAccepted || !telemetry.poolDifficulty || !telemetry.hashrate
        || *telemetry.hashrate <= 0)
        return std::nullopt;
    return std::max(double(leastShareWait),
                    10.0 * *telemetry.poolDifficulty * std::pow(2.0, 32) / *telemetry.hashrate);
}

bool isOffline(const StateInput &input)
{
    if (input.status.misses < offlineMisses || !input.status.firstMiss.isValid())
        return false;
    // Until it would be asked again: polls of the same miner lie a little less than an interval apart at times. Not
    // until now: where nobody asks any more time tells nothing.
    const QDateTime until = std::min(input.now, input.status.lastAsked.addSecs(input.interval));
    return input.status.firstMiss.secsTo(std::max(until, input.status.lastAsked)) >= offlineSeconds;
}

//! An old sample counts on for one that was watched until it fell silent, until it must have been called offline. When
//! it was asked last does not matter: it would come back with each question, without an answer.
bool isStale(const StateInput &input)
{
    const qint64 old = 3LL * input.interval;
    if (input.telemetry->timestamp.secsTo(input.now) <= old)
        return false;
    const QDateTime &silentSince = input.status.firstMiss;
    const bool wasWatched = input.status.misses > 0 && silentSince.isValid()
                            && input.telemetry->timestamp.secsTo(silentSince) <= old;
    return !wasWatched || silentSince.secsTo(input.now) > 2 * offlineSeconds + old;
}

QStringList warnings(const StateInput &input)
{
    const Telemetry &telemetry = *input.telemetry;
    QStringList reasons;
    for (const TelemetryField &field : telemetryFields()) {
        // A driver has few limits. Found by its key, each would take a new string of every field, which is most of what
        // it takes to judge a miner.
        for (auto limit = input.limits.cbegin(); limit != input.limits.cend(); ++limit) {
            if (limit.key() != field.key)
                continue;
            const auto value = telemetryNumber(telemetry, field);
            if (value && *value > *limit)
                reasons << field.key;
        }
    }
    if (telemetry.error && !telemetry.error->isEmpty())
        reasons << QStringLiteral("device_error");
    // Until it is known what became of its shares of late, all since its start are the best there is.
    const ShareCount shares = input.status.recentShares.value_or(
        ShareCount{telemetry.sharesAccepted.value_or(0), telemetry.sharesRejected.value_or(0), {}});
    if (shares.all() >= ShareWindow::leastShares && shares.rejectedPercent() > greatestRejectPercent)
        reasons << QStringLiteral("rejects");
    if (const auto part = expectedPart(telemetry); part && *part < leastHashrateRatio)
        reasons << QStringLiteral("hashrate_low");
    return reasons;
}

} // namespace

std::optional<double> expectedPart(const Telemetry &telemetry)
{
    const auto longMean = telemetry.hashrateAverage ? telemetry.hashrateAverage : telemetry.hashrate;
    const auto mean = telemetry.hashrateRecent ? telemetry.hashrateRecent : longMean;
    if (!mean || telemetry.hashrateExpected.value_or(0) <= 0
        || telemetry.uptime.value_or(settledSeconds) < settledSeconds)
        return std::nullopt;
    return *mean / *telemetry.hashrateExpected;
}

StateVerdict minerState(const StateInput &input)
{
    if (!input.driverUsable)
        return {MinerState::NoDriver, {}};
    if (isOffline(input))
        return {MinerState::Offline, {QStringLiteral("unanswered")}};
    if (!input.telemetry || isStale(input))
        return {MinerState::Unknown, {}};

    const Telemetry &telemetry = *input.telemetry;
    if (telemetry.mode == QLatin1String("paused"))
        return {MinerState::Paused, {}};
    const bool noHashrate = telemetry.hashrate && *telemetry.hashrate <= 0;
    if (telemetry.uptime && *telemetry.uptime < startingSeconds
        && (noHashrate || !telemetry.hashrate))
        return {MinerState::Starting, {}};

    QStringList reasons = warnings(input);
    if (noHashrate)
        return {MinerState::NotHashing, QStringList{QStringLiteral("no_hashrate")} + reasons};
    const auto wait = longestShareWait(telemetry);
    if (wait && input.status.lastShareMove.isValid()
        && double(input.status.lastShareMove.secsTo(telemetry.timestamp)) > *wait)
        return {MinerState::NotHashing, QStringList{QStringLiteral("no_shares")} + reasons};
    if (!reasons.isEmpty())
        return {MinerState::Warning, reasons};
    return {MinerState::Online, {}};
}

} // namespace coalface
