// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QJsonObject>
#include <QLatin1String>

#include <optional>

//! Tolerant reading of a device's JSON. Across firmware versions the same field comes as integer or
//! float, as null (which stands for NaN and infinity) or not at all, and a flag as 0/1 or true/false.
//! What cannot be read is empty, never zero. Keys are case sensitive. Pure; any thread.
namespace coalface::reading {

//! A finite number.
MINERSDK_EXPORT std::optional<double> number(const QJsonObject &object, QLatin1String key);
//! A finite number above zero: for values whose zero (or -1) means "not measured".
MINERSDK_EXPORT std::optional<double> positive(const QJsonObject &object, QLatin1String key);
//! A finite number that is not negative.
MINERSDK_EXPORT std::optional<double> notNegative(const QJsonObject &object, QLatin1String key);
//! A whole number from 0 to 2^53, a fraction cut off.
MINERSDK_EXPORT std::optional<qint64> count(const QJsonObject &object, QLatin1String key);
//! A flag: true/false, or a number that is or is not 0.
MINERSDK_EXPORT std::optional<bool> flag(const QJsonObject &object, QLatin1String key);
//! A text without blanks around it; empty where there is none.
MINERSDK_EXPORT QString text(const QJsonObject &object, QLatin1String key);

} // namespace coalface::reading
