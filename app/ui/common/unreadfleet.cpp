// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/unreadfleet.h"

#include <QCoreApplication>

namespace coalface {

namespace {
struct UnreadFleet
{
    Q_DECLARE_TR_FUNCTIONS(coalface::UnreadFleet)
};
} // namespace

QString unreadFleetText(const Fleet &fleet)
{
    if (fleet.problem().isEmpty())
        return UnreadFleet::tr("The database is still being read.");
    //: %1 is a sentence that says why and what to do
    return UnreadFleet::tr("The miners cannot be read: %1").arg(fleet.problem());
}

QString unreadFleetTitle(const Fleet &fleet)
{
    return fleet.problem().isEmpty() ? UnreadFleet::tr("Reading the database…")
                                     : UnreadFleet::tr("The miners cannot be read");
}

} // namespace coalface
