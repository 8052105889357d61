// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace coalface {

//! "coalface.drivers": which drivers were found, started, refused, ended, and why.
Q_DECLARE_LOGGING_CATEGORY(driversLog)

} // namespace coalface
