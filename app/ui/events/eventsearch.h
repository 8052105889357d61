// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"

namespace coalface {

//! What to ask the log for, where a person looks for these words: each of them somewhere in what the window shows of an
//! event, which is not what is stored: other words, local times, a comma in numbers. `now`: for the difference to UTC.
QList<EventWord> wordsToFind(const QString &text, const QDateTime &now);

} // namespace coalface
