// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! The text kept in its own order inside a right-to-left window ("5.90 TH/s", a name, an address).
//! Unchanged in a left-to-right one.
QString isolated(const QString &text);

} // namespace coalface
