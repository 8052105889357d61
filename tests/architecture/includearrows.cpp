// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "includearrows.h"

#include <QMap>

namespace coalface::architecture {

namespace {

const QMap<QString, IncludeArrows> &table()
{
    const QStringList network{u"QtCore"_qs, u"QtNetwork"_qs};
    static const QMap<QString, IncludeArrows> arrows{
        {u"minersdk"_qs, {{u"minersdk"_qs}, false, network}},
        {u"wire"_qs, {{u"wire"_qs, u"minersdk"_qs}, false, network}},
        {u"driverhost"_qs, {{u"driverhost"_qs, u"wire"_qs, u"minersdk"_qs}, false, network}},
        {u"core"_qs, {{u"core"_qs}, true, {u"QtCore"_qs}}},
        {u"drivers"_qs,
         {{u"drivers"_qs, u"core"_qs, u"wire"_qs, u"minersdk"_qs},
          false,
          {u"QtCore"_qs, u"QtNetwork"_qs, u"QtConcurrent"_qs}}},
        {u"lan"_qs, {{u"lan"_qs, u"core"_qs}, true, network}},
        {u"store"_qs,
         {{u"store"_qs, u"core"_qs}, true, {u"QtCore"_qs, u"QtSql"_qs, u"QtConcurrent"_qs}}},
        {u"cli"_qs, {{u"cli"_qs, u"core"_qs}, true, {u"QtCore"_qs}}},
        {u"ui"_qs,
         {{u"ui"_qs, u"core"_qs},
          true,
          {u"QtCore"_qs, u"QtGui"_qs, u"QtWidgets"_qs, u"QtConcurrent"_qs}}},
        {u"simulator"_qs, {{u"simulator"_qs}, false, network}},
        {u"main"_qs,
         {{u"main"_qs, u"minersdk"_qs, u"wire"_qs, u"core"_qs, u"drivers"_qs, u"lan"_qs,
           u"store"_qs, u"cli"_qs, u"ui"_qs, u"simulator"_qs},
          false,
          {u"QtCore"_qs, u"QtGui"_qs, u"QtWidgets"_qs, u"QtNetwork"_qs, u"QtSql"_qs,
           u"QtConcurrent"_qs}}},
    };
    return arrows;
}

} // namespace

const QStringList &appRooms()
{
    static const QStringList rooms = table().keys();
    return rooms;
}

IncludeArrows arrowsOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.size() < 3)
        return {};
    if (parts[0] == u"app") {
        IncludeArrows arrows = table().value(parts[1]);
        if (path.startsWith(u"app/ui/charts/"))
            arrows.qtModules.append(u"QtCharts"_qs);
        if (path.startsWith(u"app/ui/tray/"))
            arrows.qtModules.append(u"QtDBus"_qs);
        if (path.startsWith(u"app/minersdk/testing/"))
            arrows.qtModules.append(u"QtTest"_qs);
        return arrows;
    }
    if (parts[0] != u"plugins")
        return {};
    // The simulated device is written from the protocol page: it may not see the driver, nor the
    // driver it. includerule.cpp keeps the two halves of one folder apart.
    if (parts[2] == u"simulated")
        return {{parts[1], u"simulator"_qs}, false, {u"QtCore"_qs, u"QtNetwork"_qs}};
    // The network is lent to a driver by the SDK; it opens no socket of its own.
    return {{parts[1], u"minersdk"_qs}, false, {u"QtCore"_qs}};
}

} // namespace coalface::architecture
