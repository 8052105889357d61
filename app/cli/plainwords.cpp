// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plainwords.h"

#include "core/operations/outcomes.h"

namespace coalface::cli {

QString plainWords(QString name)
{
    return name.replace(u'_', u' ');
}

QString plainOutcome(const WriteReport &report)
{
    return isNotTried(report) ? QStringLiteral("not tried")
                              : plainWords(outcomeName(report.outcome));
}

} // namespace coalface::cli
