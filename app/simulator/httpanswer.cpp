// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpanswer.h"

#include <utility>

namespace coalface::simulator {

namespace {
const char *reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    default:
        return "Status";
    }
}
} // namespace

HttpAnswer HttpAnswer::json(QByteArray body, int status)
{
    return {status, QByteArrayLiteral("application/json"), std::move(body), {}, false, false};
}

HttpAnswer HttpAnswer::text(QByteArray body, int status)
{
    return {status, QByteArrayLiteral("text/html"), std::move(body), {}, false, false};
}

QByteArray HttpAnswer::head() const
{
    QByteArray out;
    out.reserve(256 + body.size());
    out.append("HTTP/1.1 ").append(QByteArray::number(status)).append(' ').append(reason(status));
    out.append("\r\n");
    if (!contentType.isEmpty())
        out.append("Content-Type: ").append(contentType).append("\r\n");
    if (chunked)
        out.append("Transfer-Encoding: chunked\r\n");
    else
        out.append("Content-Length: ").append(QByteArray::number(body.size())).append("\r\n");
    out.append(moreHeaders);
    if (close)
        out.append("Connection: close\r\n");
    out.append("\r\n");
    return out;
}

QByteArray HttpAnswer::bytes() const
{
    QByteArray out = head();
    if (!chunked)
        return out.append(body);
    if (!body.isEmpty())
        out.append(QByteArray::number(body.size(), 16)).append("\r\n").append(body).append("\r\n");
    return out.append("0\r\n\r\n");
}

} // namespace coalface::simulator
