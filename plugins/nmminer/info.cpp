// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/info.h"

#include "nmminer/numbers.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>
#include <minersdk/reading/scalednumber.h>

#include <array>

namespace coalface::nmminer {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr double gigahash = 1e9; // H/s

QJsonObject group(const QJsonObject &info, QLatin1String key)
{
    return info.value(key).toObject();
}

std::optional<double> above(double least, std::optional<double> value)
{
    return value && *value > least ? value : std::nullopt;
}

Identity identityFrom(const QString &version, const QString &hostname)
{
    Identity identity;
    identity.manufacturer = QStringLiteral("NMTech");
    identity.model = QStringLiteral("NMMiner");
    identity.firmware = printable(version);
    identity.hostname = printable(hostname);
    return identity;
}

} // namespace

Telemetry telemetryOf(const QJsonObject &info)
{
    const QJsonObject miner = group(info, Key("miner"));
    Telemetry telemetry;
    if (const auto rate = plainNumber(miner, Key("hashRate")))
        telemetry.hashrate = *rate * gigahash;
    telemetry.sharesAccepted = plainCount(miner, Key("sAccepted"));
    telemetry.sharesRejected = plainCount(miner, Key("sRejected"));
    telemetry.uptime = uptimeOf(info);
    telemetry.bestSessionDifficulty = scaledNumber(miner.value(Key("bestDiffSession")));
    telemetry.bestDifficulty = scaledNumber(miner.value(Key("bestDiffEver")));
    telemetry.blocksFound = plainCount(miner, Key("blkhits"));
    telemetry.poolDifficulty = above(0, scaledNumber(miner.value(Key("poolDiff"))));
    // null without a sensor; 0 is what the former generation sent for that.
    telemetry.temperature = above(0, plainNumber(group(info, Key("temps")), Key("vcore")));
    telemetry.wifiRssi = plainNumber(group(info, Key("identity")), Key("rssi"));
    if (const QString pool = poolInUse(info); !pool.isEmpty()) {
        telemetry.poolUrl = pool;
        if (const QString user = workerInUse(info); !user.isEmpty())
            telemetry.poolUser = user;
    }
    dropImpossibleValues(telemetry);
    return telemetry;
}

std::optional<Error> whyUnreadable(const QJsonObject &info)
{
    const QJsonObject miner = group(info, Key("miner"));
    for (const Key key : {Key("hashRate"), Key("sAccepted"), Key("uptimeSeconds")}) {
        if (plainNumber(miner, key))
            return std::nullopt;
    }
    return Error{Error::Kind::BadReply,
                 QStringLiteral("The device's state holds neither hash rate nor shares nor uptime: "
                                "its firmware is not one that this driver can read.")};
}

Identity identityOfProbe(const QJsonObject &page)
{
    return identityFrom(text(page, Key("ver")), text(page, Key("hostname")));
}

Identity identityOfInfo(const QJsonObject &info)
{
    const QJsonObject identity = group(info, Key("identity"));
    return identityFrom(text(identity, Key("fwVersion")), text(identity, Key("hostName")));
}

QMap<QString, QString> detailsOf(const QJsonObject &info)
{
    struct Detail
    {
        Key group;
        Key key;
    };
    constexpr std::array<Detail, 8> listed = {{
        {Key("identity"), Key("hwModel")},
        {Key("identity"), Key("fwVersion")},
        {Key("miner"), Key("uptimeEver")},
        {Key("miner"), Key("blkhits")},
        {Key("miner"), Key("freeHeap")},
        {Key("miner"), Key("minFreeHeap")},
        {Key("storage"), Key("fsTotal")},
        {Key("storage"), Key("fsUsed")},
    }};
    QMap<QString, QString> details;
    for (const Detail &detail : listed) {
        const QString value = shown(group(info, detail.group).value(detail.key));
        if (!value.isEmpty())
            details.insert(detail.key, value);
    }
    return details;
}

QString poolInUse(const QJsonObject &info)
{
    return text(group(info, Key("stratum")), Key("url"));
}

QString workerInUse(const QJsonObject &info)
{
    return text(group(info, Key("stratum")), Key("user"));
}

QString hostnameOf(const QJsonObject &info)
{
    return text(group(info, Key("identity")), Key("hostName")).toLower();
}

bool isAnother(const QJsonObject &info, const QString &hostname)
{
    const QString now = hostnameOf(info);
    return !now.isEmpty() && !hostname.isEmpty() && now != hostname;
}

std::optional<qint64> uptimeOf(const QJsonObject &info)
{
    return plainCount(group(info, Key("miner")), Key("uptimeSeconds"));
}

} // namespace coalface::nmminer
