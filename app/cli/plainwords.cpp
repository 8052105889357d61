// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plainwords.h"

namespace coalface::cli {

QString plainWords(QString name)
{
    return name.replace(u'_', u' ');
}

QString plainOutcome(const TargetReport &report)
{
    return report.isTried ? plainWords(outcomeName(report.outcome)) : QStringLiteral("not tried");
}

} // namespace coalface::cli
