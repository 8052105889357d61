// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/fault.h"

#include "minersdk/testing/alteredjson.h"

#include <algorithm>

namespace coalface::testing {

namespace {

using Manner = Fault::Manner;

//! The bytes as they are, whatever the protocol.
Fault raw(const char *name, const QByteArray &bytes)
{
    return {QString::fromLatin1(name), Manner::Answers,
            [bytes](const Framing &, const QByteArray &, const QByteArray &) { return bytes; }};
}

Fault body(const char *name, const QByteArray &body)
{
    return {QString::fromLatin1(name), Manner::Answers,
            [body](const Framing &framing, const QByteArray &, const QByteArray &) {
                return framing.reply(body);
            }};
}

Fault status(const char *status, const QByteArray &headers = {})
{
    return {QStringLiteral("HTTP ") + QString::fromLatin1(status), Manner::Answers,
            [=](const Framing &, const QByteArray &, const QByteArray &) {
                return httpReply("<html>Something else</html>", status,
                                 "Content-Type: text/html\r\n" + headers);
            },
            true};
}

Fault values(const char *name, QJsonValue (*alter)(const QJsonValue &))
{
    return {QString::fromLatin1(name), Manner::Answers,
            [alter](const Framing &framing, const QByteArray &, const QByteArray &reply) {
                return framing.reply(alteredJson(framing.bodyOf(reply), alter));
            },
            false, true};
}

//! Firmware that quotes what it was sent, secrets included.
QByteArray quoted(const Framing &framing, const QByteArray &request, const QByteArray &)
{
    const QByteArray quote = "You said: " + framing.bodyOf(request);
    return framing.http ? httpReply(quote, "400 Bad Request", "Content-Type: text/plain\r\n")
                        : framing.reply(quote);
}

QList<Fault> connectionFaults()
{
    return {{QStringLiteral("refuses"), Manner::Refuses},
            {QStringLiteral("closes at once"), Manner::ClosesAtOnce},
            {QStringLiteral("closes without an answer"), Manner::ClosesUnanswered},
            {QStringLiteral("answers in pieces"), Manner::InPieces, {}, false, true},
            {QStringLiteral("never stops talking"), Manner::Endless},
            {QStringLiteral("drips"), Manner::Drips},
            silence(),
            {QStringLiteral("cut in the middle"), Manner::Answers,
             [](const Framing &, const QByteArray &, const QByteArray &reply) {
                 return reply.left(reply.size() / 2);
             }},
            {QStringLiteral("cut near the end"), Manner::Answers,
             [](const Framing &, const QByteArray &, const QByteArray &reply) {
                 return reply.chopped(qMin(reply.size(), qsizetype(3)));
             },
             false, true},
            {QStringLiteral("answers twice"), Manner::Answers,
             [](const Framing &, const QByteArray &, const QByteArray &reply) {
                 return reply + reply;
             },
             false, true},
            raw("garbage", QByteArray("\x00\xff\xfe{]\x7f\x01\r\n\x80", 10).repeated(30)),
            raw("a banner", "SSH-2.0-OpenSSH_9.2\r\n")};
}

QList<Fault> bodyFaults()
{
    return {body("empty body", {}),
            body("web page", "<!DOCTYPE html><html><body>Login</body></html>"),
            body("JSON array", "[{\"error\":{\"type\":1}},2]"),
            body("JSON null", "null"),
            body("empty object", "{}"),
            body("deeply nested", QByteArray("{\"a\":[").repeated(20000)),
            body("no UTF-8", "{\"version\":\"\xff\xfe\xe9\"}"),
            {QStringLiteral("quotes the request"), Manner::Answers, quoted},
            values("texts for numbers", textForNumber),
            values("numbers for texts", numberForText),
            values("null everywhere", nullForAll),
            values("lists for values", listForAll),
            values("huge numbers", hugeForNumber),
            values("negative numbers", negativeForNumber)};
}

QList<Fault> httpFaults()
{
    QList<Fault> faults{raw("header cut off", "HTTP/1.1 200 OK\r\nContent-Type: applic"),
                        raw("announces too much",
                            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{"),
                        raw("broken chunks",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
                        status("204 No Content"),
                        status("302 Found", QByteArray("Location: ") + redirectTarget + "\r\n"),
                        status("307 Temporary Redirect",
                               QByteArray("Location: ") + redirectTarget + "\r\n"),
                        status("400 Bad Request"),
                        status("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n"),
                        status("403 Forbidden"),
                        status("404 Not Found"),
                        status("405 Method Not Allowed"),
                        status("429 Too Many Requests", "Retry-After: 1\r\n"),
                        status("500 Internal Server Error"),
                        status("503 Service Unavailable")};
    for (Fault &fault : faults)
        fault.httpOnly = true;
    return faults;
}

} // namespace

Fault noFault()
{
    return {QStringLiteral("in good order")};
}

Fault silence()
{
    return {QStringLiteral("silent"), Manner::Silent};
}

QList<Fault> allFaults()
{
    return connectionFaults() + bodyFaults() + httpFaults();
}

Fault faultNamed(const QString &name)
{
    const QList<Fault> faults = allFaults();
    const auto fault = std::find_if(faults.begin(), faults.end(),
                                    [&](const Fault &candidate) { return candidate.name == name; });
    return fault == faults.end() ? noFault() : *fault;
}

} // namespace coalface::testing
