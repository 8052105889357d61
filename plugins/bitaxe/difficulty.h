// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>

#include <optional>

namespace coalface::bitaxe {

//! A difficulty as AxeOS writes it: a number from v2.11.0 on, before that a text with a suffix
//! ("483k", "3.00G", "572.14 M"; k M G T P E in steps of 1000). Empty when it is neither, negative
//! or not finite.
std::optional<double> difficulty(const QJsonValue &value);

} // namespace coalface::bitaxe
