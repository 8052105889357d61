// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/identity.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>

#include <array>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr std::array<Key, 16> infoDetails = {
    Key("deviceModel"),      Key("version"),         Key("ASICModel"),     Key("boardVersion"),
    Key("asicCount"),        Key("smallCoreCount"),  Key("minPower"),      Key("maxPower"),
    Key("minVoltage"),       Key("maxVoltage"),      Key("maxCurrentA"),   Key("fanCount"),
    Key("runningPartition"), Key("lastResetReason"), Key("overheat_temp"), Key("otp"),
};
constexpr std::array<Key, 6> asicDetails = {
    Key("defaultFrequency"), Key("defaultVoltage"), Key("absMaxFrequency"),
    Key("absMaxVoltage"),    Key("ecoFrequency"),   Key("ecoVoltage"),
};

} // namespace

Identity identityOf(const QJsonObject &info)
{
    Identity identity;
    identity.manufacturer = QStringLiteral("NerdQAxe");
    identity.model = shown(info.value(Key("deviceModel")));
    if (identity.model.isEmpty())
        identity.model = QStringLiteral("NerdQAxe, unknown board");
    identity.firmware = shown(info.value(Key("version")));
    identity.hostname = shown(info.value(Key("hostname")));
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

QString fingerprintOf(const QJsonObject &info)
{
    QString fingerprint;
    for (const Key key : {Key("version"), Key("deviceModel"), Key("boardVersion"), Key("ASICModel"),
                          Key("macAddr")})
        fingerprint += text(info, key) + u'\n';
    return fingerprint;
}

} // namespace coalface::nerdqaxe
