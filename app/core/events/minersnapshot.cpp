// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/minersnapshot.h"

namespace coalface {

namespace {

template<typename T>
void takeOver(std::optional<T> &known, const std::optional<T> &now)
{
    if (now)
        known = now;
}

//! Who worked at another pool says nothing about this one.
void takePlace(std::optional<Workplace> &known, const QString &url,
               const std::optional<QString> &user)
{
    const QString place = withoutLogin(url);
    const bool isSilent = user.value_or(QString()).isEmpty();
    known = Workplace{place, !isSilent                      ? *user
                             : known && known->url == place ? known->user
                                                            : QString()};
}

//! The best since a start is an all-time best, too, where it is greater than all that was told before.
void takeBest(MinerSnapshot &snapshot, const Telemetry &telemetry)
{
    const std::optional<double> &best = telemetry.bestDifficulty ? telemetry.bestDifficulty
                                                                 : telemetry.bestSessionDifficulty;
    if (!best || (!telemetry.bestDifficulty && snapshot.bestDifficulty >= best))
        return;
    snapshot.bestDifficulty = best;
    snapshot.bestIsOfStarts = !telemetry.bestDifficulty;
}

void takeReading(MinerSnapshot &snapshot, const Telemetry &telemetry)
{
    snapshot.time = telemetry.timestamp;
    takeOver(snapshot.uptime, telemetry.uptime);
    if (telemetry.mode && !telemetry.mode->isEmpty())
        snapshot.mode = telemetry.mode;
    if (telemetry.poolUrl && !telemetry.poolUrl->isEmpty())
        takePlace(snapshot.pool, *telemetry.poolUrl, telemetry.poolUser);
    if (telemetry.fallbackUrl)
        takePlace(snapshot.fallback, *telemetry.fallbackUrl, telemetry.fallbackUser);
    snapshot.poolsAreStored = telemetry.poolsAreStored && telemetry.uptime;
    takeBest(snapshot, telemetry);
    takeOver(snapshot.blocksFound, telemetry.blocksFound);
    takeOver(snapshot.frequency, telemetry.frequency);
    takeOver(snapshot.coreVoltage, telemetry.coreVoltage);
}

void takeIdleness(MinerSnapshot &snapshot, const Miner &miner)
{
    switch (miner.state) {
    case MinerState::NotHashing:
        if (!snapshot.idleSince.isValid() || snapshot.idleSince > snapshot.time)
            snapshot.idleSince = snapshot.time;
        snapshot.idleReason = miner.reasons.value(0);
        if (snapshot.idleSince.secsTo(snapshot.time) >= idleSeconds)
            snapshot.hasStopped = true;
        break;
    case MinerState::Online:
    case MinerState::Warning:
    case MinerState::Paused:
        snapshot.hasStopped = false;
        snapshot.idleSince = {};
        break;
    case MinerState::Starting:
        snapshot.idleSince = {};
        break;
    case MinerState::Offline:
    case MinerState::Unknown:
    case MinerState::NoDriver:
        break; // says nothing about it
    }
}

void takePresence(MinerSnapshot &snapshot, const Miner &miner)
{
    snapshot.state = miner.state;
    if (miner.state == MinerState::Offline)
        snapshot.isOffline = true;
    if (miner.status.misses <= 0)
        return;
    snapshot.quietSince = miner.status.firstMiss;
    snapshot.quietError = miner.status.lastError;
    snapshot.quietErrorDetail = miner.status.lastErrorDetail;
}

bool isAtEase(const Telemetry &telemetry, const std::optional<HeatReading> &heat)
{
    return heat && heat->value <= heat->limit - easeMargin && telemetry.hashrate.value_or(0) > 0
           && telemetry.error.value_or(QString()).isEmpty()
           && telemetry.fanPercent.value_or(0) < 100;
}

//! Only of one that has a sample.
void takeSample(MinerSnapshot &snapshot, const Miner &miner, const QMap<QString, double> &limits)
{
    takeReading(snapshot, *miner.telemetry);
    const auto heat = hottest(*miner.telemetry, limits);
    snapshot.isAtEase = isAtEase(*miner.telemetry, heat);
    if (heat) {
        const QString was = snapshot.isHot && snapshot.heat ? snapshot.heat->key : QString();
        snapshot.isHot = isTooHot(*heat, snapshot.isHot);
        snapshot.heat = heat;
        // Of heat that is over the one tells that was too hot.
        if (!snapshot.isHot && limits.contains(was)) {
            if (const auto cooled = hottest(*miner.telemetry, {{was, limits.value(was)}}))
                snapshot.heat = cooled;
        }
    }
    takeIdleness(snapshot, miner);
}

} // namespace

std::optional<HeatReading> hottest(const Telemetry &telemetry, const QMap<QString, double> &limits)
{
    std::optional<HeatReading> worst;
    for (const TelemetryField &field : telemetryFields()) {
        const auto limit = limits.constFind(field.key);
        const auto value = telemetryNumber(telemetry, field);
        if (limit == limits.constEnd() || !value
            || !field.key.startsWith(QLatin1String("temperature")))
            continue;
        if (!worst || *value - *limit > worst->value - worst->limit)
            worst = HeatReading{field.key, *value, *limit};
    }
    return worst;
}

bool isTooHot(const HeatReading &heat, bool wasTooHot)
{
    return heat.value > heat.limit - (wasTooHot ? heatHysteresis : 0.0);
}

QString withoutLogin(const QString &poolUrl)
{
    const qsizetype at = poolUrl.lastIndexOf(QLatin1Char('@'));
    if (at < 0)
        return poolUrl;
    const qsizetype scheme = poolUrl.indexOf(QLatin1String("://"));
    return (scheme < 0 || scheme > at ? QString() : poolUrl.left(scheme + 3)) + poolUrl.mid(at + 1);
}

MinerSnapshot firstSnapshot(const Miner &miner, const QMap<QString, double> &limits)
{
    MinerSnapshot snapshot;
    snapshot.isStored = true;
    takePresence(snapshot, miner);
    // However old: where it did not answer at the end, what it was before is still what the next answer is measured by.
    if (miner.telemetry)
        takeSample(snapshot, miner, limits);
    // A sample from the database does not tell these.
    if (snapshot.pool && snapshot.pool->user.isEmpty())
        snapshot.pool->user = miner.status.poolUser.value_or(QString());
    if (!snapshot.fallback && miner.status.fallbackUrl)
        takePlace(snapshot.fallback, *miner.status.fallbackUrl, miner.status.fallbackUser);
    // Whoever saw it then has said so.
    snapshot.hasStopped = miner.state == MinerState::NotHashing;
    return snapshot;
}

MinerSnapshot nextSnapshot(const MinerSnapshot &before, const Miner &miner,
                           const QMap<QString, double> &limits)
{
    MinerSnapshot snapshot = before;
    snapshot.isStored = false;
    takePresence(snapshot, miner);
    if (miner.status.misses > 0 || !miner.telemetry)
        return snapshot; // its sample is an old one
    snapshot.isOffline = false;
    takeSample(snapshot, miner, limits);
    return snapshot;
}

} // namespace coalface
