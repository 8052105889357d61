// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/recognition.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

Error rejected(const QString &detail)
{
    return {Error::Kind::Rejected, detail};
}

bool isObject(const QJsonObject &info, QLatin1String key)
{
    return info.value(key).isObject();
}

QString name(const QJsonObject &info, QLatin1String key)
{
    return printable(text(info, key), 32);
}

bool isOldNerdQAxe(const QJsonObject &info)
{
    return (info.contains(Key("hostip"))
            && (info.contains(Key("overheat_temp")) || info.contains(Key("jobInterval"))))
           || (info.contains(Key("hashRate_10m")) && info.contains(Key("hashRate_1d")));
}

} // namespace

// The order matters: several of these devices copy each other's keys.
std::optional<Error> whyNotAxeOs(const QJsonObject &info)
{
    if (isObject(info, Key("identity")) && isObject(info, Key("miner"))) {
        return rejected(
            QStringLiteral("An NMAxe or NMMiner (its answer is in nested groups): its own driver "
                           "is needed."));
    }
    if (info.contains(Key("minerModel"))) {
        return rejected(
            QStringLiteral("A Lucky Miner or an Antminer with TNA-OS (it calls itself \"%1\"): it "
                           "only looks like AxeOS, and its own driver is needed.")
                .arg(name(info, Key("minerModel"))));
    }
    if (info.contains(Key("deviceModel"))) {
        return rejected(
            QStringLiteral("A NerdQAxe (it calls itself \"%1\"): its own driver is needed.")
                .arg(name(info, Key("deviceModel"))));
    }
    if (info.contains(Key("stratumURL1")) || info.contains(Key("stratumURLUSED"))
        || info.contains(Key("mcuTemp"))) {
        return rejected(
            QStringLiteral("An NMAxe with firmware 2.x (board \"%1\"): its own driver is needed.")
                .arg(name(info, Key("boardVersion"))));
    }
    if (info.contains(Key("chiptemp1")) || info.contains(Key("chiptemp2"))) {
        return rejected(
            QStringLiteral("A BitForge with forge-os: it only looks like AxeOS, and its own driver "
                           "is needed."));
    }
    if (isOldNerdQAxe(info)) {
        return rejected(QStringLiteral("A NerdQAxe with old firmware: its own driver is needed."));
    }

    const QString chip = text(info, Key("ASICModel"));
    if (!chip.startsWith(Key("BM")) || text(info, Key("version")).isEmpty()
        || (!info.contains(Key("stratumURL")) && !info.contains(Key("boardVersion")))) {
        return rejected(QStringLiteral(
            "The device answers with data, but not with that of AxeOS (chip, version "
            "and pool or board are missing): another kind of device."));
    }
    return std::nullopt;
}

} // namespace coalface::bitaxe
