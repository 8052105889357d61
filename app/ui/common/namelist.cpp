// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/namelist.h"

#include "ui/common/bidi.h"

#include <QCoreApplication>

namespace coalface {

namespace {
struct NameList
{
    Q_DECLARE_TR_FUNCTIONS(coalface::NameList)
};
} // namespace

QString listedNames(const QStringList &names, int most)
{
    QStringList named;
    for (const QString &name : names.mid(0, most))
        named += isolated(name);
    const QString list = named.join(NameList::tr(", ", "between names"));
    const int more = int(names.size() - named.size());
    //: %1 are names of miners
    return more > 0 ? NameList::tr("%1 and %n more", nullptr, more).arg(list) : list;
}

} // namespace coalface
