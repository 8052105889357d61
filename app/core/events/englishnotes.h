// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

namespace coalface {

struct HeatReading;

// What is stored and printed about an event is English with times in UTC, whoever reads it (see Event::detail); the
// window says the same notes in its own language.

QString englishText(const EventNote &note);
//! The notes and the detail that says them grow together. An empty Text adds nothing.
void appendNote(Event &event, const EventNote &note);
void prependNote(Event &event, const EventNote &note);

EventNote heatNote(const HeatReading &heat);
double roundedHeat(const HeatReading &heat); //!< °C, as it is stored and told
//! Of the greatest one of what has been less since, in a sentence; `end`: from where on it is over, °C.
QString formerHeatText(const HeatReading &greatest, double end);
//! A time for a sentence: "2026-03-01 12:00:05 UTC".
QString utcText(const QDateTime &time);
//! A span for a sentence: "45 s", "12 min", "3 h", "2 days".
QString spanText(qint64 seconds);

} // namespace coalface
