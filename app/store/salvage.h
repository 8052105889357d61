// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

class Connection;

//! Takes whatever can be read of a damaged database over into a new, empty one. The damaged file stays as it is. The end of a sentence
//! about it, after "and": what was saved, in numbers.
QString salvageInto(Connection &connection, const QString &damaged);

} // namespace coalface
