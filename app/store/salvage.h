// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace coalface {

class Connection;

struct Salvage
{
    bool isDone = false; //!< false: it was cancelled, or there was no room to write the new one (see its connection)
    QString kept; //!< what was saved, in numbers, as keptSentence()
};

//! Takes whatever can be read of a damaged database over into a new, empty one. The damaged file stays as it is.
Salvage salvageInto(Connection &connection, const QString &damaged,
                    const std::function<bool()> &isCancelled);
//! The copy of the damaged file that it makes meanwhile, beside the new one.
QString salvageCopyOf(const QString &file);

} // namespace coalface
