// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

#include <minersdk/result.h>

#include <QDateTime>

namespace coalface::cli {

//! A moment as typed: ISO 8601 (without a zone: local time), or before now: "-90s", "-15m", "-24h", "-7d", "-2w".
//! Rejected with a sentence.
Result<QDateTime> timeArgument(const QString &text, const QDateTime &now);

//! Takes --from and --to, where they are given. Returns the sentence that says what is wrong with them, or nothing.
QString takeRange(const Arguments &arguments, QDateTime &from, QDateTime &to);

} // namespace coalface::cli
