// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "makerule.h"

#include <QRegularExpression>

namespace coalface::architecture {

QStringList makeViolations(const SourceFile &file)
{
    if (!(file.isBelow(u"app") || file.isBelow(u"resources") || file.isBelow(u"bundled_config")
          || file.isBelow(u"translations")))
        return {};
    static const QRegularExpression make(u"bitaxe|axeos|nerdq?axe|avalon|nmminer|nmaxe|canaan"_qs,
                                         QRegularExpression::CaseInsensitiveOption);
    QStringList violations;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QRegularExpressionMatch match = make.match(file.lines[i]);
        if (match.hasMatch())
            violations.append(
                violation(file, i, QStringLiteral("names a make, \"%1\"").arg(match.captured())));
    }
    if (const QRegularExpressionMatch match = make.match(file.path); match.hasMatch())
        violations.append(
            violation(file, 0,
                      QStringLiteral("is named after a make, \"%1\"").arg(match.captured())));
    return violations;
}

} // namespace coalface::architecture
