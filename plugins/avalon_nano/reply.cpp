// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/reply.h"

#include "avalon_nano/jsonrepair.h"
#include "avalon_nano/plaintext.h"

#include <QJsonDocument>

#include <limits>

namespace coalface::avalon_nano {

namespace {

constexpr qsizetype longestMessage = 400;

QByteArray beforeNul(const QByteArray &bytes)
{
    const qsizetype nul = bytes.indexOf('\0');
    return (nul < 0 ? bytes : bytes.left(nul)).trimmed();
}

Error damaged(qsizetype size)
{
    return {Error::Kind::BadReply,
            QStringLiteral("The device's reply was cut off or is damaged (%1 bytes): it may be "
                           "busy, ask again.")
                .arg(size)};
}

std::optional<int> smallNumber(const QJsonObject &object, Key key)
{
    const auto value = number(object, key);
    if (!value || *value < std::numeric_limits<int>::min()
        || *value > std::numeric_limits<int>::max())
        return std::nullopt;
    return int(*value);
}

//! No miner's API begins so, whatever is wrong with it.
bool isOfTheWeb(const QByteArray &text)
{
    return text.startsWith("HTTP/") || text.startsWith('<');
}

Reply replyOf(const QJsonObject &content)
{
    Reply reply;
    reply.content = content;
    const QJsonValue status = content.value(Key("STATUS"));
    // Other families write the letter, or a word, and the rest beside it.
    const QJsonObject head = status.isArray() ? status.toArray().at(0).toObject() : content;
    const QString letter = text(head, Key("STATUS"));
    if (letter.size() == 1)
        reply.letter = letter[0].toUpper();
    reply.code = smallNumber(head, Key("Code"));
    reply.message = text(head, Key("Msg"), longestMessage);
    reply.description = text(head, Key("Description"));
    reply.when = count(head, Key("When"));
    return reply;
}

Result<QJsonObject> jsonIn(const QByteArray &bytes)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        document = QJsonDocument::fromJson(repairedJson(QString::fromUtf8(bytes)).toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return damaged(bytes.size());
    return document.object();
}

} // namespace

bool Reply::succeeded() const
{
    if (!letter.isNull())
        return letter == u'S' || letter == u'I';
    for (const char *section : {"VERSION", "SUMMARY", "STATS", "POOLS", "CHECK"}) {
        if (!list(Key(section)).isEmpty())
            return true;
    }
    return false;
}

Result<Reply> replyIn(const QByteArray &bytes)
{
    const QByteArray text = beforeNul(bytes);
    if (text.isEmpty())
        return Error{Error::Kind::BadReply, QStringLiteral("The device's reply is empty.")};
    if (text.startsWith('{')) {
        const auto content = jsonIn(text);
        return content ? Result<Reply>(replyOf(*content)) : content.error();
    }
    if (text.startsWith("STATUS=")) {
        const auto content = plainReply(QString::fromUtf8(text));
        return content ? Result<Reply>(replyOf(*content)) : damaged(text.size());
    }
    if (isOfTheWeb(text)) {
        return Error{
            Error::Kind::Unreachable,
            QStringLiteral(
                "A web server answers in place of the miner's API: another device may have "
                "got its address. Scan the network, and look whether the port is right.")};
    }
    return Error{Error::Kind::BadReply,
                 QStringLiteral(
                     "The device's answer is none of a miner's API (it is neither JSON "
                     "nor cgminer's text): ask again, and look whether the port is right.")};
}

std::optional<Reply> partOf(const Reply &joined, Key command)
{
    const QJsonValue value = joined.content.value(command);
    const QJsonValue part = value.isArray() ? value.toArray().at(0) : value;
    if (!part.isObject())
        return std::nullopt;
    return replyOf(part.toObject());
}

bool isOtherProtocol(const QByteArray &bytes)
{
    const QByteArray text = beforeNul(bytes);
    return !text.isEmpty() && !text.startsWith('{')
           && !QByteArray("STATUS=").startsWith(text.left(7));
}

Error refusalOf(const Reply &reply, QLatin1String asked)
{
    if (reply.message.contains(u"Access denied", Qt::CaseInsensitive)) {
        return {Error::Kind::Unauthorized,
                QStringLiteral(
                    "The device denies this computer the command \"%1\": its access list "
                    "has to allow this address.")
                    .arg(asked)};
    }
    if (reply.message.contains(u"Invalid command", Qt::CaseInsensitive)) {
        return {Error::Kind::Unsupported,
                QStringLiteral("The device's firmware does not know the command \"%1\".").arg(asked)};
    }
    return {Error::Kind::BadReply,
            QStringLiteral("The device did not answer the command \"%1\" as it should%2.")
                .arg(asked, reply.message.isEmpty()
                                ? QString()
                                : QStringLiteral(" (it says: %1)").arg(reply.message.left(120)))};
}

} // namespace coalface::avalon_nano
