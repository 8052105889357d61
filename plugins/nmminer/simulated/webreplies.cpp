// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
// Which request gets which answer.
#include "nmminer/simulated/webminer.h"
#include "simulator/jsonwriter.h"

namespace coalface::simulator::nmminer {

namespace {
constexpr qint64 restartDelay = 600;   // ms, between the answer and the reboot
constexpr qint64 showsItself = 10'000; // ms
constexpr qint64 weatherPause = 60'000;

const QByteArray settingsFolder = QByteArrayLiteral("/api/setting/");

HttpAnswer done()
{
    return HttpAnswer::json(QByteArrayLiteral("{\"status\":\"ok\"}"));
}

HttpAnswer notFound()
{
    return HttpAnswer::text(QByteArrayLiteral("Not found"), 404);
}

HttpAnswer plain(const QByteArray &text, int status)
{
    HttpAnswer answer = HttpAnswer::text(text, status);
    answer.contentType = QByteArrayLiteral("text/plain");
    return answer;
}

//! A difficulty: always a text, "0.00050" or "92.67T".
QByteArray difficulty(double value)
{
    return QByteArray::number(value, 'f', value < 1000 ? 5 : 4);
}
} // namespace

HttpAnswer WebMiner::handle(const HttpRequest &request)
{
    HttpAnswer answer = notFound();
    if (request.method == "OPTIONS")
        answer = plain({}, 204);
    else if (request.method == "GET")
        answer = get(request);
    else if (request.method == "POST")
        answer = post(request);
    answer.moreHeaders += "Access-Control-Allow-Origin: *\r\n";
    return answer;
}

HttpAnswer WebMiner::get(const HttpRequest &request)
{
    const QByteArray &path = request.path;
    if (path == "/probe")
        return HttpAnswer::json(probe());
    if (path == "/alive")
        return HttpAnswer::json(alive());
    if (path == "/api/system/info")
        return HttpAnswer::json(m_overrides.applied(info()));
    if (path.startsWith(settingsFolder) && Settings::isPage(path.mid(settingsFolder.size())))
        return HttpAnswer::json(m_settings.shown(path.mid(settingsFolder.size())));
    if (path == "/" || path == "/api-doc")
        return HttpAnswer::text(
            QByteArrayLiteral("<!doctype html><html><head><title>NMMiner</title></head></html>"));
    return notFound();
}

HttpAnswer WebMiner::post(const HttpRequest &request)
{
    const QByteArray &path = request.path;
    if (path.startsWith(settingsFolder) && Settings::isPage(path.mid(settingsFolder.size())))
        return changeSettings(path.mid(settingsFolder.size()), request);
    if (path == "/api/system/restart") {
        m_restartAt = m_now + restartDelay;
        return done();
    }
    if (path == "/api/swarm/find") {
        m_showsUntil = m_now + showsItself;
        return done();
    }
    if (path == "/api/weather/refresh") {
        const qint64 wait = m_weatherAt ? *m_weatherAt + weatherPause - m_now : 0;
        if (wait > 0) {
            return plain("Rate limited, please wait " + QByteArray::number(wait / 1000)
                             + "s before refreshing again.",
                         429);
        }
        m_weatherAt = m_now;
        return done();
    }
    return notFound();
}

QByteArray WebMiner::probe() const
{
    return JsonWriter()
        .beginObject()
        .string("model", QByteArrayLiteral("NMMiner"))
        .string("hostname", m_settings.network.value(u"Hostname").toString())
        .string("ver", QByteArray(m_variant.version))
        .integer("sw", 320)
        .integer("sh", 240)
        .integer("hr", qint64(m_machine.hashrate))
        .number("sbd", m_machine.bestSession)
        .number("ebd", m_machine.bestEver)
        .integer("ut", m_machine.uptime)
        .endObject()
        .bytes();
}

QByteArray WebMiner::alive() const
{
    // The ping sweep finds everybody; the neighbour is no miner.
    JsonWriter writer;
    const QString self = m_address.toString();
    const QString neighbour = QHostAddress(m_address.toIPv4Address() ^ 0x40).toString();
    writer.beginObject().string("self", self).beginArray("ips");
    writer.string(nullptr, self).string(nullptr, neighbour).endArray();
    if (m_variant.scanFields) {
        writer.boolean("scanning", false)
            .integer("progress", 254)
            .integer("total", 254)
            .integer("next_scan_in", 10);
    }
    return writer.endObject().bytes();
}

QByteArray WebMiner::info() const
{
    const Machine &machine = m_machine;
    JsonWriter writer;
    writer.beginObject()
        .beginObject("identity")
        .string("hwModel", QByteArrayLiteral("NMMiner"))
        .string("hostName", m_settings.network.value(u"Hostname").toString())
        .string("fwVersion", QByteArray(m_variant.version))
        .integer("rssi", machine.rssi)
        .endObject();
    writer.beginObject("miner")
        .number("hashRate", machine.hashrate / 1e9)
        .integer("sAccepted", machine.accepted)
        .integer("sRejected", machine.rejected)
        .integer("uptimeSeconds", machine.uptime)
        .integer("uptimeEver", machine.uptimeEver)
        .string("networkDiff", difficulty(machine.networkDifficulty))
        .string("poolDiff", difficulty(machine.poolDifficulty))
        .string("lastDiff", difficulty(machine.last))
        .string("bestDiffSession", difficulty(machine.bestSession))
        .string("bestDiffEver", difficulty(machine.bestEver))
        .integer("blkhits", 0)
        .integer("freeHeap", machine.freeHeap)
        .integer("minFreeHeap", machine.minFreeHeap)
        .endObject();
    writer.beginObject("stratum").string("url", m_poolInUse).string("user", m_workerInUse).endObject();
    writer.beginObject("temps");
    if (machine.hasSensor)
        writer.number("vcore", qRound(machine.temperature * 10) / 10.0);
    else
        writer.raw("vcore", "null");
    writer.raw("asic", "null").endObject();
    writer.beginObject("storage").integer("fsTotal", 1048576).integer("fsUsed", 262144).endObject();
    return writer.endObject().bytes();
}

} // namespace coalface::simulator::nmminer
