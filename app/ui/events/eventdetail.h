// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <QString>

namespace coalface {

//! What is told about an event besides its title and values, in the person's language, with local times. Where an older
//! version noted it, what that wrote: English, with times in UTC.
QString eventDetailText(const Event &event);
//! The notes whose sentence has that text in it, in any case, apart from the values; none where it is empty.
QList<EventNote::Kind> notesSaying(const QString &text);
//! Likewise the outcomes, by name, of which is told with that text in it.
QStringList outcomesSaying(const QString &text);

} // namespace coalface
