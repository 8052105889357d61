// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <functional>

namespace coalface::testing {

//! How the requests and replies of a protocol lie in the stream of bytes.
struct Framing
{
    bool http = false;
    //! Whether the bytes so far are a whole request.
    std::function<bool(const QByteArray &bytes)> isWhole;
    QByteArray replyEnd; //!< without HTTP: what ends a reply, besides the end of the connection

    //! A reply with this body: with HTTP status 200 and application/json.
    QByteArray reply(const QByteArray &body) const;
    //! The body of a reply.
    QByteArray bodyOf(const QByteArray &reply) const;
};

//! HTTP/1.1; a request is whole with its Content-Length.
Framing httpFraming();
//! Requests are JSON objects without a terminator, replies end with `replyEnd` (or the connection).
Framing jsonFraming(const QByteArray &replyEnd = QByteArray(1, '\0'));
//! Requests end with a newline, replies with `replyEnd`.
Framing lineFraming(const QByteArray &replyEnd = "\n");

//! `status`: "200 OK"; `headers`: further ones, each with its CRLF.
QByteArray httpReply(const QByteArray &body, const QByteArray &status = "200 OK",
                     const QByteArray &headers = "Content-Type: application/json\r\n");
//! The header and what comes after it; all is header where no body begins.
QByteArray httpHeader(const QByteArray &message);
QByteArray httpBody(const QByteArray &message);

} // namespace coalface::testing
