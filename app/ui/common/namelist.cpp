// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/namelist.h"

#include "core/fleet/somenames.h"
#include "ui/common/bidi.h"

namespace coalface {

QString listedNames(const QStringList &names, int most)
{
    QStringList shown;
    for (const QString &name : names)
        shown += isolated(name);
    return someNames(shown, most);
}

} // namespace coalface
