// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
// Which request gets which answer, by firmware generation.
#include "nerdqaxe/simulated/morereplies.h"
#include "nerdqaxe/simulated/settingspatch.h"
#include "nerdqaxe/simulated/simulatednerdqaxe.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QUrl>

namespace coalface::simulator::nerdqaxe {

namespace {
constexpr qint64 restartDelay = 1000; // ms between the answer and the reboot

const char webPage[] = "<!doctype html><html lang=\"en\"><head><title>NerdOS</title></head>"
                       "<body><app-root></app-root></body></html>";

HttpAnswer plain(const char *words, int status = 200)
{
    return {status, QByteArrayLiteral("text/plain"), QByteArray(words), {}, false, false};
}

HttpAnswer wrongMethod()
{
    return HttpAnswer::text(QByteArrayLiteral(
                                "Request method for this URI is not handled by server"),
                            405);
}

HttpAnswer chunkedJson(QByteArray body)
{
    HttpAnswer answer = HttpAnswer::json(std::move(body));
    answer.chunked = true;
    return answer;
}

HttpAnswer redirect()
{
    HttpAnswer answer = HttpAnswer::text(QByteArrayLiteral("Redirect to the captive portal"), 302);
    answer.moreHeaders = QByteArrayLiteral("Location: /\r\n");
    return answer;
}

bool isPrivate(const QHostAddress &address)
{
    return address.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8)
           || address.isInSubnet(QHostAddress(QStringLiteral("172.16.0.0")), 12)
           || address.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16);
}
} // namespace

HttpAnswer SimulatedNerdQAxe::handle(const HttpRequest &request)
{
    HttpAnswer reply = answer(request);
    reply.close = m_firmware.since(35);
    return reply;
}

HttpAnswer SimulatedNerdQAxe::answer(const HttpRequest &request)
{
    if (request.path.startsWith("/api/") && !originAllowed(request))
        return plain("Unauthorized", 401);
    if (request.method == "GET")
        return get(request);
    if (request.method == "POST")
        return post(request);
    if (request.method == "PATCH" && request.path == "/api/system")
        return patch(request);
    return wrongMethod();
}

bool SimulatedNerdQAxe::originAllowed(const HttpRequest &request) const
{
    const QByteArray origin = request.header("Origin");
    if (origin.isNull() || m_firmware.before(25))
        return true;
    const QUrl url(QString::fromUtf8(origin));
    const QString host = url.host();
    return url.scheme() == u"http"
           && (host == u"localhost" || host.endsWith(u".local")
               || host == QString::fromUtf8(m_machine.settings.hostname)
               || isPrivate(QHostAddress(host)));
}

HttpAnswer SimulatedNerdQAxe::get(const HttpRequest &request)
{
    const QByteArray &path = request.path;
    if (path == "/" || path == "/recovery")
        return HttpAnswer::text(QByteArray(webPage));
    if (path == "/api/system/info")
        return chunkedJson(
            m_history.addedTo(m_overrides.applied(InfoReply(m_machine, m_identity).bytes()),
                              m_machine, request.query));
    if (path == "/api/system/asic" && m_firmware.since(32))
        return chunkedJson(asicReply(m_machine.board));
    if (path == "/api/otp/status" && m_firmware.since(34) && !m_firmware.hasV2)
        return chunkedJson(m_machine.settings.otp ? "{\"enabled\":true}" : "{\"enabled\":false}");
    if (path.startsWith("/api/v2/") && m_firmware.hasV2)
        return getV2(path);
    return redirect();
}

HttpAnswer SimulatedNerdQAxe::getV2(const QByteArray &path)
{
    if (path == "/api/v2/identify")
        return chunkedJson(identifyReply(m_machine));
    if (path == "/api/v2/system")
        return chunkedJson(systemReply(m_machine, m_identity));
    if (path == "/api/v2/dashboard")
        return chunkedJson(dashboardReply(m_machine));
    if (path == "/api/v2/otp/status")
        return chunkedJson(m_machine.settings.otp ? "{\"enabled\":true}" : "{\"enabled\":false}");
    if (path == "/api/v2/wifi/scan")
        return plain("Forbidden", 403);
    return redirect();
}

std::optional<HttpAnswer> SimulatedNerdQAxe::whyLocked(const HttpRequest &request)
{
    if (!m_machine.settings.otp || m_firmware.before(34))
        return {};
    switch (
        m_passwords.check(request.header("X-TOTP"), request.header("X-OTP-Session"), wallClock())) {
    case OneTimePasswords::Check::Refused:
        return plain("OTP/Session required", 401);
    case OneTimePasswords::Check::Blocked:
        return plain("blocked for 5 minutes", 401);
    case OneTimePasswords::Check::Passed:
        break;
    }
    return {};
}

HttpAnswer SimulatedNerdQAxe::post(const HttpRequest &request)
{
    const QByteArray &path = request.path;
    if (path == "/api/system/restart") {
        // Later firmware has this check commented out.
        if (m_firmware.before(36)) {
            if (const auto locked = whyLocked(request))
                return *locked;
        }
        m_restartAt = m_now + restartDelay;
        return plain("System will restart shortly.");
    }
    if (path == "/api/system/shutdown" && m_firmware.since(36)) {
        m_machine.shutDown();
        return plain("Mining has been shut down.");
    }
    if (path == "/api/system/reset-stats" && m_firmware.since(37))
        return {204, {}, {}, {}, false, false};
    if (path == (m_firmware.hasV2 ? "/api/v2/otp/session" : "/api/otp/session")
        && m_firmware.since(34))
        return openSession(request);
    return wrongMethod();
}

HttpAnswer SimulatedNerdQAxe::openSession(const HttpRequest &request)
{
    if (!m_machine.settings.otp)
        return plain("OTP is disabled", 405);
    const QByteArray code = request.header("X-TOTP");
    if (code.isNull())
        return plain("Missing X-TOTP", 400);
    switch (m_passwords.checkCode(code, wallClock())) {
    case OneTimePasswords::Check::Refused:
        return plain("Invalid TOTP", 401);
    case OneTimePasswords::Check::Blocked:
        return plain("blocked for 5 minutes", 401);
    case OneTimePasswords::Check::Passed:
        break;
    }
    const QByteArray token = m_passwords.open(wallClock());
    return chunkedJson(JsonWriter()
                           .beginObject()
                           .string("token", token)
                           .integer("ttlMs", OneTimePasswords::sessionLength)
                           .integer("expiresAt", wallClock() + OneTimePasswords::sessionLength)
                           .endObject()
                           .bytes());
}

HttpAnswer SimulatedNerdQAxe::patch(const HttpRequest &request)
{
    if (request.body.size() >= 16384)
        return plain("content too long", 500);
    if (const auto locked = whyLocked(request))
        return *locked;
    // Without a length the firmware sees an empty body.
    const QJsonDocument document = QJsonDocument::fromJson(request.chunked ? QByteArray()
                                                                           : request.body);
    if (!document.isObject())
        return plain("Invalid JSON", 400);
    applyPatch(m_machine.settings, m_firmware, document.object());
    if (m_firmware.since(35) && m_machine.runningPools != m_machine.settings.pools) {
        m_machine.runningPools = m_machine.settings.pools;
        m_machine.reconnect();
    }
    return HttpAnswer::text({});
}

} // namespace coalface::simulator::nerdqaxe
