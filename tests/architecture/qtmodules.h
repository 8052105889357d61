// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface::architecture {

//! The Qt module ("QtCore") that has the header of an #include ("QString", "QtCore/qstring.h",
//! "QtCore"), by looking into this Qt's header folders. Empty for anything that is not Qt's.
QString qtModuleOf(const QString &include);

} // namespace coalface::architecture
