// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lengthrule.h"

#include <algorithm>

namespace coalface::architecture {

QStringList lengthViolations(const SourceFile &file)
{
    constexpr qsizetype limit = 400;
    if (!file.isCpp())
        return {};
    const auto written = std::count_if(file.lines.begin(), file.lines.end(),
                                       [](const QString &line) { return !line.trimmed().isEmpty(); });
    if (written <= limit)
        return {};
    return {violation(file, 0, QStringLiteral("has %1 lines, more than %2").arg(written).arg(limit))};
}

} // namespace coalface::architecture
