// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/protocol.h"

#include <minersdk/reading/jsondocument.h>

#include <algorithm>

namespace coalface::nmminer {

namespace {

Error badReply(const QString &detail)
{
    return {Error::Kind::BadReply, detail, true};
}

//! A fault that it reports of itself is no answer, and says nothing of its firmware.
Error inTrouble(const QString &detail)
{
    return {Error::Kind::Unreachable, detail, true};
}

Error wrongStatus(int status)
{
    if (status == 503) {
        return inTrouble(
            QStringLiteral("The device is busy (HTTP 503), usually with an update of its "
                           "firmware: ask again later."));
    }
    if (status == 404) {
        return badReply(
            QStringLiteral("The device has no such page (HTTP 404): it is no NMMiner with firmware "
                           "2 or later. Older ones are not asked; they announce themselves."));
    }
    if (status >= 500) {
        return inTrouble(
            QStringLiteral("The device answered with HTTP %1, a fault of its own: ask again, "
                           "and restart it if that goes on.")
                .arg(status));
    }
    return badReply(
        QStringLiteral("The device answered with HTTP status %1 instead of 200, which no NMMiner "
                       "does here.")
            .arg(status));
}

//! `broken`: set when the answer looks like JSON and is not whole.
Result<QJsonObject> read(const HttpReply &reply, bool *broken)
{
    *broken = false;
    if (reply.status != 200)
        return wrongStatus(reply.status);
    QJsonParseError error;
    const QJsonDocument document = reading::jsonDocument(reply.body, &error);
    if (document.isObject())
        return document.object();
    if (document.isArray())
        return badReply(
            QStringLiteral("The device answered with a list instead of an object, which no NMMiner "
                           "does."));
    *broken = reply.contentType == "application/json" || reply.body.trimmed().startsWith('{');
    if (*broken) {
        return badReply(
            QStringLiteral("The device's answer is broken JSON (%1 at byte %2 of %3): ask again, "
                           "and restart it if that goes on.")
                .arg(error.errorString())
                .arg(error.offset)
                .arg(reply.body.size()));
    }
    return badReply(
        QStringLiteral("The device answered with a web page or a text instead of data: it is "
                       "something else than an NMMiner, or in its setup."));
}

bool hasChallenge(const HttpReply &reply)
{
    return std::any_of(reply.headers.cbegin(), reply.headers.cend(), [](const auto &header) {
        return header.first.compare("WWW-Authenticate", Qt::CaseInsensitive) == 0;
    });
}

WriteReport refused(const QString &detail)
{
    return {Outcome::Refused, false, detail};
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
    // AxeOS and its relatives refuse strange addresses with a bare 401: their drivers tell more of it.
    const bool isBarred = reply.status == 401 && !hasChallenge(reply);
    if (object || broken || isBarred || reply.status >= 500)
        return object;
    return Error{Error::Kind::Rejected, object.error().detail};
}

std::optional<WriteReport> refusalIn(const HttpReply &reply)
{
    switch (reply.status) {
    case 404:
        return WriteReport{Outcome::Unsupported, false,
                           QStringLiteral(
                               "The device's firmware has no such function (HTTP 404).")};
    case 413:
        return refused(QStringLiteral("The device refused it as too long (HTTP 413)."));
    case 429:
        return refused(
            QStringLiteral("The device refused it as too soon after the last time (HTTP 429): wait "
                           "a minute and try again."));
    case 503:
        return refused(
            QStringLiteral("The device is busy (HTTP 503), usually with an update of its firmware: "
                           "try again later."));
    default:
        break;
    }
    if (reply.status < 300 || reply.status >= 500)
        return std::nullopt;
    return refused(
        QStringLiteral("The device refused the request (HTTP %1): it does not like a value.")
            .arg(reply.status));
}

} // namespace coalface::nmminer
