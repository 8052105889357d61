// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface::bench {

//! Makes of a driver's folder the folder `to` of another version of it: the same code under another number, which
//! has to be as long. Nothing, or a sentence when that is not possible.
QString makeVersion(const QString &from, const QString &to, const QString &version);

} // namespace coalface::bench
