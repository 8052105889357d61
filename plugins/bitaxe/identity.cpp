// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/identity.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>

#include <array>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

// What may be shown is listed, so that a secret under a new name stays where it is.
constexpr std::array<Key, 14> infoDetails = {
    Key("version"),          Key("axeOSVersion"),     Key("idfVersion"),     Key("ASICModel"),
    Key("boardVersion"),     Key("runningPartition"), Key("resetReason"),    Key("asicCount"),
    Key("smallCoreCount"),   Key("maxPower"),         Key("nominalVoltage"), Key("display"),
    Key("overclockEnabled"), Key("networkMode"),
};
constexpr std::array<Key, 3> asicDetails = {Key("deviceModel"), Key("asicCount"),
                                            Key("hashDomains")};

} // namespace

Identity identityOf(const QJsonObject &info, const Board &board)
{
    Identity identity;
    if (board.kind != Board::Kind::Compatible)
        identity.manufacturer = QStringLiteral("Bitaxe");
    identity.model = modelName(board);
    identity.firmware = printable(text(info, Key("version")));
    identity.hostname = printable(text(info, Key("hostname")));
    identity.mac = normalisedMac(text(info, Key("macAddr")));
    return identity;
}

QMap<QString, QString> detailsOf(const QJsonObject &info, const QJsonObject &asic)
{
    QMap<QString, QString> details;
    collectDetails(details, info, infoDetails);
    collectDetails(details, asic, asicDetails);
    return details;
}

} // namespace coalface::bitaxe
