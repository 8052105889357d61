// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace coalface::simulator::nmminer {

//! "1.0154M": steps of 1000, that many significant digits; below 1000 three decimals ("0.0035" has four).
QByteArray suffixed(double value, int digits);
//! "000d 00:22:57"
QByteArray uptimeText(qint64 seconds, int dayDigits);

} // namespace coalface::simulator::nmminer
