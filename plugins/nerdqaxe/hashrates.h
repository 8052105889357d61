// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>

#include <optional>

//! The device's hash rates, in H/s. What its keys mean changed several times.
namespace coalface::nerdqaxe {

//! The shortest mean there is: `hashRate` (absent in v1.0.5 to v1.0.19, where the 10-minute mean stands
//! in); while that is the 10-minute mean in disguise (v1.0.20 to v1.0.32), `hashRate_1m` if there is one.
//! Includes boards attached over CAN.
std::optional<double> presentHashrate(const QJsonObject &info);

//! The longest mean whose window has passed since the start: longer ones are filled with zeros.
//! Nothing while the miner stands still: of that they tell the past.
std::optional<double> meanHashrate(const QJsonObject &info);

//! The longest such mean over ten minutes to an hour.
std::optional<double> recentHashrate(const QJsonObject &info);

//! One hash per clock and small core; the device has no figure of its own. Nothing where boards are
//! attached over CAN, of which the reply does not say enough.
std::optional<double> expectedHashrate(const QJsonObject &info);

//! Whether it hashes for boards attached over CAN, too (v1.0.38).
bool hasAttachedBoards(const QJsonObject &info);

} // namespace coalface::nerdqaxe
