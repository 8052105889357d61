// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/driverchangelog.h"

#include <minersdk/result.h>

#include <QJsonValue>

namespace coalface {

//! The "changelog" of a manifest; none is an empty one. An error (Rejected) names the entry and what it should be, as
//! part of a sentence. Bounded: 100 entries, 2000 characters and 20 languages each.
Result<DriverChangelog> changelogFrom(const QJsonValue &value);

//! The entries of versions above `from` (all, where that is no version).
DriverChangelog newsSince(const DriverChangelog &changelog, const QString &from);

} // namespace coalface
