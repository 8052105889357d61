// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/models.h"

#include <array>

namespace coalface::avalon_nano {

namespace {

struct Entry
{
    const char *model;
    Model data;
};

const std::array<Entry, 4> &entries()
{
    using Kind = Model::Kind;
    // The rated power of the Nano 3S is known of its highest mode only, that of the Mini 3 of none for sure.
    static const std::array<Entry, 4> list{{
        {"nano3",
         {Kind::Nano3,
          "Avalon Nano 3",
          "worklevel",
          {{"low", 0, 60}, {"medium", 1, 90}, {"high", 2, 125}},
          5,
          200,
          "root",
          "all",
          false,
          false,
          true}},
        {"nano3s",
         {Kind::Nano3S,
          "Avalon Nano 3S",
          "workmode",
          {{"low", 0, 0}, {"medium", 1, 0}, {"high", 2, 133}},
          6,
          200,
          "admin",
          "0",
          false,
          true,
          true}},
        {"mini3",
         {Kind::Mini3,
          "Avalon Mini 3",
          "workmode",
          {{"heating", 0, 0}, {"mining", 1, 0}, {"night", 2, 0}},
          6,
          1200,
          "admin",
          "0",
          true,
          false,
          false}},
        {"q",
         {Kind::Q,
          "Avalon Q",
          "workmode",
          {{"eco", 0, 800}, {"standard", 1, 1300}, {"super", 2, 1600}},
          6,
          2500,
          "admin",
          "0",
          true,
          false,
          false}},
    }};
    return list;
}

} // namespace

const Model &modelOf(const QString &model)
{
    static const Model other;
    for (const Entry &entry : entries()) {
        if (model.compare(QLatin1String(entry.model), Qt::CaseInsensitive) == 0)
            return entry.data;
    }
    return other;
}

QString modelName(const Version &version)
{
    const Model &model = modelOf(version.model);
    if (model.isControlled())
        return QString::fromLatin1(model.name);
    if (version.product.startsWith(u"AvalonMiner ", Qt::CaseInsensitive))
        return version.product;
    return version.model.isEmpty() ? QStringLiteral("Avalon (unknown model)")
                                   : QStringLiteral("Avalon (unknown model): ") + version.model;
}

Identity identityOf(const Version &version)
{
    Identity identity;
    identity.manufacturer = QStringLiteral("Canaan");
    identity.model = modelName(version);
    identity.firmware = version.firmware;
    identity.mac = version.mac;
    identity.serial = version.serial;
    return identity;
}

} // namespace coalface::avalon_nano
