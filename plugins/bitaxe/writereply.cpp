// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/writereply.h"

#include "bitaxe/protocol.h"

namespace coalface::bitaxe {

namespace {

Sending refused(const QString &sentence)
{
    return {Sending::End::Refused, {Error::Kind::Rejected, sentence, false}};
}

//! Error bodies are plain words (axeos.md, section 10). Others are not repeated: they may quote what was
//! sent, and with it a password.
QString wordsOf(const HttpReply &reply)
{
    const QString words = QString::fromUtf8(reply.body).simplified();
    static const QStringList known{QStringLiteral("Invalid JSON"), QStringLiteral("Wrong API input"),
                                   QStringLiteral("content too long")};
    return known.contains(words) ? words : QString();
}

} // namespace

Sending sendingOf(const Result<HttpReply> &reply, const QString &what)
{
    if (!reply) {
        return {reply.error().sent ? Sending::End::Unanswered : Sending::End::NotSent,
                reply.error()};
    }
    const int status = reply->status;
    if (status >= 200 && status < 300)
        return {};
    if (status == 401)
        return {Sending::End::NotSent, objectIn(*reply).error()};
    if (status == 404 || status == 405 || (status >= 300 && status < 400)) {
        return refused(QStringLiteral("The miner's firmware has no such command (HTTP %1): nothing "
                                      "was changed.")
                           .arg(status));
    }
    const QString words = wordsOf(*reply);
    if (status < 500 || words == QLatin1String("content too long")) {
        return refused(QStringLiteral("The miner refused %1 (HTTP %2%3): nothing was changed.")
                           .arg(what)
                           .arg(status)
                           .arg(words.isEmpty() ? QString() : QStringLiteral(", ") + words));
    }
    return {Sending::End::Unanswered,
            {Error::Kind::BadReply,
             QStringLiteral("The miner reported a fault of its own (HTTP %1) when it was changed, "
                            "often a shortage of memory.")
                 .arg(status),
             true}};
}

} // namespace coalface::bitaxe
