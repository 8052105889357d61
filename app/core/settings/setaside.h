// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! Renames a file that cannot be understood to "<file>.bad-<time>", which may be mended by hand. The new
//! name without its folder; empty when it could not be renamed.
QString setAside(const QString &file);

} // namespace coalface
