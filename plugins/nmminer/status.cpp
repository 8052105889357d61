// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/status.h"

#include "nmminer/numbers.h"
#include "nmminer/recognition.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>
#include <minersdk/reading/jsondocument.h>
#include <minersdk/reading/scalednumber.h>

namespace coalface::nmminer {

using namespace reading;

namespace {

using Key = QLatin1String;

constexpr qsizetype largestDatagram = 4096; // the firmware's own buffer holds 1024 bytes
constexpr qsizetype longestField = 64;

QByteArray textOf(const QByteArray &payload)
{
    const qsizetype end = payload.indexOf('\0');
    return (end < 0 ? payload : payload.first(end)).trimmed();
}

Error badDatagram(const QString &detail)
{
    return {Error::Kind::BadReply, detail};
}

void readWork(const QJsonObject &object, Status &status)
{
    status.hashrate = hashrateIn(object.value(Key("HashRate")));
    if (const auto shares = sharesIn(text(object, Key("Share")))) {
        status.rejected = shares->rejected;
        status.accepted = shares->accepted;
    }
    const QJsonValue best = object.value(Key("BestDiff"));
    if (best.isDouble()) {
        status.bestSession = scaledNumber(best);
    } else {
        const BestDifficulty difficulties = bestDifficultyIn(best.toString());
        status.bestSession = difficulties.session;
        status.bestEver = difficulties.ever;
    }
    status.poolDifficulty = scaledNumber(object.value(Key("PoolDiff")));
    status.blocksFound = plainCount(object, Key("Valid"));
}

} // namespace

Result<Status> statusIn(const QByteArray &payload)
{
    const QByteArray json = textOf(payload);
    if (json.size() > largestDatagram)
        return badDatagram(QStringLiteral("The datagram is larger than any NMMiner sends."));
    if (!json.startsWith('{') || !json.endsWith('}'))
        return badDatagram(QStringLiteral("The datagram is cut off, or another program's."));
    QJsonParseError error;
    const QJsonObject object = jsonDocument(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return badDatagram(QStringLiteral("The datagram is broken JSON (%1 at byte %2 of %3).")
                               .arg(error.errorString())
                               .arg(error.offset)
                               .arg(json.size()));
    if (const auto why = whyNotByStatus(object))
        return *why;

    Status status;
    status.board = printable(text(object, Key("BoardType")), longestField);
    status.version = printable(text(object, Key("Version")), longestField);
    status.poolInUse = text(object, Key("PoolInUse"));
    readWork(object, status);
    if (const auto celsius = plainNumber(object, Key("Temp")); celsius && *celsius != 0)
        status.temperature = celsius;
    status.rssi = plainNumber(object, Key("RSSI"));
    status.uptime = uptimeIn(object.value(Key("Uptime")).toString());
    status.freeHeap = plainNumber(object, Key("FreeHeap"));
    return status;
}

Telemetry telemetryOf(const Status &status)
{
    Telemetry telemetry;
    telemetry.hashrate = status.hashrate;
    telemetry.temperature = status.temperature;
    telemetry.uptime = status.uptime;
    telemetry.sharesAccepted = status.accepted;
    telemetry.sharesRejected = status.rejected;
    telemetry.bestDifficulty = status.bestEver;
    telemetry.bestSessionDifficulty = status.bestSession;
    telemetry.blocksFound = status.blocksFound;
    // 0 while there is no pool.
    if (status.poolDifficulty && *status.poolDifficulty > 0)
        telemetry.poolDifficulty = status.poolDifficulty;
    if (!status.poolInUse.isEmpty())
        telemetry.poolUrl = status.poolInUse;
    telemetry.wifiRssi = status.rssi;
    dropImpossibleValues(telemetry);
    return telemetry;
}

Identity identityOf(const Status &status)
{
    Identity identity;
    identity.manufacturer = QStringLiteral("NMTech");
    identity.model = QStringLiteral("NMMiner ") + status.board;
    identity.firmware = status.version;
    return identity;
}

QMap<QString, QString> detailsOf(const Status &status)
{
    QMap<QString, QString> details{{QStringLiteral("BoardType"), status.board},
                                   {QStringLiteral("Version"), status.version}};
    if (status.blocksFound)
        details.insert(QStringLiteral("Valid"), QString::number(*status.blocksFound));
    if (status.freeHeap)
        details.insert(QStringLiteral("FreeHeap"), QString::number(*status.freeHeap, 'f', 1));
    return details;
}

} // namespace coalface::nmminer
