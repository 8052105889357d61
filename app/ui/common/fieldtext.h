// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! What a person calls the reading of that telemetry key: "temperature" is the "ASIC temperature".
QString fieldLabel(QStringView key);

} // namespace coalface
