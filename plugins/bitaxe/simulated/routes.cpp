// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
// Which request gets which answer, by firmware generation.
#include "bitaxe/simulated/asicreply.h"
#include "bitaxe/simulated/poolrecord.h"
#include "bitaxe/simulated/settingspatch.h"
#include "bitaxe/simulated/simulatedbitaxe.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QUrl>

namespace coalface::simulator::bitaxe {

namespace {
const QByteArray crossOrigin = QByteArrayLiteral(
    "Access-Control-Allow-Origin: *\r\n"
    "Access-Control-Allow-Methods: GET, POST, PUT, PATCH, DELETE, OPTIONS\r\n"
    "Access-Control-Allow-Headers: Content-Type\r\n");

constexpr qint64 restartDelay = 1000; // ms between the answer and the reboot

const char webPage[] = "<!doctype html><html lang=\"en\"><head><title>AxeOS</title></head>"
                       "<body><app-root></app-root></body></html>";

HttpAnswer emptyChunked()
{
    HttpAnswer answer = HttpAnswer::text({});
    answer.chunked = true;
    return answer;
}

HttpAnswer wrongMethod()
{
    return HttpAnswer::text(QByteArrayLiteral(
                                "Request method for this URI is not handled by server"),
                            405);
}

bool isPrivate(const QHostAddress &address)
{
    return address.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8)
           || address.isInSubnet(QHostAddress(QStringLiteral("172.16.0.0")), 12)
           || address.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16);
}
} // namespace

HttpAnswer SimulatedBitaxe::handle(const HttpRequest &request)
{
    HttpAnswer answer;
    if (request.path.startsWith("/api/"))
        answer = api(request);
    else if (request.method != "GET")
        answer = wrongMethod();
    else if (request.path == "/" || (request.path == "/recovery" && m_firmware.since(1, 10)))
        answer = HttpAnswer::text(QByteArray(webPage));
    else
        answer = unknown(request);
    answer.moreHeaders += crossOrigin;
    return answer;
}

bool SimulatedBitaxe::originAllowed(const HttpRequest &request) const
{
    const QByteArray origin = request.header("Origin");
    if (origin.isNull() || m_firmware.before(6))
        return true;
    const QUrl url(QString::fromUtf8(origin));
    if (url.scheme() != u"http" || url.port() != -1)
        return false;
    if (m_firmware.since(15) && (url.host().endsWith(u".local") || !url.host().contains(u'.')))
        return true;
    return isPrivate(QHostAddress(url.host()));
}

HttpAnswer SimulatedBitaxe::unknown(const HttpRequest &request) const
{
    if (m_firmware.since(9) && request.path.startsWith("/api/"))
        return HttpAnswer::json(QByteArrayLiteral("{\"error\":\"unknown route\"}"), 404);
    if (request.method != "GET")
        return wrongMethod();
    HttpAnswer redirect = HttpAnswer::text(QByteArrayLiteral("Redirect to the captive portal"), 302);
    redirect.moreHeaders = QByteArrayLiteral("Location: /\r\n");
    return redirect;
}

HttpAnswer SimulatedBitaxe::api(const HttpRequest &request)
{
    if (!originAllowed(request))
        return HttpAnswer::text(QByteArrayLiteral("Unauthorized"), 401);
    if (request.method == "OPTIONS")
        return HttpAnswer::text({});
    const QByteArray &path = request.path;
    if (path == "/api/system")
        return request.method == "PATCH" ? patch(request) : wrongMethod();
    if (path.startsWith("/api/system/pools/") && m_firmware.since(15))
        return poolSlot(request);
    if (request.method == "POST")
        return post(request);
    if (request.method != "GET")
        return m_firmware.since(9) ? unknown(request) : wrongMethod();
    if (path == "/api/system/info")
        return HttpAnswer::json(info());
    if (path == "/api/system/asic" && m_firmware.since(7))
        return HttpAnswer::json(asicReply(m_machine.board, m_firmware));
    if (path == "/api/system/statistics" && m_firmware.since(8))
        return HttpAnswer::json(
            m_history.reply(m_machine, m_firmware.since(11) ? request.query : QByteArray()));
    if (path == "/api/system/statistics/dashboard" && m_firmware.since(8) && m_firmware.before(11))
        return HttpAnswer::json(m_history.dashboard(m_machine));
    if (path == "/api/system/scoreboard" && m_firmware.since(14))
        return HttpAnswer::json(scoreboardReply(m_machine));
    if (path == "/api/system/wifi/scan" && m_firmware.since(6))
        return HttpAnswer::json(QByteArrayLiteral(
            "{\"networks\":[{\"ssid\":\"simulated-wifi\",\"rssi\":-48,\"authmode\":3}]}"));
    return unknown(request);
}

HttpAnswer SimulatedBitaxe::message(const char *words) const
{
    if (m_firmware.before(13))
        return HttpAnswer::text(QByteArray(words));
    return HttpAnswer::json(
        JsonWriter().beginObject().string("message", QByteArray(words)).endObject().bytes());
}

HttpAnswer SimulatedBitaxe::identify()
{
    const bool stop = identifying();
    m_identifyUntil = stop ? 0 : m_now + 30'000;
    return message(stop ? "The device no longer says \"Hi!\"."
                        : "The device says \"Hi!\" for 30 seconds.");
}

HttpAnswer SimulatedBitaxe::post(const HttpRequest &request)
{
    const QByteArray &path = request.path;
    if (path == "/api/system/restart") {
        m_restartAt = m_now + restartDelay;
        return message("System will restart shortly.");
    }
    if (path == "/api/system/identify" && m_firmware.since(12))
        return identify();
    if (path == "/api/system/blockFound/dismiss" && m_firmware.since(13))
        return message("Block found notification dismissed");
    if (path == "/api/system/pause" && m_firmware.since(14)) {
        m_machine.paused = true;
        m_machine.hashrate = 0;
        m_machine.actualFrequency = 50;
        m_machine.coreVoltageActual = 0;
        return message("Mining paused");
    }
    if (path == "/api/system/resume" && m_firmware.since(14)) {
        m_machine.paused = false;
        return message("Mining resumed");
    }
    return unknown(request);
}

HttpAnswer SimulatedBitaxe::patch(const HttpRequest &request)
{
    if (request.body.size() >= 10240)
        return HttpAnswer::text(QByteArrayLiteral("content too long"), 500);
    // Without a length the firmware sees an empty body.
    const Pools before = m_machine.settings.pools;
    const QByteArray hostname = m_machine.settings.hostname;
    const PatchOutcome outcome = applyPatch(m_machine.settings, m_firmware,
                                            request.chunked ? QByteArray() : request.body);
    switch (outcome) {
    case PatchOutcome::InvalidJson:
        return HttpAnswer::text(QByteArrayLiteral("Invalid JSON"), 400);
    case PatchOutcome::WrongInput:
        return HttpAnswer::text(QByteArrayLiteral("Wrong API input"), 400);
    case PatchOutcome::PoolsChanged:
        poolsChanged(before);
        break;
    case PatchOutcome::Applied:
        break;
    }
    if (m_firmware.before(15) || m_machine.settings.hostname == hostname)
        return emptyChunked();
    const QByteArray url = "http://" + m_machine.settings.hostname + ".local";
    return HttpAnswer::json(
        JsonWriter()
            .beginObject()
            .string("status", QByteArrayLiteral("success"))
            .beginObject("redirect")
            .string("url", url)
            .integer("delay", 2000)
            .string("message", QByteArrayLiteral("Hostname updated. Redirecting to new address..."))
            .endObject()
            .endObject()
            .bytes());
}

HttpAnswer SimulatedBitaxe::poolSlot(const HttpRequest &request)
{
    // A word that is no number is slot 0 to the firmware.
    const int slot = request.path.mid(int(qstrlen("/api/system/pools/"))).toInt();
    Pools &pools = m_machine.settings.pools;
    const Pools before = pools;
    const HttpAnswer wrong = HttpAnswer::text(QByteArrayLiteral("Wrong API input"), 400);
    if (slot < 0 || slot > 7)
        return wrong;
    if (request.method == "DELETE") {
        if (slot == pools.primary || slot == pools.secondary)
            return HttpAnswer::text(QByteArrayLiteral("Pool is in use"), 400);
        pools.entries[size_t(slot)].reset();
        poolsChanged(before);
        return message("Pool deleted successfully");
    }
    if (request.method != "PUT")
        return wrongMethod();
    // The body is read in one gulp.
    if (request.chunked || request.bodyReads > 1)
        return HttpAnswer::text(QByteArrayLiteral("Invalid JSON"), 400);
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return HttpAnswer::text(QByteArrayLiteral("Invalid JSON"), 400);
    const auto record = poolFromRecord(document.object(), pools.entries[size_t(slot)]);
    if (!record)
        return wrong;
    pools.entries[size_t(slot)] = *record;
    poolsChanged(before);
    return message("Pool updated successfully");
}

} // namespace coalface::simulator::bitaxe
