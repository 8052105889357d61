// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <QString>

namespace coalface {

//! What happened, in two or three words: "Pool changed", "Set pool".
QString eventTitle(const Event &event);
//! Who is behind it: "coalface-cli (4711)", "the device", "someone else"; empty: cannot be told.
QString eventActorText(const EventActor &actor);
//! "eco → turbo", with units where the kind has them; empty: there are no values.
QString eventChangeText(const Event &event);
//! How a write, or a change of a driver, ended; empty: not known, or there is no outcome.
QString eventOutcomeText(const Event &event);
//! All of it in one line, for a tool tip.
QString eventSentence(const Event &event);

} // namespace coalface
