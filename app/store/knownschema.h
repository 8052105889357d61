// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! Gives a database of which the end was cut off empty pages in the place of those that are gone: else SQLite would not open it, and
//! what is added to it (as its description is, below) would be met where a lost page is looked for. As giveKnownSchema(), a copy.
void fillUpCutEnd(const QString &copy);

//! Gives a database of which the description of its tables cannot be read (the first page, or another one of it) the one that this
//! program makes: rows lie where they lay. False: that does not fit the file, or it has a write-ahead log; then it may be changed
//! all the same, so give it a copy. On any thread but the GUI's.
bool giveKnownSchema(const QString &copy);

} // namespace coalface
