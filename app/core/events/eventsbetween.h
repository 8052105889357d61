// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/events/minersnapshot.h"

namespace coalface {

//! What happened to the miner between two looks at it, the later of which was at `now` (UTC). Whose doing a
//! restart, a mode or a pool was cannot be seen from here: its actor is Unknown; see changeauthor.h.
QList<Event> eventsBetween(const MinerRecord &record, const MinerSnapshot &before,
                           const MinerSnapshot &after, const QDateTime &now);

//! "The hottest chip is at 71 °C; its limit is 70 °C."
QString heatText(const HeatReading &heat);
//! A time for a sentence: "2026-03-01 12:00:05 UTC".
QString utcText(const QDateTime &time);
//! A span for a sentence: "45 s", "12 min", "3 h", "2 days".
QString spanText(qint64 seconds);

} // namespace coalface
