// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/protocol.h"

#include <minersdk/reading/jsondocument.h>

namespace coalface::nerdqaxe {

namespace {

// Trouble is the same whoever asks; a whole answer of another kind is Rejected for a stranger.
struct Answer
{
    QJsonObject object;
    QString sentence; //!< why there is no object
    Error::Kind kind = Error::Kind::BadReply;
    bool whole = false; //!< a whole answer of another kind
};

Answer trouble(const QString &sentence, Error::Kind kind = Error::Kind::BadReply)
{
    return {{}, sentence, kind, false};
}

Answer other(const QString &sentence)
{
    return {{}, sentence, Error::Kind::BadReply, true};
}

Answer wrongStatus(int status)
{
    if (status == 401)
        return trouble(foreignNetworkSentence(), Error::Kind::Unauthorized);
    if (status >= 300 && status < 400) {
        return other(QStringLiteral("The device redirects this page to another one (HTTP %1): it "
                                    "has no such page, or is in its setup.")
                         .arg(status));
    }
    if (status >= 500) {
        // No answer at all, and of its firmware it says nothing.
        return trouble(QStringLiteral("The device answered with HTTP %1, a fault of its own: ask "
                                      "again, and restart it if that goes on.")
                           .arg(status),
                       Error::Kind::Unreachable);
    }
    return other(QStringLiteral("The device has no such page (HTTP %1).").arg(status));
}

Answer read(const HttpReply &reply)
{
    if (reply.status != 200)
        return wrongStatus(reply.status);
    if (reply.contentType != "application/json") {
        return other(QStringLiteral("The device answered with a web page or something else "
                                    "instead of data: it is no NerdQAxe, or in its setup."));
    }
    QJsonParseError error;
    const QJsonDocument document = reading::jsonDocument(reply.body, &error);
    if (error.error != QJsonParseError::NoError) {
        return trouble(
            QStringLiteral("The device's answer is broken JSON (%1 at byte %2 of %3): ask "
                           "again, and restart it if that goes on.")
                .arg(error.errorString())
                .arg(error.offset)
                .arg(reply.body.size()));
    }
    if (!document.isObject()) {
        return other(QStringLiteral("A device that answers with a list (a Hue bridge does): no "
                                    "NerdQAxe does that."));
    }
    return {document.object(), {}, {}, false};
}

} // namespace

Result<QJsonObject> objectIn(const HttpReply &reply)
{
    const Answer answer = read(reply);
    if (answer.sentence.isEmpty())
        return answer.object;
    return Error{answer.kind, answer.sentence};
}

Result<QJsonObject> objectFromStranger(const HttpReply &reply)
{
    const Answer answer = read(reply);
    if (answer.sentence.isEmpty())
        return answer.object;
    return Error{answer.whole ? Error::Kind::Rejected : answer.kind, answer.sentence};
}

Verdict verdictOf(const HttpReply &reply)
{
    if (reply.status >= 200 && reply.status < 300)
        return Verdict::Taken;
    // The one 5xx that tells of the request.
    const bool isTooLong = reply.body.simplified() == "content too long";
    if (reply.status != 401)
        return reply.status >= 500 && !isTooLong ? Verdict::Fault : Verdict::Refused;
    const QByteArray words = reply.body.toLower();
    if (words.contains("blocked"))
        return Verdict::Blocked;
    // "OTP/Session required", "Invalid TOTP"; the network check says "Unauthorized".
    return words.contains("otp") ? Verdict::LoginRefused : Verdict::Foreign;
}

QString wordsOf(const HttpReply &reply)
{
    const QString words = QString::fromUtf8(reply.body).simplified();
    static const QStringList known{QStringLiteral("Invalid JSON"),
                                   QStringLiteral("content too long")};
    return known.contains(words) ? u'"' + words + u'"' : QString();
}

QString foreignNetworkSentence()
{
    return QStringLiteral(
        "The device refused this computer's address (HTTP 401): the miner only talks to private "
        "IPv4 addresses (10.x, 172.16-31.x, 192.168.x). Reach it from the same home network, not "
        "through a VPN or the internet.");
}

} // namespace coalface::nerdqaxe
