// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/identity.h"

#include <minersdk/reading/fields.h>

#include <array>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr qsizetype longestText = 128;

// What may be shown is listed, so that a secret under a new name stays where it is.
constexpr std::array<Key, 14> infoDetails = {
    Key("version"),          Key("axeOSVersion"),     Key("idfVersion"),     Key("ASICModel"),
    Key("boardVersion"),     Key("runningPartition"), Key("resetReason"),    Key("asicCount"),
    Key("smallCoreCount"),   Key("maxPower"),         Key("nominalVoltage"), Key("display"),
    Key("overclockEnabled"), Key("networkMode"),
};
constexpr std::array<Key, 3> asicDetails = {Key("deviceModel"), Key("asicCount"),
                                            Key("hashDomains")};

QString shown(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().trimmed().left(longestText);
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 10);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return {};
}

template<std::size_t size>
void collect(QMap<QString, QString> &details, const QJsonObject &from,
             const std::array<Key, size> &keys)
{
    for (const Key key : keys) {
        const QString value = shown(from.value(key));
        if (!value.isEmpty())
            details.insert(key, value);
    }
}

} // namespace

Identity identityOf(const QJsonObject &info, const Board &board)
{
    Identity identity;
    if (board.kind != Board::Kind::Compatible)
        identity.manufacturer = QStringLiteral("Bitaxe");
    identity.model = modelName(board);
    identity.firmware = text(info, Key("version")).left(longestText);
    identity.hostname = text(info, Key("hostname")).left(longestText);
    identity.mac = normalisedMac(text(info, Key("macAddr")));
    return identity;
}

QMap<QString, QString> detailsOf(const QJsonObject &info, const QJsonObject &asic)
{
    QMap<QString, QString> details;
    collect(details, info, infoDetails);
    collect(details, asic, asicDetails);
    return details;
}

} // namespace coalface::bitaxe
