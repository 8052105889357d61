// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QJsonValue>
#include <QStringView>

#include <optional>

namespace coalface::reading {

//! A number that miners write for people: "483k", "3.00G", "572.14 M", "113.13K", "12" (k or K, M G T P E Z Y
//! in steps of 1000). Empty when it is anything else, negative or not finite.
MINERSDK_EXPORT std::optional<double> scaledNumber(QStringView text);
//! The same for firmware that writes such a text or a plain JSON number.
MINERSDK_EXPORT std::optional<double> scaledNumber(const QJsonValue &value);

} // namespace coalface::reading
