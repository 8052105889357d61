// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/ownprotection.h"

namespace coalface {

namespace {

//! A protection that went unseen between two looks that are further apart is possible, s.
constexpr qint64 closelyWatched = 45;
constexpr double sameFrequency = 0.5; // MHz
constexpr double sameVoltage = 0.005; // V

//! By more than that; nothing: not known.
std::optional<double> risen(const std::optional<double> &before, const std::optional<double> &after,
                            double tolerance)
{
    if (!before || !after)
        return std::nullopt;
    const double difference = *after - *before;
    return std::abs(difference) <= tolerance ? 0.0 : difference;
}

} // namespace

bool mayBeOwnProtection(const MinerSnapshot &before, const MinerSnapshot &after)
{
    const auto frequency = risen(before.frequency, after.frequency, sameFrequency);
    const auto voltage = risen(before.coreVoltage, after.coreVoltage, sameVoltage);
    if (!frequency)
        return true;
    if (*frequency > 0 || (*frequency == 0 && voltage.value_or(0) > 0))
        return false;
    const bool isWatched = !before.isStored && before.time.isValid()
                           && before.time.secsTo(after.time) <= closelyWatched;
    return !isWatched || !before.isAtEase || !after.isAtEase;
}

} // namespace coalface
