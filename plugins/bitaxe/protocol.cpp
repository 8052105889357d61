// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/protocol.h"

#include <minersdk/reading/jsondocument.h>

namespace coalface::bitaxe {

namespace {

Error badReply(const QString &detail)
{
    return {Error::Kind::BadReply, detail};
}

bool hasHeader(const HttpReply &reply, const char *name)
{
    for (const auto &header : reply.headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

//! 401 comes from the address check of v2.6.0 and later, which no login satisfies; with a challenge
//! it is a login, as builds after v2.15 may have one.
Error unauthorized(const HttpReply &reply)
{
    if (hasHeader(reply, "WWW-Authenticate")) {
        return {Error::Kind::Unauthorized,
                QStringLiteral(
                    "The device needs a login (HTTP 401), which this driver does not know: "
                    "switch its password protection off to read it.")};
    }
    return {Error::Kind::Unauthorized,
            QStringLiteral(
                "The device refused this computer's address (HTTP 401): the miner only talks "
                "to private IPv4 addresses (10.x, 172.16-31.x, 192.168.x). Reach it from the "
                "same home network, not through a VPN or the internet.")};
}

Error wrongStatus(const HttpReply &reply)
{
    const int status = reply.status;
    if (status == 401)
        return unauthorized(reply);
    if (status >= 300 && status < 400) {
        return badReply(
            QStringLiteral("The device redirects the AxeOS state page to another one (HTTP %1): "
                           "it has no AxeOS interface, or is in its setup.")
                .arg(status));
    }
    if (status == 404)
        return badReply(QStringLiteral("The device has no AxeOS state page (HTTP 404)."));
    if (status >= 500) {
        // No answer at all, and of its firmware it says nothing.
        return {Error::Kind::Unreachable,
                QStringLiteral("The device answered with HTTP %1, a fault of its own and often a "
                               "shortage of memory: ask again, and restart it if that goes on.")
                    .arg(status),
                true};
    }
    return badReply(
        QStringLiteral("The device answered the AxeOS state page with HTTP status %1 instead "
                       "of 200.")
            .arg(status));
}

//! `broken`: set when the answer promised JSON and did not keep it.
Result<QJsonObject> read(const HttpReply &reply, bool *broken)
{
    *broken = false;
    if (reply.status != 200)
        return wrongStatus(reply);
    if (reply.contentType != "application/json") {
        return badReply(
            reply.contentType == "text/html"
                ? QStringLiteral("The device answered with a web page instead of data: it is "
                                 "something else than an AxeOS miner, or in its setup.")
                : QStringLiteral("The device answered with something else than JSON data: no "
                                 "AxeOS miner does that."));
    }
    QJsonParseError error;
    const QJsonDocument document = reading::jsonDocument(reply.body, &error);
    if (error.error != QJsonParseError::NoError) {
        *broken = true;
        return badReply(
            QStringLiteral("The device's answer is broken JSON (%1 at byte %2 of %3): ask again, "
                           "and restart it if that goes on.")
                .arg(error.errorString())
                .arg(error.offset)
                .arg(reply.body.size()));
    }
    if (document.isArray()) {
        return badReply(
            QStringLiteral("A Hue bridge or another device that answers with a list: no AxeOS "
                           "miner does that."));
    }
    return document.object();
}

} // namespace

Result<QJsonObject> objectIn(const HttpReply &reply)
{
    bool broken = false;
    return read(reply, &broken);
}

Result<QJsonObject> objectFromStranger(const HttpReply &reply)
{
    bool broken = false;
    auto object = read(reply, &broken);
    if (object || object.error().kind != Error::Kind::BadReply || broken)
        return object;
    return Error{Error::Kind::Rejected, object.error().detail};
}

} // namespace coalface::bitaxe
