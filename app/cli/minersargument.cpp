// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minersargument.h"

namespace coalface::cli {

Result<QList<qint64>> minersArgument(const Fleet &fleet, const QStringList &words)
{
    QList<qint64> keys;
    for (const QString &word : words) {
        const Result<qint64> key = fleet.resolve(word);
        if (!key)
            return key.error();
        if (!keys.contains(*key))
            keys << *key;
    }
    return keys;
}

} // namespace coalface::cli
