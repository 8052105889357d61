// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "futurerule.h"

#include <algorithm>

namespace coalface::architecture {

QStringList futureViolations(const SourceFile &file)
{
    if (!file.isCpp() || !file.isBelow(u"app") || file.path.endsWith(u"/inbackground.h"))
        return {};
    const bool isWatched = std::any_of(file.lines.begin(), file.lines.end(), [](const QString &line) {
        return line.contains(u"ui/common/whendone.h");
    });
    QStringList violations;
    for (qsizetype i = 0; i < file.lines.size() && !isWatched; ++i) {
        if (file.lines[i].section(u"//"_qs, 0, 0).contains(u"QtConcurrent::run("))
            violations += violation(file, i,
                                    u"asks another thread past inBackground() and whenDone()"_qs);
    }
    return violations;
}

} // namespace coalface::architecture
