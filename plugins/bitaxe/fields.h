// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QLatin1String>

#include <optional>

//! Tolerant reading of AxeOS's JSON. Across its versions the same field comes as integer or float,
//! as null (which stands for NaN and infinity) or not at all, and a flag as 0/1 or true/false. What
//! cannot be read is empty, never zero. Keys are case sensitive: `fanSpeed` is not `fanspeed`.
namespace coalface::bitaxe {

//! A finite number.
std::optional<double> number(const QJsonObject &object, QLatin1String key);
//! A finite number above zero: for values whose zero (or -1) means "not measured".
std::optional<double> positive(const QJsonObject &object, QLatin1String key);
//! A finite number that is not negative.
std::optional<double> notNegative(const QJsonObject &object, QLatin1String key);
//! A whole number from 0 to 2^53, a fraction cut off.
std::optional<qint64> count(const QJsonObject &object, QLatin1String key);
//! A flag: true/false, or a number that is or is not 0.
std::optional<bool> flag(const QJsonObject &object, QLatin1String key);
//! A text without blanks around it; empty where there is none.
QString text(const QJsonObject &object, QLatin1String key);

} // namespace coalface::bitaxe
