// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/simulated/numberforms.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace coalface::simulator::nmminer {

QByteArray suffixed(double value, int digits)
{
    static const char suffixes[] = "KMGTPEZY";
    if (value < 1000)
        return QByteArray::number(value, 'f', value > 0 && value < 0.01 ? 4 : 3);
    int step = -1;
    while (value >= 1000 && step < 7) {
        value /= 1000;
        ++step;
    }
    const int before = value < 10 ? 1 : value < 100 ? 2 : 3;
    return QByteArray::number(value, 'f', std::max(0, digits - before)) + suffixes[step];
}

QByteArray uptimeText(qint64 seconds, int dayDigits)
{
    char text[40];
    std::snprintf(text, sizeof text, "%0*lldd %02d:%02d:%02d", dayDigits,
                  static_cast<long long>(seconds / 86400), int(seconds / 3600 % 24),
                  int(seconds / 60 % 60), int(seconds % 60));
    return text;
}

} // namespace coalface::simulator::nmminer
