// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/somenames.h"

#include <QCoreApplication>

namespace coalface {

namespace {
struct NameList
{
    Q_DECLARE_TR_FUNCTIONS(coalface::NameList)
};
} // namespace

QString someNames(const QStringList &names, int most)
{
    const QString list = names.mid(0, most).join(NameList::tr(", ", "between names"));
    const int more = int(names.size()) - most;
    //: %1 are names of miners
    return more > 0 ? NameList::tr("%1 and %n more", nullptr, more).arg(list) : list;
}

} // namespace coalface
