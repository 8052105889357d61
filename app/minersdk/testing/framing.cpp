// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/framing.h"

namespace coalface::testing {

namespace {

bool isWholeHttpRequest(const QByteArray &bytes)
{
    if (!bytes.contains("\r\n\r\n"))
        return false;
    const QByteArray header = httpHeader(bytes).toLower();
    constexpr char name[] = "\r\ncontent-length:";
    const qsizetype at = header.indexOf(name);
    const qsizetype from = at + qsizetype(sizeof name) - 1;
    const qint64 size
        = at < 0 ? 0 : header.mid(from, header.indexOf('\r', from) - from).trimmed().toLongLong();
    return httpBody(bytes).size() >= size;
}

//! An object that has been closed; braces within strings do not count.
bool isWholeJson(const QByteArray &bytes)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && c == '{')
            ++depth;
        else if (!inString && c == '}' && --depth == 0)
            return true;
    }
    return false;
}

} // namespace

QByteArray Framing::reply(const QByteArray &body) const
{
    return http ? httpReply(body) : body + replyEnd;
}

QByteArray Framing::bodyOf(const QByteArray &reply) const
{
    if (http)
        return httpBody(reply);
    return reply.endsWith(replyEnd) ? reply.chopped(replyEnd.size()) : reply;
}

Framing httpFraming()
{
    return {true, isWholeHttpRequest, {}};
}

Framing jsonFraming(const QByteArray &replyEnd)
{
    return {false, isWholeJson, replyEnd};
}

Framing lineFraming(const QByteArray &replyEnd)
{
    return {false, [](const QByteArray &bytes) { return bytes.endsWith('\n'); }, replyEnd};
}

QByteArray httpReply(const QByteArray &body, const QByteArray &status, const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: "
           + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

QByteArray httpHeader(const QByteArray &message)
{
    return message.left(message.indexOf("\r\n\r\n")) + "\r\n";
}

QByteArray httpBody(const QByteArray &message)
{
    const qsizetype end = message.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : message.mid(end + 4);
}

} // namespace coalface::testing
