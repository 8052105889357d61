// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/history.h>
#include <minersdk/result.h>

#include <QJsonObject>

#include <chrono>

//! What the device records by itself: /api/system/statistics, from v2.8.0 (protocol page, section 7).
namespace coalface::bitaxe {

//! Why this device records nothing, from /api/system/info: its firmware cannot (v2.7 and before), or the record is switched off
//! (`statsFrequency` 0; in v2.8 no `statsDuration`). Nothing if it does.
std::optional<Error> whyNoRecord(const QJsonObject &info);

//! The rows of a reply, as far back as `reach`. Columns are found by their labels, which changed with v2.11 and are case
//! sensitive; a reply without labels (`statistics/dashboard`) is not guessed at: Unsupported. Ages come from the reply's
//! `currentTimestamp`. BadReply: it has none, or no rows.
Result<RecordedHistory> recordIn(const QJsonObject &statistics, std::chrono::seconds reach);

} // namespace coalface::bitaxe
