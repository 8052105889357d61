// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace coalface::architecture {

//! What a room may include: the table of app/README.md, as data.
struct IncludeArrows
{
    QStringList rooms;           //!< whole rooms, itself included
    bool minersdkValues = false; //!< of minersdk the values only: result.h, telemetry.h, types.h
    QStringList qtModules;
};

//! The arrows of the room to which `path` belongs. Rooms of app/ by their name; below plugins/ a
//! driver, and its simulated/ apart. Nothing (no rooms) for a path that is in no known room.
IncludeArrows arrowsOf(const QString &path);

//! The rooms of app/.
const QStringList &appRooms();

} // namespace coalface::architecture
