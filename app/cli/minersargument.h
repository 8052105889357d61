// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"

#include <QStringList>

namespace coalface::cli {

//! The miners that the words name, each once, in their order. Rejected: one fits nothing or several.
Result<QList<qint64>> minersArgument(const Fleet &fleet, const QStringList &words);

} // namespace coalface::cli
