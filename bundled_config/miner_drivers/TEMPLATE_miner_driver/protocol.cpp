// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "pebble/protocol.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>
#include <minersdk/reading/jsondocument.h>

#include <QJsonArray>

namespace pebble {

using namespace coalface;
using namespace coalface::reading;

namespace {

using Key = QLatin1String;

Error rejected(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}

Error badReply(const QString &sentence)
{
    return {Error::Kind::BadReply, sentence};
}

QString shortText(const QJsonObject &from, Key key)
{
    return printable(text(from, key), 100);
}

Identity identityOf(const QJsonObject &page)
{
    Identity identity;
    identity.manufacturer = QStringLiteral("Pebble Works");
    identity.model = QStringLiteral("Pebble %1").arg(shortText(page, Key("model"))).trimmed();
    identity.firmware = shortText(page, Key("firmware"));
    identity.hostname = shortText(page, Key("hostname"));
    identity.mac = normalisedMac(text(page, Key("mac")));
    return identity;
}

PoolInfo poolsOf(const QJsonObject &page)
{
    PoolInfo info;
    const std::optional<qint64> inUse = count(page, Key("pool_in_use"));
    const QJsonArray pools = page.value(Key("pools")).toArray();
    for (int slot = 0; slot < pools.size(); ++slot) {
        const QJsonObject pool = pools[slot].toObject();
        const QString url = shortText(pool, Key("url"));
        if (!url.isEmpty())
            info.pools.append({slot, url, shortText(pool, Key("user")), inUse == slot});
    }
    return info;
}

Telemetry telemetryOf(const QJsonObject &page, const PoolInfo &pools)
{
    Telemetry telemetry;
    if (const std::optional<double> gigahashes = notNegative(page, Key("hashrate_ghs")))
        telemetry.hashrate = *gigahashes * 1e9;
    telemetry.temperature = positive(page, Key("chip_c")); // -1 until the sensor was read
    telemetry.power = positive(page, Key("power_w"));      // 0 on boards without a meter
    telemetry.uptime = count(page, Key("uptime_s"));
    telemetry.sharesAccepted = count(page, Key("accepted"));
    telemetry.sharesRejected = count(page, Key("rejected"));
    for (const PoolSlot &pool : pools.pools) {
        if (pool.active)
            telemetry.poolUrl = pool.url;
    }
    // First the impossible out, so that nothing is derived from it.
    dropImpossibleValues(telemetry);
    deriveEfficiency(telemetry);
    return telemetry;
}

} // namespace

Result<Status> statusIn(const HttpReply &reply)
{
    if (reply.status >= 500) {
        // Its own trouble: a bad reply would say that this driver does not understand it.
        return Error{Error::Kind::Unreachable,
                     QStringLiteral("The device answered with HTTP %1, a fault of its own: ask "
                                    "again, and restart it if that goes on.")
                         .arg(reply.status),
                     true};
    }
    if (reply.status != 200 || reply.contentType != "application/json") {
        return rejected(QStringLiteral("The device has no Pebble status page (HTTP %1): it is "
                                       "something else.")
                            .arg(reply.status));
    }
    QJsonParseError error;
    const QJsonDocument document = jsonDocument(reply.body, &error);
    if (document.isNull()) {
        return badReply(
            QStringLiteral("The device's status page is broken JSON (%1): ask again, and "
                           "restart it if that goes on.")
                .arg(error.errorString()));
    }
    const QJsonObject page = document.object();
    if (text(page, Key("device")) != QLatin1String("pebble"))
        return rejected(QStringLiteral("The device answers, but not as a Pebble does."));

    Status status;
    status.identity = identityOf(page);
    status.pools = poolsOf(page);
    status.telemetry = telemetryOf(page, status.pools);
    if (page.value(Key("commands")).toArray().contains(QStringLiteral("restart")))
        status.capabilities.append(Capability::Restart);
    return status;
}

Promise promiseOf(const HttpReply &reply)
{
    if (reply.status >= 200 && reply.status < 300)
        return Promise::Taken;
    return reply.status >= 300 && reply.status < 500 ? Promise::Refused : Promise::Unclear;
}

bool hasRestarted(const Status &before, const Status &now)
{
    const std::optional<qint64> was = before.telemetry.uptime;
    const std::optional<qint64> is = now.telemetry.uptime;
    // Another miner may have got the address meanwhile.
    return was && is && *is < *was && before.identity.mac == now.identity.mac;
}

} // namespace pebble
